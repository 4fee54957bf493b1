import { z } from "zod";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { ImportedFile } from "./import-files.ts";
import { sumsOf } from "./sums.ts";

/** What the facts of one file come to, taken alone. */
export interface FileDescription {
  /** The one currency its money is in; null where it has none or several. */
  readonly currency: string | null;
  /** The one account its rows are of; null where they name none or several. */
  readonly account: string | null;
  /** The half-open days it covers: as it says itself, else from its first to its last row. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly sums: Record<string, string | number>;
}

/** SQL of the first and last moment or day of a fact, and of the currency its money is in. */
const spans: Readonly<Record<string, { first: string; last: string; isDay?: true; currency?: true }>> = {
  event: { first: "occurred_at", last: "occurred_at" },
  order: { first: "occurred_at", last: "occurred_at", currency: true },
  post: { first: "occurred_at", last: "occurred_at" },
  lead: { first: "created_at", last: "created_at" },
  deal: { first: "created_at", last: "coalesce(closed_at, created_at)", currency: true },
  ad_day: { first: "day", last: "until", isDay: true, currency: true },
  analytics_day: { first: "day", last: "until", isDay: true, currency: true },
  fx_rate: { first: "day", last: "day + 1", isDay: true },
  page_day: { first: "day", last: "until", isDay: true },
  audience_day: { first: "day", last: "until", isDay: true },
  search_day: { first: "day", last: "until", isDay: true },
  site_day: { first: "day", last: "until", isDay: true, currency: true },
  keyword_price: { first: "day", last: "until", isDay: true, currency: true },
  mailing: { first: "sent_at", last: "sent_at", currency: true },
  refund: { first: "occurred_at", last: "occurred_at", currency: true },
  service_case: { first: "created_at", last: "coalesce(solved_at, created_at)" },
  mention: { first: "occurred_at", last: "occurred_at" },
  survey_answer: { first: "occurred_at", last: "occurred_at" },
  account: { first: "created_at", last: "created_at" },
  campaign_member: { first: "occurred_at", last: "occurred_at" },
};

const withAccounts = ["ad_day", "post", "page_day", "audience_day"];
const oneAccount = "case when min(account) = max(account) then min(account) end";

const Span = z.object({
  first: z.string().nullable(),
  past: z.string().nullable(),
  currencies: z.string().nullable(),
  account: z.string().nullable(),
});

/** Describes an imported file by its facts: currency, period and sums. */
export async function describeFile(
  warehouse: Warehouse,
  { workspace, zone }: { workspace: string; zone: string },
  { source, context, tables }: ImportedFile,
): Promise<FileDescription> {
  const facts = [...new Set(tables.map(({ fact }) => fact))];
  const own = await Promise.all(facts.map((fact) => spanOf(warehouse, fact, workspace, source, zone)));
  const currencies = [...new Set(own.flatMap((span) => span?.currencies?.split(" ") ?? []))];
  const currency = currencies.length === 0 ? (context?.currency ?? null) : (only(currencies) ?? null);
  const from = own.flatMap((span) => span?.first ?? []).toSorted()[0];
  const to = own
    .flatMap((span) => span?.past ?? [])
    .toSorted()
    .at(-1);
  const accounts = [...new Set(own.flatMap((span) => span?.account ?? []))];
  return {
    currency,
    account: context?.account ?? only(accounts) ?? null,
    period: context?.period ?? (from === undefined || to === undefined ? null : { from, to }),
    sums: await sumsOf(warehouse, workspace, source, { currency, facts }),
  };
}

const only = (codes: readonly string[]): string | undefined => (codes.length === 1 ? codes[0] : undefined);

async function spanOf(warehouse: Warehouse, fact: string, workspace: string, source: number, zone: string) {
  const span = spans[fact];
  if (span === undefined) return null;
  const { first, last, isDay, currency } = span;
  const days = isDay
    ? sql`min(${raw(first)}) as first, max(${raw(last)}) as past`
    : sql`cast(timezone(${zone}, min(${raw(first)})) as date) as first, cast(timezone(${zone}, max(${raw(last)})) as date) + 1 as past`;
  const codes = currency ? "string_agg(distinct currency, ' ' order by currency)" : "cast(null as varchar)";
  return warehouse.row(
    Span,
    sql`
    /* intake/exports/describe-file */
    select strftime(first, '%Y-%m-%d') as first, strftime(past, '%Y-%m-%d') as past, currencies, account
    from (
      select ${days}, ${raw(codes)} as currencies, ${raw(withAccounts.includes(fact) ? oneAccount : "cast(null as varchar)")} as account
      from ${raw(`"${fact}"`)} where workspace = ${workspace} and source = ${source}
    )`,
  );
}
