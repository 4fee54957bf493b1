import { importsOf } from "../../intake/exports/import-log.ts";
import { type Looked, replayErasures } from "../../journeys/person/replay-erasures.ts";
import { KnownError } from "../../model/errors.ts";
import { erasuresOf, noteScrubbed, unscrubbed } from "../../state/erasures.ts";
import { workspacesOf } from "../../state/workspaces/workspaces.ts";
import { personKeyIn } from "../../warehouse/data-folder.ts";
import { workspaceKey } from "../../warehouse/person-key.ts";
import { scrub, waitsForScrub } from "../../warehouse/upkeep/scrub.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { counted } from "../counted.ts";
import type { Job, JobParts } from "../job.ts";

/** Erased persons do not come back with what is told late or imported later, and their bytes are written over. */
export function erasuresJob(): Job {
  // Unknown after a start: the first run looks at all.
  let upTo: Reached | null = null;
  return {
    name: "erasures",
    does: "erased persons stay erased, and their traces in the files are written over",
    schedule: { everySeconds: 60 },
    waitsFor: "somebody to be erased, or facts to come",
    async wanted(parts) {
      if ((await unscrubbed(parts.state)).length > 0) return true;
      if ((await erasuresOf(parts.state, null)).length === 0) return false;
      const now = await reached(parts);
      return upTo === null || now.seq !== upTo.seq || now.imports !== upTo.imports;
    },
    async run(parts) {
      const { state, facts, clock } = parts;
      const waiting = await unscrubbed(state);
      const now = await reached(parts);
      const isAllNew = upTo === null || upTo.imports !== now.imports || waiting.length > 0;
      const again = await replayAll(parts, isAllNew || upTo === null ? "all" : { afterSeq: upTo.seq });
      if (again > 0 || waiting.length > 0) parts.forgetKnown?.();
      const bytes = await scrubFacts(facts);
      await noteScrubbed(state, waiting, clock());
      upTo = now;
      const said = `${counted(again, "row")} of erased persons came again and went`;
      return bytes === null ? said : `${said}; ${counted(bytes, "byte")} written over`;
    },
  };
}

interface Reached {
  readonly seq: number;
  readonly imports: string;
}

async function reached({ facts, state, lastSeq }: JobParts): Promise<Reached> {
  const counts: number[] = [];
  for (const { id } of await workspacesOf(state)) counts.push((await importsOf(facts, id)).at(-1)?.id ?? 0);
  return { seq: lastSeq(), imports: counts.join() };
}

/** Takes what came again of erased persons out of the facts of all workspaces; answers how many rows that were. */
async function replayAll({ facts, state, folder }: JobParts, looked: Looked): Promise<number> {
  const erasures = Map.groupBy(await erasuresOf(state, null), ({ workspace }) => workspace);
  const folderKey = personKeyIn(folder);
  let rows = 0;
  for (const { id: workspace, timeZone } of await workspacesOf(state)) {
    const own = erasures.get(workspace);
    if (own === undefined) continue;
    const lane = await facts.lane(workspaceKey(folderKey, workspace));
    try {
      const erased = await replayErasures(lane, { workspace, timeZone, erasures: own }, looked);
      rows += erased?.tables.reduce((sum, table) => sum + table.rows, 0) ?? 0;
    } finally {
      lane.close();
    }
  }
  return rows;
}

/** Writes over what was erased; null where nothing waits for it. A KnownError where others kept writing all the while. */
export async function scrubFacts(facts: Warehouse): Promise<number | null> {
  const lane = await facts.lane();
  try {
    if (!(await waitsForScrub(lane))) return null;
    const done = await scrub(lane);
    if (done !== null) return done.bytes;
    throw new KnownError("busy", "events kept coming, so the traces of erased persons could not be written over yet", {
      hint: "it is tried again by itself",
    });
  } finally {
    lane.close();
  }
}
