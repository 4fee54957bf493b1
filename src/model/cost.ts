import { z } from "zod";
import { isSocialChannel } from "./channel.ts";
import { isBefore } from "./period.ts";
import { ChannelName, Currency, Day, Decimal, Network, Text } from "./plan-fields.ts";

/** The nine kinds of cost the ledger knows, spelled as `plan.yaml` spells them. */
export const costCategories = [
  "labour",
  "ad spend",
  "tools",
  "agency",
  "content",
  "training",
  "research",
  "events",
  "service recovery",
] as const;

export type CostCategory = (typeof costCategories)[number];

/** How often a cost comes back; an entry without one is paid once for its whole period. */
export const costIntervals = ["day", "week", "month", "quarter", "year"] as const;
export type CostInterval = (typeof costIntervals)[number];

/** What a cost was for; without a scope it was for all social. */
export const CostScope = z
  .strictObject({
    network: Network.optional().describe("A network, or with `post` the network the post stands on."),
    campaign: Text.optional().describe("A campaign, by name or id."),
    post: Text.optional().describe("One piece of content, by id or address."),
    channel: ChannelName.refine(
      (name) => !isSocialChannel(name),
      "must be a channel that is not social; for a social network give network instead",
    )
      .optional()
      .describe("A channel that is not social, such as Email."),
  })
  .superRefine((scope, { addIssue }) => {
    const kinds = kindsOf(scope);
    if (kinds.length !== 1) {
      addIssue({
        code: "custom",
        message: `names ${kinds.length === 0 ? "nothing" : kinds.join(" and ")}: ${oneKind}`,
      });
    }
  })
  .meta({ minProperties: 1 });
export type CostScope = z.infer<typeof CostScope>;

const oneKind = "give one of network, campaign, post or channel (a post may add its network)";

/** The kinds of thing a scope names; a post's network only says where to find the post. */
function kindsOf(scope: { [kind in "network" | "campaign" | "post" | "channel"]?: string | undefined }): string[] {
  return (["network", "campaign", "post", "channel"] as const).filter(
    (kind) => scope[kind] !== undefined && !(kind === "network" && scope.post !== undefined),
  );
}

/** One cost as the plan or a cost sheet states it: an amount, or hours and an hourly rate, in `currency` or the plan's. */
export const CostEntry = z
  .strictObject({
    what: Text.describe("What was paid for, in your words."),
    category: z.enum(costCategories, `must be one of ${costCategories.join(", ")}`).describe("The kind of cost."),
    amount: Decimal.optional().describe("Money, per `per` or once for the whole period."),
    hours: Decimal.optional().describe("Hours of work, per `per` or once for the whole period; goes with `rate`."),
    rate: Decimal.optional().describe("What one hour costs, with everything that comes on top of the wage."),
    currency: Currency.optional().describe("Where it is not the plan's."),
    per: z
      .enum(costIntervals, `must be one of ${costIntervals.join(", ")}`)
      .optional()
      .describe("How often the cost comes back; absent: once for its period."),
    from: Day.describe("The first day."),
    to: Day.optional().describe("The first day that no longer counts; absent with `per`: it goes on."),
    scope: CostScope.optional().describe("What it was for; absent: all social."),
  })
  .superRefine((entry, { addIssue }) => {
    const fault = (message: string) => addIssue({ code: "custom", message });
    const { amount, hours, rate, per, from, to } = entry;
    if (amount !== undefined && (hours !== undefined || rate !== undefined)) {
      fault("has an amount and also hours or a rate: give the amount, or hours and rate");
    } else if (amount === undefined && (hours === undefined || rate === undefined)) {
      fault("needs an amount, or hours and rate");
    }
    if (per === undefined && to === undefined) fault("needs an end (to), or how often it comes back (per)");
    if (to !== undefined && !isBefore(from, to)) fault(`goes from ${from} to ${to}: from must be before to`);
  })
  .meta({
    allOf: [
      { oneOf: [{ required: ["amount"] }, { required: ["hours", "rate"] }] },
      { anyOf: [{ required: ["per"] }, { required: ["to"] }] },
    ],
  });
export type CostEntry = z.infer<typeof CostEntry>;

/** The scope as the ledger names it: "all social", "campaign spring", "post 123 on facebook". */
export function scopeInWords(scope: CostScope | undefined): string {
  if (scope === undefined) return "all social";
  if (scope.post !== undefined) return `post ${scope.post}${scope.network === undefined ? "" : ` on ${scope.network}`}`;
  if (scope.campaign !== undefined) return `campaign ${scope.campaign}`;
  return scope.channel === undefined ? `network ${scope.network}` : `channel ${scope.channel}`;
}
