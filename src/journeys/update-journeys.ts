import { z } from "zod";
import { sql } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { updateIdentities } from "./update/identities.ts";
import { countSeen } from "./update/seen.ts";
import { updateVisits } from "./update/visits.ts";

/** The events of a workspace that are taken in together: those after one seq and up to another. */
export interface Step {
  readonly workspace: string;
  readonly after: number;
  readonly upTo: number;
}

/** What an update took in, and how many visits and identities it laid or laid anew. */
export interface Updated {
  readonly events: number;
  readonly visits: number;
  readonly aliases: number;
  readonly ms: number;
}

/** So many events are taken in at once at most, so that memory is bounded however much there is to do. */
const mostInStep = 1_000_000;

/**
 * Brings `visit`, `identity`, `quarantined` and `seen` of a workspace up to what its events and aliases say, from where
 * the last update came to (`derived`). Each step is one transaction with its own watermark: a process that is killed goes
 * on from the last whole step, and an update with nothing new changes nothing.
 */
export function updateJourneys(
  facts: Warehouse,
  {
    workspace,
    stepEvents = mostInStep,
    clock = Date.now,
  }: { workspace: string; stepEvents?: number; clock?: () => number },
): Promise<Updated> {
  return inTurn(async () => {
    const started = clock();
    const lane = await facts.lane();
    try {
      const done = { events: 0, visits: 0, aliases: 0 };
      for (;;) {
        const step = await nextStep(lane, workspace, stepEvents);
        if (step === null) return { ...done, ms: clock() - started };
        const { events, visits, aliases } = await lane.transaction(() => take(lane, step));
        done.events += events;
        done.visits += visits;
        done.aliases += aliases;
      }
    } finally {
      lane.close();
    }
  });
}

/**
 * Forgets what was derived of a workspace and derives it anew: after facts were erased. Visits from before the oldest
 * event that still stands are kept, for nothing is left to derive them from.
 */
export async function rebuildJourneys(facts: Warehouse, { workspace }: { workspace: string }): Promise<Updated> {
  await inTurn(() =>
    facts.transaction(async () => {
      await facts.run(sql`
        /* journeys/update */
        delete from visit where workspace = ${workspace}
          and occurred_at >= (select coalesce(min(occurred_at), '-infinity') from site_event where workspace = ${workspace})`);
      await facts.run(sql`/* journeys/update */ delete from identity where workspace = ${workspace}`);
      await facts.run(sql`/* journeys/update */ delete from quarantined where workspace = ${workspace}`);
      await facts.run(sql`/* journeys/update */ delete from seen where workspace = ${workspace}`);
      await facts.run(
        sql`/* journeys/update */ update derived set seq = 0 where workspace = ${workspace} and name = ${name}`,
      );
    }),
  );
  return updateJourneys(facts, { workspace });
}

const name = "journeys";

let last: Promise<unknown> = Promise.resolve();

/** Two updates at once would take the same events in twice. The database has one process, so that a queue in it is enough. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}

const Reach = z.object({ after: z.number(), next: z.number().nullable(), upTo: z.number().nullable() });

async function nextStep(facts: Warehouse, workspace: string, stepEvents: number): Promise<Step | null> {
  const { seq } = await facts.row(
    z.object({ seq: z.number() }),
    sql`
    /* journeys/update */
    select coalesce(max(seq), 0) as seq from derived where workspace = ${workspace} and name = ${name}`,
  );
  const { after, next, upTo } = await facts.row(
    Reach,
    sql`
    /* journeys/update */
    select ${seq}::bigint as after, min(seq) as next, max(seq) as "upTo"
    from site_event where workspace = ${workspace} and seq > ${seq}`,
  );
  if (next === null || upTo === null) return null;
  return { workspace, after, upTo: Math.min(upTo, next - 1 + stepEvents) };
}

async function take(facts: Warehouse, step: Step): Promise<Omit<Updated, "ms">> {
  const { workspace, upTo } = step;
  const events = await countSeen(facts, step);
  const visits = await updateVisits(facts, step);
  const aliases = await updateIdentities(facts, step);
  const standing = await facts.run(sql`
    /* journeys/update */
    update derived set seq = ${upTo} where workspace = ${workspace} and name = ${name}`);
  if (standing === 0)
    await facts.run(sql`/* journeys/update */ insert into derived values (${workspace}, ${name}, ${upTo})`);
  return { events, visits, aliases };
}
