import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { copyFile, open, rename, rm, stat, statfs } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { KnownError } from "../../model/errors.ts";
import { copyState } from "../../state/backup.ts";
import { receiptFiles } from "../../state/receipts/receipt-files.ts";
import { secretsFile } from "../../state/secrets/secret-box.ts";
import { privateFolder } from "../../warehouse/private-folder.ts";
import { ownVersion } from "../../warehouse/remote/own-version.ts";
import { copyFacts } from "../../warehouse/upkeep/backup.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { layReceipts, receiptEntry } from "./backup-receipts.ts";
import { backupVersion, Manifest, manifestName, type Part, type PartName, partNames } from "./manifest.ts";
import { sizeText } from "./size-text.ts";

/**
 * Writes one file that holds all of a data folder as it stands at one moment, while a server may go on writing to it. The
 * file is there whole or not at all, and for its owner's eyes alone.
 */
export async function makeBackup(
  { facts, folder, clock = Date.now }: { facts: Warehouse; folder: string; clock?: () => number },
  out: string,
): Promise<{ manifest: Manifest; bytes: number }> {
  await refuseIfNoRoom(folder, dirname(resolve(out)));
  const created = new Date(clock()).toISOString();
  // A server's user is the folder's, so that a copy in the folder is one it can write.
  const scratch = privateFolder(resolve(folder));
  try {
    // Facts first: what they name among the app's records is there a moment later too.
    const lane = await facts.lane();
    const factsContent = await copyFacts(lane, join(scratch.path, "facts.duckdb")).finally(() => lane.close());
    const stateContent = await copyState(folder, scratch.path);
    const receipts = await layReceipts(folder, scratch.path);
    for (const name of ["person.key", secretsFile]) {
      if (existsSync(join(folder, name))) await copyFile(join(folder, name), join(scratch.path, name));
    }
    const parts: Partial<Record<PartName, Part>> = {};
    for (const name of partNames) {
      if (existsSync(join(scratch.path, name))) parts[name] = await sumOf(join(scratch.path, name));
    }
    const head = { format: "retorno-backup", version: backupVersion, retorno: ownVersion(), created } as const;
    const manifest = Manifest.parse({ ...head, parts, facts: factsContent, state: stateContent, receipts });
    await packWhole(scratch.path, manifest, out);
    return { manifest, bytes: (await stat(out)).size };
  } catch (cause) {
    throw notWritten(out, cause);
  } finally {
    scratch.remove();
  }
}

/** The copy stands beside the facts until it is packed. */
async function refuseIfNoRoom(folder: string, outFolder: string): Promise<void> {
  const receipts = await receiptFiles(folder);
  const sizes = await Promise.all([join(folder, "facts.duckdb"), ...receipts.map(({ path }) => path)].map(sizeOf));
  const size = sizes.reduce((sum, one) => sum + one, 0);
  for (const where of new Set([folder, outFolder])) {
    const disk = await statfs(where).catch(() => null);
    if (disk === null || disk.bavail * disk.bsize > size * 1.2) continue;
    throw new KnownError("busy", `a backup needs up to ${sizeText(size * 1.2)} in ${where}, and there is less`, {
      hint: "make room on the disk, or name a file on another one with --out",
    });
  }
}

/** A receipt may be taken away while it is looked at. */
const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => ({ size: 0 }))).size;

async function sumOf(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const part of createReadStream(file, { highWaterMark: 2 ** 20 })) {
    hash.update(part as Buffer);
    bytes += (part as Buffer).length;
  }
  return { bytes, sha256: hash.digest("hex") };
}

async function packWhole(folder: string, manifest: Manifest, out: string): Promise<void> {
  const draft = `${out}.${process.pid}.part`;
  try {
    await rm(draft, { force: true });
    await pack(folder, manifest, draft);
    const handle = await open(draft, "r+");
    await handle.sync().finally(() => handle.close());
    await rename(draft, out);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
}

async function pack(folder: string, manifest: Manifest, draft: string): Promise<void> {
  const zip = new ZipFile();
  const failed = new Promise<never>((_, reject) => zip.on("error", reject));
  const mtime = new Date(manifest.created);
  // The fastest level already takes out most of what a database leaves.
  for (const name of partNames) {
    if (manifest.parts[name] !== undefined) {
      zip.addFile(join(folder, name), name, { mtime, mode: 0o600, compressionLevel: 1 });
    }
  }
  // Pictures and PDFs are packed already.
  for (const receipt of await receiptFiles(folder)) {
    zip.addFile(receipt.path, receiptEntry(receipt), { mtime, mode: 0o600, compress: false });
  }
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`), manifestName, { mtime, mode: 0o600 });
  zip.end();
  await Promise.race([pipeline(zip.outputStream, createWriteStream(draft, { flags: "wx", mode: 0o600 })), failed]);
}

function notWritten(out: string, cause: unknown): unknown {
  const said = cause instanceof Error ? cause.message : "";
  const code = /no space left/i.test(said) ? "ENOSPC" : ((cause as NodeJS.ErrnoException).code ?? "");
  if (cause instanceof KnownError || !/^E[A-Z]+$/.test(code)) return cause;
  const hint =
    code === "ENOSPC" ? "make room on the disk" : "choose a file in a folder that exists and that you may write to";
  return new KnownError("invalid_request", `${out} cannot be written (${code})`, { hint, cause });
}
