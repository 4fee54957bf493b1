import { z } from "zod";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { layOnceView, setAsideOf } from "./repeated.ts";
import type { SetAside } from "./source.ts";

/**
 * Visits that stand in two files whose times overlap: the same person, moment and origin counts once. Inside one file
 * every row counts, for somebody may click twice in a second.
 */
export async function visitsOnce(warehouse: Warehouse, workspace: string): Promise<SetAside[]> {
  await layOnceView(warehouse, "event");
  const { overlaps } = await warehouse.row(
    z.object({ overlaps: z.boolean() }),
    sql`
    /* journeys/once/visits */
    with span as (
      select source, min(occurred_at) as first, max(occurred_at) as last
      from event where workspace = ${workspace} group by source
    )
    select exists (
      select 1 from span as a join span as b on a.source < b.source and a.first <= b.last and b.first <= a.last
    ) as overlaps`,
  );
  if (!overlaps) return [];
  await warehouse.run(sql`
    /* journeys/once/visits */
    insert into repeated_event (row, source, other)
    with nth as (
      select rowid as row, source, person, occurred_at, origin,
        row_number() over (partition by source, person, occurred_at, origin order by rowid) as n
      from event where workspace = ${workspace}
    )
    select row, source, other
    from (
      select row, source, row_number() over same as nr, first_value(source) over same as other
      from nth window same as (partition by person, occurred_at, origin, n order by source)
    )
    where nr > 1`);
  return setAsideOf(warehouse, workspace, "event", "visits");
}
