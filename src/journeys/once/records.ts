import { z } from "zod";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { mergeTellings } from "./merged.ts";
import { isLesser, kinOf } from "./order-formats.ts";
import { latestRow, layOnceView, setAsideOf } from "./repeated.ts";
import type { SetAside } from "./source.ts";
import { dropPaymentsOfOrders, dropToldBeside, layNoWinners, layWinners } from "./told-beside.ts";

const latest = "coalesce(f.told_at, s.written_at) desc";
const crmKin = (what: string) => `case s.format when 'hubspot-webhook' then 'hubspot-${what}' else s.format end`;

const kinds = [
  {
    fact: "order",
    what: "orders",
    id: "f.id",
    kin: kinOf("s.format"),
    first: `${isLesser("s.format")}, ${latest}`,
  },
  {
    fact: "lead",
    what: "leads",
    id: "coalesce(f.id, cast(f.person as varchar))",
    kin: crmKin("contacts"),
    first: latest,
  },
  { fact: "deal", what: "deals", id: "f.id", kin: crmKin("deals"), first: latest },
  // Whoever tells of a post names it by its network's own id; its figures grow as long as it lives.
  {
    fact: "post",
    what: "posts",
    id: "concat(f.network, ' ', f.id)",
    kin: "true",
    first: "coalesce(f.as_of, cast(s.written_at as date)) desc",
  },
] as const;
type Kind = (typeof kinds)[number];

/**
 * Orders, leads, deals and posts, as far as they are `told`, that stand in several rows or sources: of one format and id the row that was told last
 * counts, and of two formats with the same ids the one that knows more; of a post that of the latest day. An order or deal
 * that the business's own site or back end tells counts as the shop or CRM has it. An order that two formats know (a shop
 * and its payment provider: same person, same total, within a day) counts as the shop has it.
 */
export async function recordsOnce(
  warehouse: Warehouse,
  workspace: string,
  told: ReadonlySet<string>,
): Promise<SetAside[]> {
  const setAside: SetAside[] = [];
  for (const kind of kinds) {
    const { fact, what } = kind;
    await layOnceView(warehouse, fact);
    if (fact === "order") await layNoWinners(warehouse);
    if (!told.has(fact)) continue;
    if (await hasRepeats(warehouse, workspace, kind)) await dropOlder(warehouse, workspace, kind);
    if (fact === "order" || fact === "deal") await dropToldBeside(warehouse, workspace, fact);
    if (fact === "order") await dropPaymentsOfOrders(warehouse, workspace);
    if (fact === "order") await layWinners(warehouse);
    if (fact === "lead" || fact === "deal") await mergeTellings(warehouse, fact);
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
    select row, source, other, case when source < 0 or other < 0 then winner end
    from (
      select f.rowid as row, f.source,
        row_number() over same as nr, first_value(f.source) over same as other, first_value(f.rowid) over same as winner
      from ${raw(`"${fact}"`)} as f join source_rank as s using (source)
      where f.workspace = ${workspace} and f.id is not null
      window same as (partition by ${raw(kin)}, ${raw(id)} order by ${raw(first)}, s.rank desc, ${raw(latestRow)})
    )
    where nr > 1`);
}
