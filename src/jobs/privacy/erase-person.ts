import type { Erased } from "../../journeys/person/erase-person.ts";
import { eraseFound, findPerson, theirMarks } from "../../journeys/person/find-person.ts";
import type { Actor } from "../../model/actor.ts";
import type { State } from "../../state/database.ts";
import { keepErasure } from "../../state/erasures.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { writeErasureLists } from "./erasure-list.ts";

/** Where a person is erased; `lane` hashes with the workspace's key. */
export interface PersonPlace {
  readonly lane: Warehouse;
  readonly state: State;
  readonly folder: string;
  readonly workspace: string;
  readonly timeZone: string;
}

/**
 * Erases the person of some keys: notes it in the list that is replayed whenever old facts come back, then takes them out
 * of the facts. Null where nothing is held on them. Their traces in the files go with the job `erasures`, or `scrubFacts`.
 */
export async function erasePerson(
  { lane, state, folder, workspace, timeZone }: PersonPlace,
  seeds: readonly bigint[],
  { actor, now }: { actor: Actor; now: number },
): Promise<({ id: string } & Erased) | null> {
  const found = await findPerson(lane, workspace, seeds);
  if (found.tables.length === 0) return null;
  // First the list: should this end here, the job finds them again.
  const id = await keepErasure(state, { workspace, actor, marks: await theirMarks(lane), now });
  await writeErasureLists(state, folder);
  return { id, ...(await eraseFound(lane, { workspace, timeZone, seeds })) };
}
