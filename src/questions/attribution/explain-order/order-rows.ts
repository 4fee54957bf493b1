import { z } from "zod";
import type { JourneyScope } from "../../../journeys/scope.ts";
import type { Explained, RowOfFacts } from "../../../model/attribution/explain-order.ts";
import { toDecimal } from "../../../model/money.ts";
import { raw, sql } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import type { FoundOrder } from "./find-order.ts";
import { momentOf, WrittenRow, writtenColumns, writtenOf } from "./written-row.ts";

const Row = WrittenRow.extend({ counts: z.boolean(), other: z.string().nullable(), minor: z.number().nullable() });

/** The rows that tell of an order or deal: its own, those that another row counts for, and its refunds. */
export async function rowsOfOrder(
  facts: Warehouse,
  { workspace }: JourneyScope,
  { kind, row }: FoundOrder,
): Promise<Explained["rows"]> {
  const found = await facts.rows(Row, kind === "order" ? orderRows(workspace, row) : dealRows(workspace, row));
  return found.map((one) => ({ ...rowOf(one), counts: one.counts, says: saysOf(one) }));
}

const orderRows = (workspace: string, row: number) => sql`
    /* questions/explain-order */
    select 'order' as fact, s.file, s.format, f.id, epoch_ms(f.occurred_at) as "atMs", ${raw(writtenColumns("f"))},
      f.rowid = ${row} as counts, null as other, f.total_minor as minor, f.currency
    from "order" as f join source_rank as s using (source)
    where f.workspace = ${workspace} and (f.rowid = ${row} or f.rowid in (
      select row from order_winner where order_row = ${row}
      union all
      select r.row from repeated_order as r join "order" as p on p.rowid = r.row join "order" as w on w.rowid = ${row}
        and w.id = p.id and r.other = w.source
    ))
    union all
    select 'refund', s.file, s.format, f.id, epoch_ms(f.occurred_at), ${raw(writtenColumns(null))},
      p.counts, f.order_id, p.amount_minor, f.currency
    from refund_placed as p join refund as f on f.rowid = p.refund join source_rank as s using (source)
    where p.row = ${row}
    order by fact, counts desc, "atMs", file, id`;

const dealRows = (workspace: string, row: number) => sql`
    /* questions/explain-order */
    select 'deal' as fact, s.file, s.format, f.id, epoch_ms(f.closed_at) as "atMs", ${raw(writtenColumns(null))},
      f.rowid = ${row} as counts, null as other, f.amount_minor as minor, f.currency
    from deal as f join source_rank as s using (source)
    where f.workspace = ${workspace} and (f.rowid = ${row} or (f.id = (select id from deal where rowid = ${row})
      and f.rowid in (select row from repeated_deal)))
    order by counts desc, "atMs", file`;

function saysOf({ fact, counts, minor, currency }: z.infer<typeof Row>): string {
  const amount =
    minor === null ? "no amount" : `${toDecimal(minor, currency ?? "EUR")}${currency === null ? "" : ` ${currency}`}`;
  if (fact === "refund")
    return counts ? `${amount} went back` : `${amount} went back; another row tells of it, which counts`;
  return counts ? amount : `${amount}; tells of the same ${fact}, for which the row above counts`;
}

const rowOf = (row: z.infer<typeof Row>): RowOfFacts => ({
  fact: row.fact,
  file: row.file,
  format: row.format,
  id: row.id,
  at: row.atMs === null ? null : momentOf(row.atMs),
  written: writtenOf(row),
});

const Worth = z.object({
  amount: z.number().nullable(),
  tax: z.number().nullable(),
  shipping: z.number().nullable(),
  refunded: z.number().nullable(),
  currency: z.string().nullable(),
  factor: z.number().nullable(),
});

/** In words how the value of a conversion was worked out: the order's total less what the plan's return leaves out, in the currency asked for. */
export async function howWorth(
  facts: Warehouse,
  scope: JourneyScope,
  { kind, row, conversion }: FoundOrder,
  valueMinor: number,
): Promise<string> {
  const { plan, currency } = scope;
  const of =
    kind === "order"
      ? sql`select o.total_minor as amount, o.tax_minor as tax, o.shipping_minor as shipping,
          greatest(coalesce(o.refunded_minor, 0), coalesce(b.refunded_minor, 0)) as refunded, o.currency
        from order_once as o left join order_refund as b using (row) where o.row = ${row}`
      : sql`select o.amount_minor as amount, null::bigint as tax, null::bigint as shipping, null::bigint as refunded, o.currency
        from deal_once as o where o.row = ${row}`;
  const told = await facts.row(
    Worth,
    sql`
    /* questions/explain-order */
    select o.*, r.factor from (${of}) as o
    left join day_rate as r on r.currency = o.currency and o.currency <> ${currency}
      and r.day = (select day from conversion where conversion = ${conversion})`,
  );
  const own = told.currency ?? currency;
  const { include, basis, rate } = plan.return;
  const off = [
    { what: "tax", minor: include.includes("tax") ? 0 : told.tax },
    { what: "shipping", minor: include.includes("shipping") ? 0 : told.shipping },
    { what: "refunded", minor: told.refunded },
  ].flatMap(({ what, minor }) => (minor === null || minor === 0 ? [] : [{ what, minor }]));
  const net = `${toDecimal(told.amount ?? 0, own)} ${own}${off.map(({ what, minor }) => ` − ${toDecimal(minor, own)} ${what}`).join("")}`;
  const isBelow = off.reduce((rest, { minor }) => rest - minor, told.amount ?? 0) < 0;
  const bracketed = off.length > 0 ? `(${net})` : net;
  const times = [
    ...(told.factor === null ? [] : [` × ${majorRate(told.factor, own, currency)} (the day's rate)`]),
    ...(basis === "margin" && rate !== undefined ? [` × ${rate} (margin)`] : []),
  ];
  if (off.length + times.length === 0) return net;
  return `${times.length === 0 ? net : bracketed}${times.join("")} = ${toDecimal(valueMinor, currency)} ${currency}${isBelow ? " (not below 0)" : ""}`;
}

/** A factor between minor units as people know it, between major ones. */
function majorRate(factor: number, from: string, to: string): string {
  const one = Number(toDecimal(1_000_000, to)) / Number(toDecimal(1_000_000, from));
  return String(Number((factor * one).toPrecision(8)));
}
