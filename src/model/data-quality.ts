import { z } from "zod";

/** Whether a check found all well, something to know, or something to mend. */
export const QualityLevel = z.enum(["good", "note", "mend"]);
export type QualityLevel = z.infer<typeof QualityLevel>;

/** From where on what a check counts is to be known, and from where on to be mended; null: never. */
export const QualityRule = z.object({
  of: z
    .enum(["share", "count", "minutes", "kind"])
    .describe("What is held against the two bounds; kind: what was found says itself whether it is to be mended."),
  note: z.number().nullable(),
  mend: z.number().nullable(),
  least: z.int().describe("Fewer than so many are never more than something to know."),
});
export type QualityRule = z.infer<typeof QualityRule>;

const Money = z.string();

/** What every check says: so many of so many, and what they are worth where they are worth something. */
const about = {
  level: QualityLevel,
  state: z
    .enum(["checked", "nothing", "needs_rate"])
    .describe(
      "nothing: there is nothing yet to look at; needs_rate: not known without the exchange rates that are missing.",
    ),
  rule: QualityRule,
  count: z.int(),
  of: z.int().nullable().describe("Out of how many; null where that would say nothing."),
  share: z.number().nullable(),
  money: z.object({ amount: Money, of: Money }).nullable(),
  more: z.int().describe("Rows that are left out of the list."),
};

const check = <Kind extends string, Row extends z.ZodRawShape>(kind: Kind, row: Row) =>
  z.object({ kind: z.literal(kind), ...about, rows: z.array(z.object(row)) });

/** Which field of a tracked address. */
const Field = z.enum(["source", "medium", "campaign"]);

/** Each check of a workspace's data; `rows` is the table behind it, the heaviest first. */
export const QualityCheck = z.discriminatedUnion("kind", [
  check("untagged_visits", {
    page: z.string().describe("Host and path that visits began on which say nothing of where they came from."),
    visits: z.int(),
  }),
  check("untagged_social", {
    network: z.string(),
    untagged: z.int().describe("Visits of the network by the page before alone, without utm_source."),
    visits: z.int(),
  }),
  check("utm_spellings", {
    field: Field,
    suggestion: z.string(),
    because: z
      .enum(["naming_rules", "network", "ad_campaign", "usual"])
      .describe("The plan's naming rules, a known network, an ad report's campaign, or what is written most often."),
    todo: z.enum(["ads", "links"]).describe("Where most of them stand: in ads' address parameters or in links."),
    values: z.array(
      z.object({
        value: z.string(),
        touches: z.int(),
        lost: z.boolean().describe("Whether it is counted elsewhere than is meant."),
      }),
    ),
  }),
  check("spend_without_touches", {
    platform: z.string(),
    campaign: z.string().nullable(),
    spend: Money,
    clicks: z.int(),
  }),
  check("touches_without_spend", { network: z.string(), campaign: z.string(), touches: z.int() }),
  check("orders_without_journey", {
    from: z.string().describe("The format of the file, or the live source, that told of them."),
    reason: z
      .enum(["no_person", "never_seen"])
      .describe("no_person: the order names no customer; never_seen: nothing is known of the customer before it."),
    orders: z.int(),
    value: Money,
  }),
  check("days_missing", {
    from: z.string(),
    what: z.enum(["orders", "visits", "ads", "analytics"]),
    first: z.iso.date(),
    last: z.iso.date(),
    days: z.int(),
    reason: z
      .enum(["between_files", "unlikely"])
      .describe("between_files: no file reaches over these days; unlikely: so few would hardly be chance."),
    expected: z.number().describe("How many rows the same weekdays around them have."),
  }),
  check("currencies_without_rate", {
    currency: z.string(),
    first: z.iso.date(),
    last: z.iso.date(),
    days: z.int(),
  }),
  check("overlapping_files", {
    file: z.string(),
    other: z.string().describe("The file that counts instead."),
    what: z.enum(["spend", "orders", "visits", "leads", "deals", "posts", "analytics"]),
    rows: z.int(),
    whole: z.boolean(),
  }),
  check("rejected_rows", { file: z.string(), rows: z.int(), rejected: z.int() }),
  check("shared_keys", {}),
  check("events_behind", {}),
]);
export type QualityCheck = z.infer<typeof QualityCheck>;

/** How far a workspace's data may be trusted, check by check. */
export const DataQuality = z.object({
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  currency: z.string(),
  timeZone: z.string(),
  level: QualityLevel.describe("The worst of all checks."),
  notes: z.int().describe("Checks that found something to know."),
  mends: z.int().describe("Checks that found something to mend."),
  checks: z.array(QualityCheck),
});
export type DataQuality = z.infer<typeof DataQuality>;
