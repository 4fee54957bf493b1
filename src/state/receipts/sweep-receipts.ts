import { rm } from "node:fs/promises";
import type { State } from "../database.ts";
import { receiptFiles } from "./receipt-files.ts";
import { allReceipts, forgetReceiptsOfGoneCosts } from "./receipts.ts";

/** A cost that was deleted can be brought back; its receipts wait for so long. */
export const goneCostMs = 30 * 86_400_000;

/** A file stands before its row does: one that is younger may be on its way in. */
const comingMs = 3_600_000;

/** Removes the receipts of costs that went long ago, and files that no receipt names; answers how many files went. */
export async function sweepReceipts(state: State, folder: string, now: number): Promise<number> {
  await forgetReceiptsOfGoneCosts(state, now - goneCostMs);
  const files = await receiptFiles(folder);
  if (files.length === 0) return 0;
  const known = new Set((await allReceipts(state)).map(({ workspace, id }) => `${workspace}/${id}`));
  const left = files.filter(
    ({ workspace, id, writtenMs }) => !known.has(`${workspace}/${id}`) && writtenMs < now - comingMs,
  );
  for (const { path } of left) await rm(path, { force: true });
  return left.length;
}
