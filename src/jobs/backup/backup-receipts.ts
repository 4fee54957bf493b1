import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { copyFile, link } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { ZipEntry } from "../../intake/exports/open/zip-file.ts";
import { openState } from "../../state/database.ts";
import { makeReceiptFolder, receiptFiles, receiptPath, receiptsFolder } from "../../state/receipts/receipt-files.ts";
import { allReceipts } from "../../state/receipts/receipts.ts";

/** The files of receipts in a backup: they stand in it as receipts/WORKSPACE/ID. */
export interface ReceiptsPart {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Lays the files of the receipts that the copied records know beside them, by a link where the disk has links. A receipt
 * that was taken away a moment ago has no file, and is none of the backup's.
 */
export async function layReceipts(folder: string, scratch: string): Promise<ReceiptsPart> {
  let [files, bytes] = [0, 0];
  for (const receipt of await receiptsIn(scratch)) {
    const { workspace, id } = receipt;
    const [from, to] = [receiptPath(folder, workspace, id), receiptPath(scratch, workspace, id)];
    await makeReceiptFolder(scratch, workspace);
    if (!(await isLaid(from, to))) continue;
    files += 1;
    bytes += receipt.bytes;
  }
  return { files, bytes };
}

/** The names that receipts have in a backup. */
export const receiptEntry = ({ workspace, id }: { workspace: string; id: string }): string =>
  `${receiptsFolder}/${workspace}/${id}`;

/**
 * Unpacks the files of receipts, at most as many bytes as the backup says that they have; answers whether they are as many
 * and as large as that. What they hold is checked by the records, which say the sum of each.
 */
export async function unpackReceipts(
  entries: readonly ZipEntry[],
  told: ReceiptsPart | undefined,
  staging: string,
  contentOf: (entry: ZipEntry) => AsyncIterable<Buffer>,
): Promise<boolean> {
  let [files, left] = [told?.files ?? 0, told?.bytes ?? 0];
  for (const entry of entries) {
    const receipt = receiptOfEntry(entry.name);
    if (receipt === null) continue;
    await makeReceiptFolder(staging, receipt.workspace);
    async function* counted() {
      for await (const part of contentOf(entry)) {
        left -= part.length;
        if (left < 0) return;
        yield part;
      }
    }
    const to = receiptPath(staging, receipt.workspace, receipt.id);
    await pipeline(counted, createWriteStream(to, { flags: "wx", mode: 0o600, flush: true }));
    if (left < 0) return false;
    files -= 1;
  }
  return files === 0 && left === 0;
}

/** Workspace and id of a receipt by its name in a backup; null for any other name. */
function receiptOfEntry(name: string): { workspace: string; id: string } | null {
  const [, workspace, id] = /^receipts\/([a-z0-9-]{1,40})\/([a-z0-9]{1,40})$/.exec(name) ?? [];
  return workspace === undefined || id === undefined ? null : { workspace, id };
}

/** Whether each file of receipts in a folder is one that its records know, byte by byte. */
export async function areReceiptsWhole(folder: string): Promise<boolean> {
  const known = new Map((await receiptsIn(folder)).map((one) => [receiptEntry(one), one.sha256]));
  for (const { workspace, id, path } of await receiptFiles(folder)) {
    if ((await sha256Of(path)) !== known.get(receiptEntry({ workspace, id }))) return false;
  }
  return true;
}

async function receiptsIn(folder: string) {
  const state = await openState(folder);
  try {
    return await allReceipts(state);
  } finally {
    await state.destroy();
  }
}

async function isLaid(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to).catch(() => copyFile(from, to));
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw cause;
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest("hex");
}
