import { setTimeout } from "node:timers/promises";
import { importsOf } from "../../intake/exports/import-log.ts";
import { mainCurrency } from "../../questions/roi/main-currency.ts";
import type { State } from "../../state/database.ts";
import { removeReceiptsOf } from "../../state/receipts/receipt-files.ts";
import { erased, erasingSince, makeWorkspace } from "../../state/workspaces/workspace-changes.ts";
import { workspacesOf } from "../../state/workspaces/workspaces.ts";
import { hasFacts, hasServer, openDataFolder } from "../../warehouse/data-folder.ts";
import { firstWorkspace } from "../../warehouse/person-key.ts";
import { eraseWorkspace } from "../../warehouse/upkeep/erase-workspace.ts";

/** Facts that came before any workspace was named keep theirs when another one is made. */
export async function keepOldFacts(folder: string, state: State): Promise<void> {
  if ((await workspacesOf(state)).length > 0 || !hasFacts(folder)) return;
  const facts = await openDataFolder(folder);
  try {
    if ((await importsOf(facts, firstWorkspace)).length === 0) return;
    const currency = (await mainCurrency(facts, firstWorkspace)) ?? "EUR";
    const place = { name: "Default", currency, timeZone: "UTC" };
    await makeWorkspace(state, { id: firstWorkspace, ...place, actor: { kind: "operator" } });
  } finally {
    facts.close();
  }
}

/** Whether amounts of a workspace are kept already, in whatever currency. */
export async function holdsMoney(folder: string, workspace: string): Promise<boolean> {
  if (!hasFacts(folder)) return false;
  const facts = await openDataFolder(folder, workspace);
  try {
    return (await mainCurrency(facts, workspace)) !== null;
  } finally {
    facts.close();
  }
}

/** A running server hears of a workspace's end a little later, and stores what came meanwhile. */
const heardMs = 1000;

/** Erases the facts and receipts of a workspace that stands in the records no more. */
export async function eraseFacts(
  folder: string,
  workspace: string,
  { isServed }: { isServed: boolean },
): Promise<number> {
  await removeReceiptsOf(folder, workspace);
  if (!hasFacts(folder)) return 0;
  if (isServed) await setTimeout(heardMs);
  const facts = await openDataFolder(folder, workspace);
  try {
    return await eraseWorkspace(facts, workspace);
  } finally {
    facts.close();
  }
}

/** Erases what a crash left of workspaces that were deleted; a server does so by itself. */
export async function finishErasing(folder: string, state: State): Promise<void> {
  const left = await erasingSince(state, Number.MAX_SAFE_INTEGER);
  if (left.length === 0 || (await hasServer(folder))) return;
  for (const workspace of left) {
    await eraseFacts(folder, workspace, { isServed: false });
    await erased(state, workspace);
  }
}
