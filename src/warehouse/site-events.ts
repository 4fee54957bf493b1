import { z } from "zod";
import { raw, sql } from "./sql.ts";
import type { Warehouse } from "./warehouse.ts";

/** The highest seq that was ever given, as far as the facts know: events may be gone that journeys have taken in. 0 at first. */
export async function highestSeq(facts: Warehouse): Promise<number> {
  const { seq } = await facts.row(
    z.object({ seq: z.number() }),
    raw(`/* warehouse/site-events */
    select coalesce(max(seq), 0) as seq from (select max(seq) as seq from site_event union all select max(seq) from derived)`),
  );
  return seq;
}

/** Those of `ids` that stand among the events. */
export async function standingIds(facts: Warehouse, ids: readonly bigint[]): Promise<Set<bigint>> {
  if (ids.length === 0) return new Set();
  const found = await facts.rows(
    z.object({ id: z.string().transform(BigInt) }),
    raw(`/* warehouse/site-events */
    select cast(id as varchar) as id from site_event where id in (${ids.join(", ")})`),
  );
  return new Set(found.map(({ id }) => id));
}

/** The ids of the events after one seq and up to another, in halves of 32 bits: a number holds those exactly, 64 not. */
export async function idsBetween(
  facts: Warehouse,
  after: number,
  upTo: number,
): Promise<{ high: Float64Array; low: Float64Array }> {
  const [high = new Float64Array(), low = new Float64Array()] = await facts.columns(sql`
    /* warehouse/site-events */
    select id >> 32 as high, id & 4294967295 as low from site_event where seq > ${after} and seq <= ${upTo}`);
  return { high, low };
}

/** How many origins `marketing` explains of what the server saw in a workspace itself. */
export async function originCount(facts: Warehouse, workspace: string): Promise<number> {
  const { origins } = await facts.row(
    z.object({ origins: z.number() }),
    sql`
    /* warehouse/site-events */
    select count(*) as origins from marketing where workspace = ${workspace} and source < 0`,
  );
  return origins;
}

/** Those of `origins` that `marketing` explains in a workspace. */
export async function originsAmong(
  facts: Warehouse,
  workspace: string,
  origins: ReadonlySet<bigint>,
): Promise<Set<bigint>> {
  const found = await facts.rows(
    z.object({ origin: z.string().transform(BigInt) }),
    sql`
    /* warehouse/site-events */
    select distinct cast(origin as varchar) as origin from marketing
    where workspace = ${workspace} and origin in (${raw([...origins].join(", "))})`,
  );
  return new Set(found.map(({ origin }) => origin));
}
