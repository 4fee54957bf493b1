import { z } from "zod";
import { liveSources } from "../../model/live-source.ts";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { isOwn, knowledgeRank } from "./order-formats.ts";

/** An order or a deal of the same id is another one when it is this much older: two shops may number alike. */
const sameWithinDays = 3;

const moments = { order: "f.occurred_at", deal: "coalesce(f.closed_at, f.created_at)" } as const;

/**
 * What the business's own site or back end tells of an order or deal that the shop's, till's or CRM's file or webhook has
 * too, by the same id within a few days: it counts as the latter has it.
 */
export async function dropToldBeside(warehouse: Warehouse, workspace: string, fact: "order" | "deal"): Promise<void> {
  const { some } = await warehouse.row(
    z.object({ some: z.boolean() }),
    sql`
    /* journeys/once/told-beside */
    select exists (from ${raw(`"${fact}"`)} where workspace = ${workspace} and source in (${liveSources.tracker}, ${liveSources.api})) as some`,
  );
  if (!some) return;
  await warehouse.run(sql`
    /* journeys/once/told-beside */
    insert into ${raw(`repeated_${fact}`)}
    with known as (
      select f.row, f.source, ltrim(f.id, '#') as id, ${raw(moments[fact])} as at_moment, ${raw(isOwn("s.format"))} as own,
        ${raw(knowledgeRank("s.format"))} as rank
      from ${raw(`${fact}_once`)} as f join source_rank as s using (source)
      where f.workspace = ${workspace} and f.id is not null
    )
    select p.row, any_value(p.source), arg_min(o.source, row(o.rank, o.row)), arg_min(o.row, row(o.rank, o.row))
    from known as p join known as o on o.id = p.id and p.own and not o.own
      and abs(epoch(o.at_moment) - epoch(p.at_moment)) <= ${sameWithinDays * 86_400}
    group by p.row`);
}

/**
 * Shops know more of an order than whoever took the money; our own template stands between, a browser comes last. Of more
 * equal payments than orders within a day, those nearest to the orders are theirs.
 */
export async function dropPaymentsOfOrders(warehouse: Warehouse, workspace: string): Promise<void> {
  await warehouse.run(sql`
    /* journeys/once/told-beside */
    insert into repeated_order
    with known as (
      select o.row, o.source, coalesce(i.person, o.person) as person, o.total_minor, o.currency, o.occurred_at,
        ${raw(knowledgeRank("s.format"))} as rank
      from order_once as o join source_rank as s using (source)
      left join identity as i on i.workspace = o.workspace and i.key = o.person
      where o.workspace = ${workspace} and o.counted
        and (select count(distinct format) from source_rank where source in (select source from "order")) > 1
    ), pair as (
      select p.row, p.source, o.row as order_row, o.source as order_source,
        row_number() over (partition by o.row, p.rank order by abs(epoch(o.occurred_at) - epoch(p.occurred_at)), p.row) as nearness,
        count(*) over (partition by o.row, p.rank) as payments, count(*) over (partition by p.row, o.rank) as orders
      from known as p join known as o on o.person = p.person and o.total_minor = p.total_minor and o.currency = p.currency
        and o.rank < p.rank and abs(epoch(o.occurred_at) - epoch(p.occurred_at)) <= 86400
    )
    select row, any_value(source) as source, arg_min(order_source, order_row), min(order_row)
    from pair
    group by row having min(nearness) = 1 or max(payments) <= min(orders)`);
}

/**
 * Lays `order_winner` (row, order_row): the order that counts in the place of one that is set aside, where that is another
 * telling of it rather than an older file of the same kind. What the lesser one alone knows of its origin and of the person
 * stays with the order.
 */
export async function layWinners(warehouse: Warehouse): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/once/told-beside */ create or replace temp table order_winner (row bigint, order_row bigint)`),
  );
  const set = await warehouse.run(
    raw(`/* journeys/once/told-beside */
    insert into order_winner
    select a.row, coalesce(c.winner, b.winner, a.winner) as order_row
    from repeated_order as a left join repeated_order as b on b.row = a.winner left join repeated_order as c on c.row = b.winner
    where a.winner is not null`),
  );
  if (set === 0) return;
  await warehouse.run(
    raw(`/* journeys/once/told-beside */
    create or replace temp view order_once as
    with lesser as (
      select m.order_row, min(p.origin) as origin, min(p.person) as person
      from order_winner as m join "order" as p on p.rowid = m.row group by m.order_row
    )
    select f.rowid as row, f.* replace (coalesce(f.origin, k.origin) as origin, coalesce(f.person, k.person) as person)
    from "order" as f left join lesser as k on k.order_row = f.rowid
    where f.rowid not in (select row from repeated_order)`),
  );
}
