import { z } from "zod";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { Step } from "../update-journeys.ts";
import { layComponents } from "./components.ts";

/**
 * A browser that more persons than this named, or a person that more browsers than this named within one month, is a
 * shared tablet or a shop's own address, and joins none. Without cookies a loyal customer is another browser each day, so
 * over all time nothing can be said of a person by their number.
 */
export const mostJoined = 50;

/**
 * Brings `identity` and `quarantined` up to date for all keys that the aliases of a step reach; answers how many new
 * aliases there were. Keys that aliases join are one person, named by the smallest key of the best kind among them (an
 * e-mail address before a customer's number, a CRM's, a cookie), so that the same aliases give the same persons in
 * whatever order they came. Aliases never join
 * - by a browser that more than fifty persons named, or a person that more than fifty browsers named within one month, and
 * - a browser of one day with a cookie, where several cookies met it: an office's browsers look alike.
 */
export async function updateIdentities(facts: Warehouse, step: Step): Promise<number> {
  const aliases = await layMembers(facts, step);
  if (aliases === 0) return 0;
  await layEdges(facts, step);
  await layComponents(facts, { nodes: "member_ranked", edges: "edge_kept" });
  await replaceIdentities(facts, step.workspace);
  return aliases;
}

/** Lays `member`: the keys of a step's aliases, with all keys of the persons they belong to so far. */
async function layMembers(facts: Warehouse, { workspace, after, upTo }: Step): Promise<number> {
  const { aliases } = await facts.row(
    z.object({ aliases: z.number() }),
    sql`
    /* journeys/update/identities */
    select count(*) as aliases from alias where workspace = ${workspace} and seq > ${after} and seq <= ${upTo}`,
  );
  if (aliases === 0) return 0;
  await facts.run(sql`
    /* journeys/update/identities */
    create or replace temp table member as
    with named as (
      select distinct unnest([key, person]) as node from alias
      where workspace = ${workspace} and seq > ${after} and seq <= ${upTo}
    ), reached as (
      select node as person from named
      union
      select i.person from identity as i join named as n on n.node = i.key where i.workspace = ${workspace}
    )
    select person as node from reached
    union
    select i.key from identity as i join reached using (person) where i.workspace = ${workspace}`);
  return aliases;
}

/**
 * Lays `member_ranked` (node, rank: 0 best) and `edge_kept`. All aliases of each member are looked at, for what keeps one
 * from joining only ever grows; one that leads out of the members was refused before.
 */
async function layEdges(facts: Warehouse, { workspace, upTo }: Step): Promise<void> {
  await facts.run(sql`
    /* journeys/update/identities */
    create or replace temp table edge as
    select distinct key, person, kind from alias
    where workspace = ${workspace} and seq <= ${upTo} and key <> person
      and (key in (select node from member) or person in (select node from member))`);
  await facts.run(
    sql`/* journeys/update/identities */
    create or replace temp table crowded as
    with named as (
      select distinct key, person, date_trunc('month', timezone('UTC', occurred_at)) as month from alias
      where workspace = ${workspace} and seq <= ${upTo} and key <> person and kind <> 'consent'
        and (key in (select node from member) or person in (select node from member))
    ), counted as (
      select key as node, count(distinct person) as others from named group by key
      union all
      select person, count(distinct key) from named group by person, month
    )
    select node, max(others) as others from counted
    where node in (select node from member)
    group by node having max(others) > ${mostJoined}`,
  );
  await facts.run(
    raw(`/* journeys/update/identities */
    create or replace temp table member_ranked as
    select m.node, coalesce(min(case e.kind when 'email' then 0 when 'customer' then 1 when 'crm' then 2
      when 'consent' then 3 when 'order' then 4 end), 5) as rank
    from member as m left join edge as e on e.person = m.node
    group by m.node`),
  );
  await facts.run(
    raw(`/* journeys/update/identities */
    create or replace temp table edge_kept as
    select distinct key as one, person as other from edge
    where key in (select node from member) and person in (select node from member)
      and key not in (select node from crowded) and person not in (select node from crowded)
      and not (kind = 'consent' and key in (select key from edge where kind = 'consent' group by key having count(distinct person) > 1))`),
  );
}

async function replaceIdentities(facts: Warehouse, workspace: string): Promise<void> {
  await facts.run(sql`
    /* journeys/update/identities */
    delete from identity where workspace = ${workspace} and key in (select node from member)`);
  await facts.run(sql`
    /* journeys/update/identities */
    insert into identity select ${workspace}, node, head from component where node <> head`);
  await facts.run(sql`
    /* journeys/update/identities */
    delete from quarantined where workspace = ${workspace} and key in (select node from member)`);
  await facts.run(sql`
    /* journeys/update/identities */
    insert into quarantined select ${workspace}, node, others from crowded`);
}
