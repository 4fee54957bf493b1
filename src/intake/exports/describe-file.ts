import { z } from "zod";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { ImportedFile } from "./import-files.ts";
import { sumsOf } from "./sums.ts";

/** What the facts of one file come to, taken alone. */
export interface FileDescription {
  /** The one currency its money is in; null where it has none or several. */
  readonly currency: string | null;
  /** The half-open days it covers: as it says itself, else from its first to its last row. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly sums: Record<string, string | number>;
}

const Span = z.object({ first: z.string().nullable(), past: z.string().nullable(), currencies: z.string().nullable() });

/** Describes an imported file by its facts: currency, period and sums. */
export async function describeFile(
  warehouse: Warehouse,
  { workspace, zone }: { workspace: string; zone: string },
  { source, context }: ImportedFile,
): Promise<FileDescription> {
  const { first, past, currencies } = await warehouse.row(
    Span,
    sql`
    /* intake/exports/describe-file */
    with moment as (
      select min(occurred_at) as first, max(occurred_at) as last from event where workspace = ${workspace} and source = ${source}
      union all select min(occurred_at), max(occurred_at) from "order" where workspace = ${workspace} and source = ${source}
      union all select min(occurred_at), max(occurred_at) from post where workspace = ${workspace} and source = ${source}
      union all select min(created_at), max(created_at) from lead where workspace = ${workspace} and source = ${source}
      union all select min(created_at), max(coalesce(closed_at, created_at)) from deal where workspace = ${workspace} and source = ${source}
    ), span as (
      select cast(timezone(${zone}, first) as date) as first, cast(timezone(${zone}, last) as date) + 1 as past from moment
      union all select min(day), max(until) from ad_day where workspace = ${workspace} and source = ${source}
      union all select min(day), max(until) from analytics_day where workspace = ${workspace} and source = ${source}
      union all select min(day), max(day) + 1 from fx_rate where workspace = ${workspace} and source = ${source}
    ), money as (
      select currency from ad_day where workspace = ${workspace} and source = ${source}
      union select currency from "order" where workspace = ${workspace} and source = ${source}
      union select currency from deal where workspace = ${workspace} and source = ${source}
      union select currency from analytics_day where workspace = ${workspace} and source = ${source}
    )
    select strftime(min(first), '%Y-%m-%d') as first, strftime(max(past), '%Y-%m-%d') as past,
      (select string_agg(currency, ' ' order by currency) from money where currency is not null) as currencies
    from span`,
  );
  const single = currencies !== null && !currencies.includes(" ") ? currencies : null;
  const currency = currencies === null ? (context?.currency ?? null) : single;
  const rows = first === null || past === null ? null : { from: first, to: past };
  return {
    currency,
    period: context?.period ?? rows,
    sums: await sumsOf(warehouse, workspace, source, { currency }),
  };
}
