import { existsSync } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** The files of receipts stand under this name in a data folder, in a folder for each workspace. */
export const receiptsFolder = "receipts";

/** Names that are ours: of workspaces and of receipts. Nothing else is ever made part of a path. */
const ours = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Where the file of a receipt stands. */
export function receiptPath(folder: string, workspace: string, id: string): string {
  if (!ours.test(workspace) || !ours.test(id)) throw new Error("a receipt under a name that is not ours");
  return join(folder, receiptsFolder, workspace, id);
}

/** Makes the folder of a workspace's receipts, for this user alone to see. */
export async function makeReceiptFolder(folder: string, workspace: string): Promise<void> {
  const path = receiptPath(folder, workspace, "x");
  await mkdir(join(path, ".."), { recursive: true, mode: 0o700 });
}

/** Removes all files of a workspace's receipts. */
export async function removeReceiptsOf(folder: string, workspace: string): Promise<void> {
  await rm(join(receiptPath(folder, workspace, "x"), ".."), { recursive: true, force: true });
}

/** The receipts whose files stand in a data folder, with when each was written. */
export async function receiptFiles(
  folder: string,
): Promise<{ workspace: string; id: string; path: string; writtenMs: number }[]> {
  const root = join(folder, receiptsFolder);
  if (!existsSync(root)) return [];
  const found = [];
  for (const workspace of await readdir(root)) {
    for (const id of await readdir(join(root, workspace)).catch(() => [])) {
      const path = join(root, workspace, id);
      const standing = await stat(path).catch(() => null);
      if (standing?.isFile()) found.push({ workspace, id, path, writtenMs: standing.mtimeMs });
    }
  }
  return found;
}
