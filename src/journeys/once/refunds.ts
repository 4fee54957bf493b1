import { z } from "zod";
import { liveSources } from "../../model/live-source.ts";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { isOwn, kinOf, knowledgeRank } from "./order-formats.ts";
import { latestRow, layOnceView } from "./repeated.ts";

/** Two sides tell of one refund within so many days of each other: a back end books it when the bank says so. */
const sameWithinDays = 7;

/** SQL of who numbers the refunds of a format: the site's own and the back end's have nothing to do with each other. */
const sideOf = (format: string): string => `case when ${isOwn(format)} then ${format} else ${kinOf(format)} end`;

/**
 * Lays the table `order_refund` (row of the order, refunded_minor): what files that tell of refunds in rows of their own
 * say went back of an order they name. The same refund in two files counts once, and so does one that two sides tell of
 * (a shop's webhook and the back end), each by a number of its own. Of a payment that is set aside for the
 * shop's order, the refund is that order's; the business's own site and back end name orders as the shop does.
 * What a browser says went back counts of an order alone that nobody but a browser told: anybody can write a browser's words.
 * `refund_placed` (row of the refund, of the order, amount_minor, counts) has each.
 */
export async function refundsOnce(warehouse: Warehouse, workspace: string): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/once/refunds */
    create or replace temp table order_refund (row bigint, refunded_minor bigint);
    create or replace temp table refund_placed (refund bigint, row bigint, amount_minor bigint, counts boolean);`),
  );
  await layOnceView(warehouse, "refund");
  if (!(await hasRefunds(warehouse, workspace))) return;
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
    ), placed as (
      select f.row, min(coalesce(o.order_row, o.row)) as order_row, any_value(f.amount_minor) as amount_minor,
        any_value(f.occurred_at) as occurred_at, any_value(f.source) as source, any_value(${raw(sideOf("s.format"))}) as side, any_value(${raw(knowledgeRank("s.format"))}) as rank
    from refund_once as f join source_rank as s using (source)
    join known as o on ltrim(o.id, '#') = ltrim(f.order_id, '#') and o.currency is not distinct from f.currency
      and (o.own or ${raw(isOwn("s.format"))} or (o.kin = ${raw(kinOf("s.format"))} and o.id = f.order_id))
    where f.workspace = ${workspace}
    group by f.row
    ), nth as (
      select *, row_number() over (partition by order_row, amount_minor, side order by occurred_at, row) as n from placed
    )
    select row, order_row, amount_minor, coalesce(side = first_value(side) over same
      or abs(epoch(occurred_at) - epoch(first_value(occurred_at) over same)) > ${sameWithinDays * 86_400}, true)
      and (source <> ${liveSources.tracker} or order_row in (select rowid from "order" where source = ${liveSources.tracker}))
    from nth window same as (partition by order_row, amount_minor, n order by rank, side)`);
  await warehouse.run(
    raw(`/* journeys/once/refunds */
    insert into order_refund select row, sum(amount_minor) from refund_placed where counts group by row`),
  );
}

async function hasRefunds(warehouse: Warehouse, workspace: string): Promise<boolean> {
  const { some } = await warehouse.row(
    z.object({ some: z.boolean() }),
    sql`/* journeys/once/refunds */ select exists (from refund where workspace = ${workspace}) as some`,
  );
  return some;
}
