import { z } from "zod";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/**
 * Lays the table `component` (node, head): which nodes hang together by edges, each with the best of them, by rank and
 * then by key. `ranked` names a table (node, rank) of the nodes that have a rank, others come last; `edges` one (one,
 * other) between them. A node with no edge is not in `component`.
 *
 * Most nodes hang on one edge: they tell the node they hang on how good they are, and are told its head in the end. Only
 * between the others a head is handed on: each round a node takes the best among its neighbours', and then its head's
 * own, so that a chain of n edges needs about log n rounds.
 */
export async function layComponents(
  facts: Warehouse,
  { ranked, edges }: { ranked: string; edges: string },
): Promise<void> {
  await layLeaves(facts, edges);
  await layNumbered(facts, ranked);
  while ((await spread(facts)) > 0);
  await facts.run(
    raw(`/* journeys/update/components */
    create or replace temp table component as
    with core as (
      select n.node, h.best_node as head
      from headed as d join node_numbered as n on n.nr = d.nr join node_numbered as h on h.nr = d.head
    )
    select node, head from core
    union all
    select l.node, c.head from leaf as l join core as c on c.node = l.hub`),
  );
}

/** Lays `edge_both`, each edge from both its ends, and `leaf`: the nodes of one edge with the `hub` they hang on, one of two that hang on each other. */
async function layLeaves(facts: Warehouse, edges: string): Promise<void> {
  await facts.run(
    raw(`/* journeys/update/components */
    create or replace temp table edge_both as
    select one, other from ${edges} union all select other, one from ${edges};
    create or replace temp table leaf as
    with of_one_edge as (
      select one as node, any_value(other) as hub from edge_both group by one having count(*) = 1
    )
    select l.node, l.hub from of_one_edge as l left join of_one_edge as h on h.node = l.hub
    where h.node is null or l.node > l.hub`),
  );
}

/** Lays `node_numbered`, the nodes that are no leaves in the order of the best of each and its leaves, and `edge_numbered` between them. */
async function layNumbered(facts: Warehouse, ranked: string): Promise<void> {
  await facts.run(
    raw(`/* journeys/update/components */
    create or replace temp table node_numbered as
    with told as (
      select distinct one as node, one as by from edge_both anti join leaf on leaf.node = edge_both.one
      union all
      select hub, node from leaf
    ), best as (
      -- One number that sorts by rank and then by key.
      select t.node, min(coalesce(r.rank, 9)::hugeint * 18446744073709551616 + t.by) as best
      from told as t left join ${ranked} as r on r.node = t.by
      group by t.node
    )
    select node, (best % 18446744073709551616)::ubigint as best_node, cast(row_number() over (order by best) as integer) as nr
    from best;
    create or replace temp table edge_numbered as
    select distinct a.nr as one, b.nr as other
    from edge_both as e join node_numbered as a on a.node = e.one join node_numbered as b on b.node = e.other;
    create or replace temp table headed as select nr, nr as head from node_numbered`),
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
