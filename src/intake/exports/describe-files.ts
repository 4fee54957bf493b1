import { z } from "zod";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { ImportedFile } from "./import-files.ts";
import { type Sums, sumsOfFiles } from "./sums.ts";

/** What the facts of one file come to, taken alone. */
export interface FileDescription {
  /** The one currency its money is in; null where it has none or several. */
  readonly currency: string | null;
  /** The one account its rows are of; null where they name none or several. */
  readonly account: string | null;
  /** The half-open days it covers: as it says itself, else from its first to its last row. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly sums: Sums;
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
  source: z.number(),
  first: z.string().nullable(),
  past: z.string().nullable(),
  currencies: z.string().nullable(),
  account: z.string().nullable(),
});
type Span = z.infer<typeof Span>;

/** Describes imported files by their facts: currency, account, period and sums, in the order of the files. */
export async function describeFiles<File extends Pick<ImportedFile, "source" | "context" | "tables">>(
  warehouse: Warehouse,
  { workspace, zone }: { workspace: string; zone: string },
  files: readonly File[],
): Promise<(File & FileDescription)[]> {
  const facts = [...new Set(files.flatMap(({ tables }) => tables.map(({ fact }) => fact)))];
  const sources = files.map(({ source }) => source);
  const spans: Span[] = [];
  for (const fact of facts) spans.push(...(await spansOf(warehouse, fact, workspace, sources, zone)));
  const bySource = Map.groupBy(spans, ({ source }) => source);
  const told = files.map((file) => ({ source: file.source, ...toldBy(file, bySource.get(file.source) ?? []) }));
  const sums = await sumsOfFiles(warehouse, workspace, told, facts);
  return files.map((file, at) => {
    const { currency = null, account = null, period = null } = told[at] ?? {};
    return { ...file, currency, account, period, sums: sums[at] ?? {} };
  });
}

/** What a file says itself, else what its rows agree in. */
function toldBy({ context }: Pick<ImportedFile, "context">, spans: readonly Span[]): Omit<FileDescription, "sums"> {
  const currencies = [...new Set(spans.flatMap(({ currencies }) => currencies?.split(" ") ?? []))];
  const accounts = [...new Set(spans.flatMap(({ account }) => account ?? []))];
  const from = spans.flatMap(({ first }) => first ?? []).toSorted()[0];
  const to = spans
    .flatMap(({ past }) => past ?? [])
    .toSorted()
    .at(-1);
  return {
    currency: currencies.length === 0 ? (context?.currency ?? null) : (only(currencies) ?? null),
    account: context?.account ?? only(accounts) ?? null,
    period: context?.period ?? (from === undefined || to === undefined ? null : { from, to }),
  };
}

const only = (values: readonly string[]): string | undefined => (values.length === 1 ? values[0] : undefined);

async function spansOf(
  warehouse: Warehouse,
  fact: string,
  workspace: string,
  sources: readonly number[],
  zone: string,
): Promise<Span[]> {
  const span = spans[fact];
  if (span === undefined) return [];
  const { first, last, isDay, currency } = span;
  const days = isDay
    ? sql`min(${raw(first)}) as first, max(${raw(last)}) as past`
    : sql`cast(timezone(${zone}, min(${raw(first)})) as date) as first, cast(timezone(${zone}, max(${raw(last)})) as date) + 1 as past`;
  const codes = currency ? "string_agg(distinct currency, ' ' order by currency)" : "cast(null as varchar)";
  const account = withAccounts.includes(fact) ? oneAccount : "cast(null as varchar)";
  return warehouse.rows(
    Span,
    sql`
    /* intake/exports/describe-file */
    select source, strftime(first, '%Y-%m-%d') as first, strftime(past, '%Y-%m-%d') as past, currencies, account
    from (
      select source, ${days}, ${raw(codes)} as currencies, ${raw(account)} as account
      from ${raw(`"${fact}"`)} where workspace = ${workspace} and source in (${raw(sources.map(Math.trunc).join(", "))})
      group by source
    )`,
  );
}
