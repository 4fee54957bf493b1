import { setTimeout as delay } from "node:timers/promises";
import { importLines, undoImports } from "../../intake/exports/import-log.ts";
import { endUpload, type Upload } from "../../state/uploads.ts";
import { workspacesOf } from "../../state/workspaces/workspaces.ts";
import { eraseWorkspace } from "../../warehouse/upkeep/erase-workspace.ts";
import type { ServerParts } from "../parts.ts";
import type { ReaderEnd } from "./reader-lines.ts";

/** So much later it is known here that a process on this machine has gone. */
const goneMs = 50;

/**
 * Ends an upload by what stands of it: all that it laid where it was read to its end, nothing where it failed. Where its
 * workspace was deleted meanwhile, what it laid after that is erased.
 */
export async function settleUpload(
  { facts, state, control, collector, keys, clock }: ServerParts,
  upload: Upload,
  { told, fault, laid }: ReaderEnd & { laid: readonly number[] },
): Promise<void> {
  await delay(goneMs);
  await control.settled();
  const lane = await facts.lane(keys.of(upload.workspace).key);
  try {
    if ((await workspacesOf(state)).every(({ id }) => id !== upload.workspace)) {
      await eraseWorkspace(lane, upload.workspace);
      return collector.forgetKnown();
    }
    const lines = laid.length === 0 ? [] : await importLines(lane, upload.workspace);
    const own = lines.filter(({ id }) => laid.includes(id));
    const standing = own.filter(({ undoneAt }) => undoneAt === null).map(({ id }) => id);
    if (fault !== null && standing.length > 0) {
      await undoImports(lane, upload.workspace, standing);
      collector.forgetKnown();
    }
    await endUpload(state, upload.id, { told, fault, imports: own.map(({ id }) => id), now: clock() });
  } finally {
    lane.close();
  }
}
