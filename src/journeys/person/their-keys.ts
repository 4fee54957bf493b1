import { z } from "zod";
import { KnownError } from "../../model/errors.ts";
import { liveSources } from "../../model/live-source.ts";
import { literal, raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { isOwn, kinOf } from "../once/order-formats.ts";

/** A key that a person is known by, and the moment up to which facts of it are meant. */
export interface SeedKey {
  readonly key: bigint;
  /** Milliseconds; null: whatever their moment. */
  readonly untilMs: number | null;
}

/** Whoever goes by more keys than this is no person, but a fault of somebody's records. */
const mostKeys = 20_000;

/** An order's number that joins more persons than this is a test, or a fault of the site. */
const mostOnOrder = 5;

/** Two tellings of one order lie within so many days. */
const sameWithinDays = 3;

/**
 * Lays `their_key` (key, until): the seeds and whatever keys belong to the same persons, by what aliases, leads and the
 * tellings of one order said up to the seed's moment. A key that many share is taken where it is a seed, and joins none.
 * Lays `source_format` (source, format, file) too. Answers how many keys there are.
 */
export async function layTheirKeys(facts: Warehouse, workspace: string, seeds: readonly SeedKey[]): Promise<number> {
  await laySourceFormats(facts, workspace);
  await laySharedKeys(facts, workspace);
  await facts.stage(
    "seed_key",
    2,
    seeds.map(({ key, untilMs }) => [String(key), untilMs === null ? "infinity" : new Date(untilMs).toISOString()]),
  );
  await facts.run(
    raw(`/* journeys/person/their-keys */
    create or replace temp table their_key as
    select cast(c0 as ubigint) as key, max(cast(c1 as timestamptz)) as until from seed_key group by all`),
  );
  for (;;) {
    const found = await spread(facts, workspace);
    const { keys } = await facts.row(
      z.object({ keys: z.number() }),
      raw("/* journeys/person/their-keys */ select count(*) as keys from their_key"),
    );
    if (found === 0) return keys;
    if (keys - seeds.length > mostKeys) throw tooMany();
  }
}

const tooMany = () =>
  new KnownError("conflict", "more than 20,000 identifiers hang together with that person", {
    hint: "an address or number that many share stands in your records; mend them, or name another identifier",
  });

async function laySourceFormats(facts: Warehouse, workspace: string): Promise<void> {
  const live = Object.entries(liveSources).map(([format, source]) => `(${source}, ${literal(format)})`);
  await facts.run(sql`
    /* journeys/person/their-keys */
    create or replace temp table source_format as
    select id as source, format, file from import where workspace = ${workspace}
    union all select *, null from (values ${raw(live.join(", "))})`);
}

/** Keys that more than one person goes by: they join nobody. */
async function laySharedKeys(facts: Warehouse, workspace: string): Promise<void> {
  await facts.run(sql`
    /* journeys/person/their-keys */
    create or replace temp table shared_key as
    select key from quarantined where workspace = ${workspace}
    union
    select key from alias where workspace = ${workspace} and kind = 'consent' group by key having count(distinct person) > 1
    union
    select id_key from lead where workspace = ${workspace} and id_key is not null and person <> id_key
    group by id_key having count(distinct person) > 1`);
}

/** One round: the keys next to those that are known. Answers how many were found. */
function spread(facts: Warehouse, workspace: string): Promise<number> {
  return facts.run(sql`
    /* journeys/person/their-keys */
    insert into their_key
    with known as (
      select key, until from their_key where key not in (select key from shared_key)
    ), named as (
      select a.person as key, k.until from alias as a join known as k on k.key = a.key
      where a.workspace = ${workspace} and a.occurred_at <= k.until
      union all
      select a.key, k.until from alias as a join known as k on k.key = a.person
      where a.workspace = ${workspace} and a.occurred_at <= k.until
      union all
      select l.id_key, k.until from lead as l join known as k on k.key = l.person
      where l.workspace = ${workspace} and coalesce(l.created_at, l.told_at, '-infinity') <= k.until
      union all
      select l.person, k.until from lead as l join known as k on k.key = l.id_key
      where l.workspace = ${workspace} and coalesce(l.created_at, l.told_at, '-infinity') <= k.until
      union all
      ${tellingsOf(workspace)}
    )
    select key, max(until) from named
    where key is not null and key not in (select key from their_key) and key not in (select key from shared_key)
    group by key`);
}

/** SQL of the persons that other tellings of a known person's order name. */
const tellingsOf = (workspace: string) => sql`
      (with told as (
        select o.person, ltrim(unnest([o.id, o.also_id]), '#') as number, o.occurred_at,
          ${raw(kinOf("s.format"))} as kin, ${raw(isOwn("s.format"))} as own
        from "order" as o join source_format as s using (source) where o.workspace = ${workspace} and o.person is not null
      ), theirs as (
        select t.*, k.until from told as t join known as k on k.key = t.person where t.occurred_at <= k.until
      )
      select t.person, h.until
      from told as t join theirs as h on h.number = t.number and (h.kin = t.kin or h.own or t.own)
        and abs(epoch(h.occurred_at) - epoch(t.occurred_at)) <= ${sameWithinDays * 86_400}
      where t.number in (
        select number from told where number in (select number from theirs) group by number having count(distinct person) <= ${mostOnOrder}
      ))`;
