import { z } from "zod";
import { raw, type Sql, sql } from "../../warehouse/sql.ts";
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
  const { aliases } = await facts.row(
    z.object({ aliases: z.number() }),
    sql`
    /* journeys/update/identities */
    select count(*) as aliases from alias
    where workspace = ${step.workspace} and seq > ${step.after} and seq <= ${step.upTo}`,
  );
  if (aliases === 0) return 0;
  // At first no person stands whom an alias could reach: all keys are looked at.
  const among = step.after === 0 ? all : members;
  if (among === members) await layMembers(facts, step);
  await layEdges(facts, step, among);
  await layCrowded(facts, step, among);
  await layEdgesKept(facts, among);
  await layComponents(facts, { ranked: "person_ranked", edges: "edge_kept" });
  await replaceIdentities(facts, step.workspace, among);
  return aliases;
}

/** SQL of which aliases are looked at (`reached`), which join (`within`), and which nodes' rows are replaced (`node`, `key`). */
interface Among {
  readonly reached: Sql;
  readonly within: Sql;
  readonly node: Sql;
  readonly key: Sql;
}

const members: Among = {
  reached: raw("(key in (select node from member) or person in (select node from member))"),
  within: raw("(key in (select node from member) and person in (select node from member))"),
  node: raw("node in (select node from member)"),
  key: raw("key in (select node from member)"),
};

const all: Among = { reached: raw("true"), within: raw("true"), node: raw("true"), key: raw("true") };

/** Lays `member`: the keys of a step's aliases, with all keys of the persons they belong to so far. */
async function layMembers(facts: Warehouse, { workspace, after, upTo }: Step): Promise<void> {
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
}

/**
 * Lays `edge`, one row for two keys that aliases join, and `person_ranked` (node, rank: 0 best). All aliases of each
 * member are looked at, for what keeps one from joining only ever grows; one that leads out of the members was refused
 * before.
 */
async function layEdges(facts: Warehouse, { workspace, upTo }: Step, { reached }: Among): Promise<void> {
  await facts.run(sql`
    /* journeys/update/identities */
    create or replace temp table edge as
    select key, person, bool_or(kind = 'consent') as consent, bool_or(kind <> 'consent') as named,
      min(case kind when 'email' then 0 when 'customer' then 1 when 'crm' then 2 when 'consent' then 3 when 'order' then 4
        else 5 end)::tinyint as rank
    from alias
    where workspace = ${workspace} and seq <= ${upTo} and key <> person and ${reached}
    group by key, person`);
  await facts.run(
    raw(`/* journeys/update/identities */
    create or replace temp table person_ranked as
    select person as node, min(rank) as rank from edge group by person`),
  );
}

/** Lays `crowded`: the nodes that would join more than one person has. Few have so many aliases that they need be counted. */
async function layCrowded(facts: Warehouse, { workspace, upTo }: Step, { reached, node }: Among): Promise<void> {
  const told = sql`from alias
      where workspace = ${workspace} and seq <= ${upTo} and key <> person and kind <> 'consent' and ${reached}`;
  await facts.run(sql`
    /* journeys/update/identities */
    create or replace temp table often as
    select key as node ${told} group by key having count(*) > ${mostJoined}
    union
    select person ${told} group by person having count(*) > ${mostJoined}`);
  await facts.run(sql`
    /* journeys/update/identities */
    create or replace temp table crowded as
    with named as (
      select distinct key, person, date_trunc('month', timezone('UTC', occurred_at)) as month ${told}
        and (key in (select node from often) or person in (select node from often))
    ), counted as (
      select key as node, count(distinct person) as others from named group by key
      union all
      select person, count(distinct key) from named group by person, month
    )
    select node, max(others) as others from counted
    where ${node}
    group by node having max(others) > ${mostJoined}`);
}

async function layEdgesKept(facts: Warehouse, { within }: Among): Promise<void> {
  await facts.run(sql`
    /* journeys/update/identities */
    create or replace temp table edge_kept as
    select key as one, person as other from edge
    where ${within}
      and key not in (select node from crowded) and person not in (select node from crowded)
      and (named or key not in (select key from edge where consent group by key having count(*) > 1))`);
}

async function replaceIdentities(facts: Warehouse, workspace: string, { key }: Among): Promise<void> {
  await facts.run(sql`
    /* journeys/update/identities */
    delete from identity where workspace = ${workspace} and ${key}`);
  await facts.run(sql`
    /* journeys/update/identities */
    insert into identity select ${workspace}, node, head from component where node <> head`);
  await facts.run(sql`
    /* journeys/update/identities */
    delete from quarantined where workspace = ${workspace} and ${key}`);
  await facts.run(sql`
    /* journeys/update/identities */
    insert into quarantined select ${workspace}, node, others from crowded`);
}
