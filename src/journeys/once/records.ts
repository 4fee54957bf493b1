import { z } from "zod";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { isLesser, kinOf, knowledgeRank } from "./order-formats.ts";
import { layOnceView, setAsideOf } from "./repeated.ts";
import type { SetAside } from "./source.ts";

const kinds = [
  { fact: "order", what: "orders", id: "f.id", kin: kinOf("s.format"), first: isLesser("s.format") },
  {
    fact: "lead",
    what: "leads",
    id: "coalesce(f.id, cast(f.person as varchar))",
    kin: "s.format",
    first: "true",
  },
  { fact: "deal", what: "deals", id: "f.id", kin: "s.format", first: "true" },
  // Whoever tells of a post names it by its network's own id; its figures grow as long as it lives.
  {
    fact: "post",
    what: "posts",
    id: "concat(f.network, ' ', f.id)",
    kin: "true",
    first: "coalesce(f.as_of, s.written) desc",
  },
] as const;
type Kind = (typeof kinds)[number];

/**
 * Orders, leads, deals and posts that stand in several rows or files: of one format and id the row of the latest file
 * counts, and of two formats with the same ids the one that knows more; of a post that of the latest day. An order that two formats know (a shop and its
 * payment provider: same person, same total, within a day) counts as the shop has it.
 */
export async function recordsOnce(warehouse: Warehouse, workspace: string): Promise<SetAside[]> {
  const setAside: SetAside[] = [];
  for (const kind of kinds) {
    const { fact, what } = kind;
    await layOnceView(warehouse, fact);
    if (await hasRepeats(warehouse, workspace, kind)) await dropOlder(warehouse, workspace, kind);
    if (fact === "order") await dropPaymentsOfOrders(warehouse, workspace);
    setAside.push(...(await setAsideOf(warehouse, workspace, fact, what)));
  }
  return setAside;
}

/** A cheap look before the dear one: nearly always there is none. */
async function hasRepeats(warehouse: Warehouse, workspace: string, { fact, kin, id }: Kind): Promise<boolean> {
  const { repeats } = await warehouse.row(
    z.object({ repeats: z.number() }),
    sql`
    /* journeys/once/records */
    select count(*) - count(distinct hash(${raw(kin)}, ${raw(id)})) as repeats
    from ${raw(`"${fact}"`)} as f join source_rank as s using (source) where f.workspace = ${workspace} and f.id is not null`,
  );
  return repeats > 0;
}

async function dropOlder(warehouse: Warehouse, workspace: string, { fact, kin, id, first }: Kind): Promise<void> {
  await warehouse.run(sql`
    /* journeys/once/records */
    insert into ${raw(`repeated_${fact}`)}
    select row, source, other
    from (
      select f.rowid as row, f.source,
        row_number() over same as nr, first_value(f.source) over same as other
      from ${raw(`"${fact}"`)} as f join source_rank as s using (source)
      where f.workspace = ${workspace} and f.id is not null
      window same as (partition by ${raw(kin)}, ${raw(id)} order by ${raw(first)}, s.rank desc, f.rowid)
    )
    where nr > 1`);
}

/**
 * Shops know more of an order than whoever took the money; our own template stands between. Of more equal payments than
 * orders within a day, those nearest to the orders are theirs. What the payment alone knows of its origin stays.
 */
async function dropPaymentsOfOrders(warehouse: Warehouse, workspace: string): Promise<void> {
  await warehouse.run(sql`
    /* journeys/once/records */
    create or replace temp table order_payment as
    with known as (
      select o.row, o.source, o.person, o.total_minor, o.currency, o.occurred_at,
        ${raw(knowledgeRank("s.format"))} as rank
      from order_once as o join source_rank as s using (source)
      where o.workspace = ${workspace} and o.counted
        and (select count(distinct format) from source_rank where source in (select source from "order")) > 1
    ), pair as (
      select p.row, p.source, o.row as order_row, o.source as order_source,
        row_number() over (partition by o.row, p.rank order by abs(epoch(o.occurred_at) - epoch(p.occurred_at)), p.row) as nearness,
        count(*) over (partition by o.row, p.rank) as payments, count(*) over (partition by p.row, o.rank) as orders
      from known as p join known as o on o.person = p.person and o.total_minor = p.total_minor and o.currency = p.currency
        and o.rank < p.rank and abs(epoch(o.occurred_at) - epoch(p.occurred_at)) <= 86400
    )
    select row, any_value(source) as source, min(order_row) as order_row, arg_min(order_source, order_row) as order_source
    from pair
    group by row having min(nearness) = 1 or max(payments) <= min(orders)`);
  const paid = await warehouse.run(
    raw(`/* journeys/once/records */ insert into repeated_order select row, source, order_source from order_payment`),
  );
  if (paid === 0) return;
  await warehouse.run(
    raw(`/* journeys/once/records */
    create or replace temp view order_once as
    with payment as (
      select m.order_row, min(p.origin) as origin from order_payment as m join "order" as p on p.rowid = m.row group by m.order_row
    )
    select f.rowid as row, f.* replace (coalesce(f.origin, k.origin) as origin)
    from "order" as f left join payment as k on k.order_row = f.rowid
    where f.rowid not in (select row from repeated_order)`),
  );
}
