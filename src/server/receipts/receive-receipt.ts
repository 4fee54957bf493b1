import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import { KnownError } from "../../model/errors.ts";
import { headBytes, mostReceiptBytes, type ReceiptType, receiptTypeOf } from "../../model/receipt.ts";
import { makeReceiptFolder, receiptPath } from "../../state/receipts/receipt-files.ts";
import { type Pace, receiveFile, refusalOfDisk, usualPace } from "../uploads/receive-file.ts";

/** What was received: the type is what its bytes say. */
export interface ReceivedReceipt {
  readonly type: ReceiptType;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes a receipt's file into the data folder, and answers what it is; a KnownError where it is too large, cut off, of no
 * type that is kept, or where `refusal` says that nothing is stored: nothing of it stays then.
 */
export async function receiveReceipt(
  body: Readable,
  { folder, workspace, id }: { folder: string; workspace: string; id: string },
  { refusal, pace = usualPace }: { refusal: () => KnownError | null; pace?: Pace },
): Promise<ReceivedReceipt> {
  await makeReceiptFolder(folder, workspace);
  const path = receiptPath(folder, workspace, id);
  try {
    const bytes = await receiveFile(body, path, { most: mostReceiptBytes, refusal, pace, larger: tooLarge });
    if (bytes === 0) throw new KnownError("source_rejected", "the file is empty", { hint: "attach it again" });
    return { bytes, ...(await settled(path)) };
  } catch (cause) {
    await rm(path, { force: true });
    throw refusalOfDisk(cause) ?? cause;
  }
}

/** Has the file on the disk for good before anything is said of it. */
async function settled(path: string): Promise<Pick<ReceivedReceipt, "type" | "sha256">> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
    const hash = createHash("sha256");
    let head: Buffer | null = null;
    for await (const part of handle.createReadStream({ start: 0, autoClose: false })) {
      head ??= (part as Buffer).subarray(0, headBytes);
      hash.update(part as Buffer);
    }
    const type = receiptTypeOf(head ?? new Uint8Array());
    if (type === null) throw unknownType();
    return { type, sha256: hash.digest("hex") };
  } finally {
    await handle.close();
  }
}

const tooLarge = (most: number): KnownError =>
  new KnownError("too_large", `the receipt is larger than the ${most / 2 ** 20} MB that are kept`, {
    hint: "attach a smaller picture of it, or only the pages that show the amount",
  });

const unknownType = (): KnownError =>
  new KnownError("source_rejected", "the file is neither a PDF nor a picture", {
    hint: "attach a PDF, PNG, JPEG, WebP or HEIC: what a file is shows in its first bytes, not in its name",
  });
