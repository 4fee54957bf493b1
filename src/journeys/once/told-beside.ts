import { z } from "zod";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { isOwn, isPayment, knowledgeRank } from "./order-formats.ts";

/** An order or a deal of the same id is another one when it is this much older: two shops may number alike. */
const sameWithinDays = 3;

const moments = { order: "f.occurred_at", deal: "coalesce(f.closed_at, f.created_at)" } as const;
/** SQL that holds of what a back end tells without saying when it was: it may be of something long ago. */
const isUndated = { order: "f.occurred_at = f.told_at", deal: "true" } as const;
const numbers = { order: "[f.id, f.also_id]", deal: "[f.id]" } as const;

/**
 * What the business's own site or back end tells of an order or deal that the shop's, till's or CRM's file or webhook has
 * too, by an id of it within a few days: it counts as the latter has it. What it tells without a moment is of an order that
 * a webhook told, or that the same person made, however long before.
 */
export async function dropToldBeside(warehouse: Warehouse, workspace: string, fact: "order" | "deal"): Promise<void> {
  const formats = await formatsOf(warehouse, workspace, fact);
  const own = formats.filter((format) => format === "tracker" || format === "api");
  if (own.length === 0 || own.length === formats.length) return;
  await warehouse.run(sql`
    /* journeys/once/told-beside */
    insert into ${raw(`repeated_${fact}`)}
    with known as (
      select f.row, f.source, ltrim(unnest(${raw(numbers[fact])}), '#') as id, ${raw(moments[fact])} as at_moment, ${raw(isOwn("s.format"))} as own,
        ${raw(knowledgeRank("s.format"))} as rank, ${raw(isUndated[fact])} as undated, ${raw(fact === "order" ? "f.person" : "null::ubigint")} as person
      from ${raw(`${fact}_once`)} as f join source_rank as s using (source)
      where f.workspace = ${workspace} and f.id is not null
    )
    select p.row, any_value(p.source), arg_min(o.source, row(o.rank, o.row)), arg_min(o.row, row(o.rank, o.row))
    from known as p join known as o on o.id = p.id and p.own and not o.own
      and epoch(o.at_moment) - epoch(p.at_moment) <= ${sameWithinDays * 86_400}
      and (epoch(p.at_moment) - epoch(o.at_moment) <= ${sameWithinDays * 86_400} or (p.undated and (o.source < 0 or o.person = p.person)))
    group by p.row`);
}

async function formatsOf(warehouse: Warehouse, workspace: string, fact: "order" | "deal"): Promise<string[]> {
  const rows = await warehouse.rows(
    z.object({ format: z.string() }),
    sql`
    /* journeys/once/told-beside */
    select distinct format from source_rank
    where source in (select distinct source from ${raw(`"${fact}"`)} where workspace = ${workspace})`,
  );
  return rows.map(({ format }) => format);
}

/**
 * Shops know more of an order than whoever took the money; our own template stands between, a browser comes last. Of more
 * equal payments than orders within a day, those nearest to the orders are theirs. The business's own site and back end
 * name orders as the shop does: what they tell under another id is another order, unless a payment stands against it.
 */
export async function dropPaymentsOfOrders(warehouse: Warehouse, workspace: string): Promise<void> {
  if ((await formatsOf(warehouse, workspace, "order")).length < 2) return;
  await warehouse.run(sql`
    /* journeys/once/told-beside */
    insert into repeated_order
    with known as (
      select o.row, o.source, coalesce(i.person, o.person) as person, o.total_minor, o.currency, o.occurred_at,
        ${raw(knowledgeRank("s.format"))} as rank, ${raw(isOwn("s.format"))} as own, ${raw(isPayment("s.format"))} as payment
      from order_once as o join source_rank as s using (source)
      left join (
        select key, person from identity where workspace = ${workspace} and key in (select person from "order" where workspace = ${workspace})
      ) as i on i.key = o.person
      where o.workspace = ${workspace} and o.counted
    ), pair as (
      select p.row, p.source, o.row as order_row, o.source as order_source,
        row_number() over (partition by o.row, p.rank order by abs(epoch(o.occurred_at) - epoch(p.occurred_at)), p.row) as nearness,
        count(*) over (partition by o.row, p.rank) as payments, count(*) over (partition by p.row, o.rank) as orders
      from known as p join known as o on o.person = p.person and o.total_minor = p.total_minor and o.currency = p.currency
        and o.rank < p.rank and (not (o.own or p.own) or o.payment or p.payment)
        and abs(epoch(o.occurred_at) - epoch(p.occurred_at)) <= 86400
    )
    select row, any_value(source) as source, arg_min(order_source, order_row), min(order_row)
    from pair
    group by row having min(nearness) = 1 or max(payments) <= min(orders)`);
}

/** Lays an empty `order_winner`. */
export async function layNoWinners(warehouse: Warehouse): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/once/told-beside */ create or replace temp table order_winner (row bigint, order_row bigint)`),
  );
}

/**
 * Fills `order_winner` (row, order_row): the order that counts in the place of one that is set aside, where that is another
 * telling of it rather than an older file of the same kind. What the lesser one alone knows of its origin and of the person
 * stays with the order; and an order that the server is told of again stays where it was told first.
 */
export async function layWinners(warehouse: Warehouse): Promise<void> {
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
      select m.order_row, min(p.origin) as origin, min(p.person) as person,
        min(p.occurred_at) filter (p.source < 0 and w.source < 0 and ${sameNumber}) as occurred_at
      from order_winner as m join "order" as p on p.rowid = m.row join "order" as w on w.rowid = m.order_row
      group by m.order_row
    )
    select f.rowid as row, f.* replace (coalesce(f.origin, k.origin) as origin, coalesce(f.person, k.person) as person,
      least(f.occurred_at, coalesce(k.occurred_at, f.occurred_at)) as occurred_at)
    from "order" as f left join lesser as k on k.order_row = f.rowid
    where f.rowid not in (select row from repeated_order)`),
  );
}

/** SQL that holds of two tellings (p, w) that name an order by one number, rather than a payment for it. */
const sameNumber =
  "list_has_any([ltrim(p.id, '#'), ltrim(p.also_id, '#')], [ltrim(w.id, '#'), coalesce(ltrim(w.also_id, '#'), ltrim(w.id, '#'))])";
