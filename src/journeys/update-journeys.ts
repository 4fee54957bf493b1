import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { raw, sql } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { layFirstVisits } from "./update/first-visits.ts";
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

/** So many events are taken in at once at most after those that were there first, so that memory is bounded. */
const mostInStep = 1_000_000;

/**
 * Brings `visit`, `identity`, `quarantined` and `seen` of a workspace up to what its events and aliases say, from where
 * the last update came to (`derived`). Each step is one transaction with its own watermark: a process that is killed goes
 * on from the last whole step, and an update with nothing new changes nothing. Where nothing is derived yet, all there is
 * is one step; `stepEvents` has even that taken in steps of so many events.
 */
export function updateJourneys(
  facts: Warehouse,
  { workspace, stepEvents = null, clock = Date.now }: Asked,
): Promise<Updated> {
  return inTurn(async () => {
    const started = clock();
    const lane = await facts.lane();
    try {
      const done = { events: 0, visits: 0, aliases: 0 };
      for (;;) {
        const step = await unlessTaken(() => lane.transaction(() => takeNext(lane, workspace, stepEvents)));
        if (step === null) return { ...done, ms: clock() - started };
        done.events += step.events;
        done.visits += step.visits;
        done.aliases += step.aliases;
      }
    } finally {
      lane.close();
    }
  });
}

interface Asked {
  readonly workspace: string;
  readonly stepEvents?: number | null;
  readonly clock?: () => number;
}

/**
 * Forgets what was derived of a workspace and derives it anew: after facts were erased.
 */
export async function rebuildJourneys(facts: Warehouse, { workspace }: { workspace: string }): Promise<Updated> {
  await inTurn(() =>
    facts.transaction(async () => {
      await clear(facts, workspace);
      await facts.run(
        sql`/* journeys/update */ update derived set seq = 0 where workspace = ${workspace} and name = ${name}`,
      );
    }),
  );
  return updateJourneys(facts, { workspace });
}

/** Visits that ended before the oldest event that still stands are kept, for nothing is left to derive them from. */
async function clear(facts: Warehouse, workspace: string): Promise<void> {
  await facts.run(sql`
    /* journeys/update */
    delete from visit where workspace = ${workspace}
      and last_at >= (select coalesce(min(occurred_at), '-infinity') from site_event where workspace = ${workspace})`);
  for (const table of ["identity", "quarantined", "seen"]) {
    await facts.run(sql`/* journeys/update */ delete from ${raw(table)} where workspace = ${workspace}`);
  }
}

const name = "journeys";

let last: Promise<unknown> = Promise.resolve();

/** Two updates of one process go one after the other. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}

/** While a server runs, a command reaches the same facts: whichever comes second to a step waits, and goes on from there. */
async function unlessTaken<T>(work: () => Promise<T>): Promise<T> {
  for (let waitMs = 20; ; waitMs = Math.min(1000, waitMs * 2)) {
    try {
      return await work();
    } catch (cause) {
      if (!(cause instanceof Error && /conflict|duplicate key/i.test(cause.message))) throw cause;
      await setTimeout(waitMs);
    }
  }
}

const Watermark = z.object({ seq: z.number() });
const Reach = z.object({ next: z.number().nullable(), upTo: z.number().nullable() });

/** The next step, all of it in the transaction that moves the watermark; null where nothing is new. */
async function takeNext(
  facts: Warehouse,
  workspace: string,
  stepEvents: number | null,
): Promise<Omit<Updated, "ms"> | null> {
  const [standing] = await facts.rows(
    Watermark,
    sql`/* journeys/update */ select seq from derived where workspace = ${workspace} and name = ${name}`,
  );
  const after = standing?.seq ?? 0;
  const { next, upTo } = await facts.row(
    Reach,
    sql`
    /* journeys/update */
    select min(seq) as next, max(seq) as "upTo" from site_event where workspace = ${workspace} and seq > ${after}`,
  );
  if (next === null || upTo === null) return null;
  const isFirst = after === 0 && stepEvents === null;
  const step = { workspace, after, upTo: isFirst ? upTo : Math.min(upTo, next - 1 + (stepEvents ?? mostInStep)) };
  // Without the mark, what stands would be counted once more.
  if (standing === undefined) await clear(facts, workspace);
  await (standing === undefined
    ? facts.run(sql`/* journeys/update */ insert into derived values (${workspace}, ${name}, ${step.upTo})`)
    : facts.run(sql`
      /* journeys/update */
      update derived set seq = ${step.upTo} where workspace = ${workspace} and name = ${name}`));
  const events = await countSeen(facts, step);
  const visits = await (isFirst ? layFirstVisits(facts, step) : updateVisits(facts, step));
  return { events, visits, aliases: await updateIdentities(facts, step) };
}
