import { z } from "zod";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { isOwn, kinOf } from "./order-formats.ts";
import { latestRow, layOnceView } from "./repeated.ts";

/**
 * Lays the table `order_refund` (row of the order, refunded_minor): what files that tell of refunds in rows of their own
 * say went back of an order they name. The same refund in two files counts once. Of a payment that is set aside for the
 * shop's order, the refund is that order's; the business's own site and back end name orders as the shop does. `refund_placed` (row of the refund, of the order, amount_minor) has each.
 */
export async function refundsOnce(warehouse: Warehouse, workspace: string): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/once/refunds */
    create or replace temp table order_refund (row bigint, refunded_minor bigint);
    create or replace temp table refund_placed (refund bigint, row bigint, amount_minor bigint);`),
  );
  if (!(await hasRefunds(warehouse, workspace))) return;
  await layOnceView(warehouse, "refund");
  await warehouse.run(sql`
    /* journeys/once/refunds */
    insert into repeated_refund (row, source, other)
    select row, source, other
    from (
      select f.rowid as row, f.source, row_number() over same as nr, first_value(f.source) over same as other
      from refund as f join source_rank as s using (source)
      where f.workspace = ${workspace} and f.id is not null
      window same as (partition by ${raw(kinOf("s.format"))}, f.id order by s.rank desc, ${raw(latestRow)})
    )
    where nr > 1`);
  await warehouse.run(sql`
    /* journeys/once/refunds */
    insert into refund_placed
    with known as (
      select f.rowid as row, unnest([f.id, f.also_id]) as id, f.currency, ${raw(kinOf("s.format"))} as kin, ${raw(isOwn("s.format"))} as own, p.order_row
      from "order" as f join source_rank as s using (source) left join order_winner as p on p.row = f.rowid
      where f.workspace = ${workspace} and (p.row is not null or f.rowid not in (select row from repeated_order))
    )
    select f.row, min(coalesce(o.order_row, o.row)), any_value(f.amount_minor)
    from refund_once as f join source_rank as s using (source)
    join known as o on ltrim(o.id, '#') = ltrim(f.order_id, '#') and o.currency is not distinct from f.currency
      and (o.own or ${raw(isOwn("s.format"))} or (o.kin = ${raw(kinOf("s.format"))} and o.id = f.order_id))
    where f.workspace = ${workspace}
    group by f.row`);
  await warehouse.run(
    raw(`/* journeys/once/refunds */
    insert into order_refund select row, sum(amount_minor) from refund_placed group by row`),
  );
}

async function hasRefunds(warehouse: Warehouse, workspace: string): Promise<boolean> {
  const { some } = await warehouse.row(
    z.object({ some: z.boolean() }),
    sql`/* journeys/once/refunds */ select exists (from refund where workspace = ${workspace}) as some`,
  );
  return some;
}
