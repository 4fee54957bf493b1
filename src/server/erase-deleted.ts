import type { Actor } from "../model/actor.ts";
import { removeReceiptsOf } from "../state/receipts/receipt-files.ts";
import { deleteWorkspace, erased, erasingSince } from "../state/workspaces/workspace-changes.ts";
import type { Workspace } from "../state/workspaces/workspaces.ts";
import { eraseWorkspace } from "../warehouse/upkeep/erase-workspace.ts";
import type { ServerParts } from "./parts.ts";

type ErasingParts = Pick<ServerParts, "folder" | "facts" | "state" | "collector" | "directory" | "clock">;

/** What came in while a workspace was deleted has ended by then, and its facts are erased once more. */
export const settledMs = 60_000;

/** Deletes a workspace: from then on nobody finds it and nothing is taken for it; its facts are erased. */
export async function deleteWithFacts(
  parts: ErasingParts,
  workspace: Workspace,
  actor: Actor,
  failed: (cause: unknown) => void,
): Promise<void> {
  await deleteWorkspace(parts.state, workspace, { actor, now: parts.clock() });
  await parts.directory.reload();
  // The workspace is gone, whatever the facts say: they stand in the list of what is still to be erased.
  await eraseFactsOf(parts, workspace.id).catch(failed);
}

/** Erases what still stands of the workspaces that were deleted before a moment, and takes them off the list. */
export async function finishErasing(parts: ErasingParts, before: number): Promise<void> {
  for (const workspace of await erasingSince(parts.state, before)) {
    await eraseFactsOf(parts, workspace);
    await erased(parts.state, workspace);
  }
}

async function eraseFactsOf({ folder, facts, collector }: ErasingParts, workspace: string): Promise<void> {
  await removeReceiptsOf(folder, workspace);
  const lane = await facts.lane();
  try {
    await eraseWorkspace(lane, workspace);
  } finally {
    lane.close();
  }
  collector.forgetKnown();
}
