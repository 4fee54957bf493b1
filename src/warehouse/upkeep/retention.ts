import { z } from "zod";
import { sql } from "../sql.ts";
import type { Warehouse } from "../warehouse.ts";

const dayMs = 86_400_000;

/** An update keeps what stood before in memory until it is done, so it is done a week at a time. */
const sliceMs = 7 * dayMs;

/**
 * Deletes the events of a workspace that are older than `beforeMs`; answers how many. Visits, orders and whatever else was
 * made of them stay, so only events go that the derived tables have taken in. The very last event stays, whatever its age:
 * its `seq` says where the next one goes on.
 */
export function forgetEvents(facts: Warehouse, workspace: string, beforeMs: number): Promise<number> {
  return facts.run(sql`
    /* warehouse/retention */
    delete from site_event
    where workspace = ${workspace} and occurred_at < epoch_ms(${beforeMs}::bigint)::timestamptz
      and seq <= coalesce((select min(seq) from derived where workspace = ${workspace}), 0)
      and seq < (select max(seq) from site_event)`);
}

/** Takes pages and details out of the events of a workspace that are older than `beforeMs`; answers of how many. */
export async function forgetPages(facts: Warehouse, workspace: string, beforeMs: number): Promise<number> {
  const derived = sql`coalesce((select min(seq) from derived where workspace = ${workspace}), 0)`;
  const { oldestMs } = await facts.row(
    z.object({ oldestMs: z.number().nullable() }),
    sql`
    /* warehouse/retention */
    select epoch_ms(min(occurred_at)) as "oldestMs" from site_event
    where workspace = ${workspace} and occurred_at < epoch_ms(${beforeMs}::bigint)::timestamptz
      and (page is not null or detail is not null) and seq <= ${derived}`,
  );
  let changed = 0;
  for (let from = oldestMs ?? beforeMs; from < beforeMs; from += sliceMs) {
    const until = Math.min(from + sliceMs, beforeMs);
    changed += await facts.run(sql`
      /* warehouse/retention */
      update site_event set page = null, detail = null
      where workspace = ${workspace} and (page is not null or detail is not null) and seq <= ${derived}
        and occurred_at >= epoch_ms(${from}::bigint)::timestamptz
        and occurred_at < epoch_ms(${until}::bigint)::timestamptz`);
  }
  return changed;
}
