import { z } from "zod";
import { raw, sql } from "./sql.ts";
import type { Warehouse } from "./warehouse.ts";

/** The seq of the event that came last; 0 where none has come. */
export async function highestSeq(facts: Warehouse): Promise<number> {
  const shape = z.object({ seq: z.number() });
  const { seq } = await facts.row(
    shape,
    raw("/* warehouse/site-events */ select coalesce(max(seq), 0) as seq from site_event"),
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

/** The ids of the events after one seq and up to another. */
export async function idsBetween(facts: Warehouse, after: number, upTo: number): Promise<bigint[]> {
  // A column of doubles holds 32 bits exactly, 64 not.
  const [high, low] = await facts.columns(sql`
    /* warehouse/site-events */
    select id >> 32 as high, id & 4294967295 as low from site_event where seq > ${after} and seq <= ${upTo}`);
  return Array.from(high ?? [], (bits, row) => (BigInt(bits) << 32n) | BigInt(low?.[row] ?? 0));
}

/** The origins of a workspace that `marketing` can already explain. */
export async function standingOrigins(facts: Warehouse, workspace: string): Promise<Set<bigint>> {
  const found = await facts.rows(
    z.object({ origin: z.string().transform(BigInt) }),
    sql`
    /* warehouse/site-events */
    select distinct cast(origin as varchar) as origin from marketing where workspace = ${workspace} and origin is not null`,
  );
  return new Set(found.map(({ origin }) => origin));
}
