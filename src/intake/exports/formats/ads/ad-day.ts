import { literal } from "../../../../warehouse/sql.ts";
import type { Context, ExportFormat, Surroundings } from "../../format.ts";
import { currencyShown } from "../currency-sign.ts";
import { datesIn } from "../written-dates.ts";

/** SQL over a format's column keys for what an ad report's row holds beside its names. */
interface AdRow {
  readonly network?: string;
  readonly day: string;
  readonly until: string;
  /** Columns by which a row is split further than by campaign, ad set and ad. */
  readonly breakdown?: readonly string[];
  readonly spend?: string;
  readonly clicks: string;
  readonly conversions: string;
  readonly value: string;
}

/**
 * The fact `ad_day` of a format that has the columns account, campaign, campaignId, adset, adsetId, ad, adId, currency
 * and impressions. The network is the platform's own unless the row says more.
 */
export function adDay(platform: string, { currency }: Context, row: AdRow): Record<string, string> {
  const { network = literal(platform), breakdown = [], spend = "coalesce(spend, 0)" } = row;
  return {
    platform: literal(platform),
    network,
    account: told("account"),
    day: row.day,
    until: row.until,
    campaign_id: told("campaignId"),
    campaign: told("campaign"),
    adset_id: told("adsetId"),
    adset: told("adset"),
    ad_id: told("adId"),
    ad: told("ad"),
    breakdown: `nullif(concat_ws(' · ', ${["null", ...breakdown.map(told)].join(", ")}), '')`,
    currency: `upper(coalesce(${told("currency")}, ${currency === null ? "null" : literal(currency)}))`,
    spend_minor: spend,
    impressions: "impressions",
    clicks: row.clicks,
    conversions: row.conversions,
    conversion_value_minor: row.value,
  };
}

/** SQL of a text column, null where a platform writes a dash for nothing. */
export const told = (column: string): string => `nullif(nullif(${column}, '-'), '--')`;

/** The currency whose sign stands beside the spend, for a report that names none. */
export const currencyOfSpend = (sample: Surroundings["sample"]): Partial<Context> =>
  currencyShown(sample.flatMap(({ spend = "", spent = "" }) => [spend, spent]));

/** SQL of a period's first day and of the day after its last, null where no period is known. */
export const rangeOf = (period: Context["period"]): readonly [string, string] =>
  period === null ? ["null", "null"] : [`date ${literal(period.from)}`, `date ${literal(period.to)}`];

const names = ["campaign", "campaignId", "adset", "adsetId", "ad", "adId"];

/**
 * SQL predicate that tells rows of an ad report from totals, which say so in the first column (placed under the key
 * `first`) or instead of a name, or have no name where the file has names; `others` are what tells rows apart where it
 * has none.
 */
export function adRows(has: (key: string) => boolean, others: readonly string[]): string {
  const named = names.filter(has);
  const telling = named.length > 0 ? named : others.filter(has);
  const totals = [saysTotal("first", `${total}( ?[-:–(] ?.*)?|[©@].*`), ...named.map((key) => saysTotal(key, total))];
  const someName = telling.map((key) => told(`cast(${key} as varchar)`)).join(", ");
  return `not (${totals.join(" or ")})${telling.length === 0 ? "" : ` and coalesce(${someName}) is not null`}`;
}

const total = "(grand |overall |report |account )?totals?( of \\d+ results?)?";

/** The first letter is looked at first, for it costs little; a footer of copyright counts as no row either. */
const saysTotal = (column: string, words: string): string =>
  `case when regexp_matches(${column}, '^[GORATgorat©@]') then regexp_full_match(${column}, '(?i:${words})') else false end`;

/** Said of a report that tells no days apart. */
export const wholeRange = "totals of the whole range, not per day: export it by day to see when the money went";

/** `wholeRange`, for a report none of whose columns says on which day its spend lay. */
export const rangeNote =
  (...days: readonly string[]) =>
  ({ has }: Surroundings): string | null =>
    days.some(has) ? null : wholeRange;

/** Days from the first to the last that the cells of a row name; 0 where they name fewer than two. */
export function daysFrom(...cells: readonly string[]): number {
  const days = datesIn(cells.join(" "));
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined ? 0 : first.until(last).days;
}

/**
 * A format, and the same where it has a column of days: there a row without its day is rejected, for it may well be a
 * sum of the others.
 */
export const withDaysNeeded = (format: ExportFormat, day = "day"): readonly ExportFormat[] => [
  { ...format, signatures: format.signatures.map((signature) => [...signature, day]), needed: [...format.needed, day] },
  format,
];
