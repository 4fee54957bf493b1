import { z } from "zod";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/**
 * Lays the table `component` (node, head): which nodes hang together by edges, each with the best of them, by `rank` and
 * then by key. `nodes` names a table (node, rank), `edges` one (one, other) between them. Each round a node takes the best
 * head among its neighbours', and then its head's own: a chain of n edges needs about log n rounds.
 */
export async function layComponents(
  facts: Warehouse,
  { nodes, edges }: { nodes: string; edges: string },
): Promise<void> {
  await facts.run(
    raw(`/* journeys/update/components */
    create or replace temp table node_numbered as
    select node, cast(row_number() over (order by rank, node) as integer) as nr from ${nodes};
    create or replace temp table edge_numbered as
    with one_way as (
      select a.nr as one, b.nr as other
      from ${edges} as e join node_numbered as a on a.node = e.one join node_numbered as b on b.node = e.other
    )
    select one, other from one_way union select other, one from one_way;
    create or replace temp table headed as select nr, nr as head from node_numbered`),
  );
  while ((await spread(facts)) > 0);
  await facts.run(
    raw(`/* journeys/update/components */
    create or replace temp table component as
    select n.node, h.node as head
    from headed as d join node_numbered as n on n.nr = d.nr join node_numbered as h on h.nr = d.head`),
  );
}

/** One round; answers how many nodes found a better head. */
async function spread(facts: Warehouse): Promise<number> {
  await facts.run(
    raw(`/* journeys/update/components */
    create or replace temp table better as
    with heard as (
      select nr, min(head) as head
      from (select nr, head from headed
        union all select e.one, h.head from edge_numbered as e join headed as h on h.nr = e.other)
      group by nr
    )
    select a.nr, least(a.head, b.head) as head from heard as a join heard as b on b.nr = a.head`),
  );
  const { moved } = await facts.row(
    z.object({ moved: z.number() }),
    raw(`/* journeys/update/components */
    select count(*) as moved from better as b join headed as h using (nr) where h.head <> b.head`),
  );
  await facts.run(raw(`/* journeys/update/components */ create or replace temp table headed as from better`));
  return moved;
}
