import { z } from "zod";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { updateJourneys } from "../update-journeys.ts";
import { type Erased, eraseTheirRows } from "./erase-person.ts";
import { type HeldTable, heldOnPerson, theirCounts } from "./held-on-person.ts";
import { markOf } from "./replay-erasures.ts";
import { layTheirKeys } from "./their-keys.ts";
import { layTheirRows, type PersonTable } from "./their-rows.ts";
import { untilDone } from "./until-done.ts";

/** What was found on somebody, before anything is done. */
export interface FoundPerson {
  /** How many keyed hashes they are known by. */
  readonly keys: number;
  readonly tables: readonly { readonly table: PersonTable; readonly title: string; readonly rows: number }[];
}

/** Looks somebody up by the keys of what names them. The lane must hash with the workspace's key. */
export async function findPerson(lane: Warehouse, workspace: string, seeds: readonly bigint[]): Promise<FoundPerson> {
  await updateJourneys(lane, { workspace });
  const keys = await layPerson(lane, workspace, seeds);
  return { keys, tables: await theirCounts(lane) };
}

/** Everything that is held on somebody. */
export async function tellAllOf(
  lane: Warehouse,
  workspace: string,
  seeds: readonly bigint[],
): Promise<{ keys: number; tables: readonly HeldTable[] }> {
  await updateJourneys(lane, { workspace });
  const keys = await layPerson(lane, workspace, seeds);
  const tables = await heldOnPerson(lane);
  return { keys: tables.length === 0 ? 0 : keys, tables };
}

/** The marks of all keys of the person who was found last: what a list of erasures may keep. */
export async function theirMarks(lane: Warehouse): Promise<string[]> {
  const marks = await lane.rows(
    z.object({ mark: z.string() }),
    raw(`/* journeys/person/find-person */
    select lpad(lower(to_hex(${markOf("key")})), 16, '0') as mark from their_key order by 1`),
  );
  return marks.map(({ mark }) => mark);
}

/** Takes somebody out of the facts; what the file still holds of them is written over by `scrub`. */
export function eraseFound(
  lane: Warehouse,
  { workspace, timeZone, seeds }: { workspace: string; timeZone: string; seeds: readonly bigint[] },
): Promise<Erased> {
  return untilDone(lane, async () => {
    await layPerson(lane, workspace, seeds);
    return eraseTheirRows(lane, { workspace, timeZone });
  });
}

async function layPerson(lane: Warehouse, workspace: string, seeds: readonly bigint[]): Promise<number> {
  const keys = await layTheirKeys(
    lane,
    workspace,
    seeds.map((key) => ({ key, untilMs: null })),
  );
  await layTheirRows(lane, workspace);
  return keys;
}
