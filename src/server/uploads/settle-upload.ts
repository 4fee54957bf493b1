import { setTimeout as delay } from "node:timers/promises";
import { eraseImports, importLines, undoImports } from "../../intake/exports/import-log.ts";
import { endUpload, type Upload, uploadOf } from "../../state/uploads.ts";
import { workspacesOf } from "../../state/workspaces/workspaces.ts";
import { eraseWorkspace } from "../../warehouse/upkeep/erase-workspace.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { ServerParts } from "../parts.ts";
import { onLane } from "../workspace-lane.ts";
import type { ReaderEnd } from "./reader-lines.ts";

/** So much later it is known here that a process on this machine has gone. */
const goneMs = 50;

/**
 * Ends an upload by what stands of it: all that it laid where it was read to its end, nothing where it failed. Where its
 * workspace was deleted meanwhile, and its row with that, what it laid is erased.
 */
export async function settleUpload(
  parts: ServerParts,
  upload: Upload,
  { told, fault, laid }: ReaderEnd & { laid: readonly number[] },
): Promise<void> {
  const { state, control, collector, clock } = parts;
  await delay(goneMs);
  await control.settled();
  await onLane(parts, upload.workspace, async (lane) => {
    if ((await uploadOf(state, upload.workspace, upload.id)) === null) {
      await eraseLaid(parts, lane, { workspace: upload.workspace, laid });
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
  });
}

/** Somebody may have made a new workspace of the same id since: what stands of that one stays. */
async function eraseLaid(
  { state }: Pick<ServerParts, "state">,
  lane: Warehouse,
  { workspace, laid }: { workspace: string; laid: readonly number[] },
): Promise<void> {
  const stands = (await workspacesOf(state)).some(({ id }) => id === workspace);
  if (!stands) await eraseWorkspace(lane, workspace);
  else if (laid.length > 0) await eraseImports(lane, workspace, laid);
}
