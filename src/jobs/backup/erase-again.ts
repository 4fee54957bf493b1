import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { replayErasures } from "../../journeys/person/replay-erasures.ts";
import { openState } from "../../state/database.ts";
import { addErasures, type Erasure, erasuresOf, noteScrubbed, unscrubbed } from "../../state/erasures.ts";
import { workspacesOf } from "../../state/workspaces/workspaces.ts";
import { openDataFolder } from "../../warehouse/data-folder.ts";
import { copyFacts } from "../../warehouse/upkeep/backup.ts";
import { forgetBlank } from "../../warehouse/upkeep/scrub.ts";
import { writeErasureLists } from "../privacy/erasure-list.ts";

/**
 * Erases again, in a folder that nobody has open, whom its own list and another one name; the facts are then written anew as
 * a whole, so that no byte of them is left in the file. Answers how many rows went.
 */
export async function eraseAgain(folder: string, known: readonly Erasure[]): Promise<number> {
  const state = await openState(folder);
  try {
    await addErasures(state, known);
    const erasures = Map.groupBy(await erasuresOf(state, null), ({ workspace }) => workspace);
    let rows = 0;
    for (const { id, timeZone } of await workspacesOf(state)) {
      const own = erasures.get(id);
      if (own !== undefined) rows += await replayIn(folder, { workspace: id, timeZone, erasures: own });
    }
    const waiting = await unscrubbed(state);
    if (rows > 0 || waiting.length > 0) await writeAnew(folder);
    await noteScrubbed(state, waiting, Date.now());
    await writeErasureLists(state, folder);
    return rows;
  } finally {
    await state.destroy();
  }
}

async function replayIn(
  folder: string,
  asked: { workspace: string; timeZone: string; erasures: readonly Erasure[] },
): Promise<number> {
  const facts = await openDataFolder(folder, asked.workspace);
  try {
    const erased = await replayErasures(facts, asked);
    return erased?.tables.reduce((sum, { rows }) => sum + rows, 0) ?? 0;
  } finally {
    facts.close();
  }
}

async function writeAnew(folder: string): Promise<void> {
  const [old, fresh] = [join(folder, "facts.duckdb"), join(folder, "facts.fresh.duckdb")];
  const facts = await openDataFolder(folder);
  try {
    const lane = await facts.lane();
    try {
      await forgetBlank(lane);
      await copyFacts(lane, fresh);
    } finally {
      lane.close();
    }
  } finally {
    facts.close();
  }
  await rm(`${old}.wal`, { force: true });
  await rename(fresh, old);
}
