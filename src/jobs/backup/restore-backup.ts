import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { chmod, open, readdir, rename, rm, stat, statfs } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { openZip, type ZipEntry } from "../../intake/exports/open/zip-file.ts";
import { KnownError } from "../../model/errors.ts";
import { stateIn } from "../../state/backup.ts";
import { openState } from "../../state/database.ts";
import { stateVersion } from "../../state/migrate.ts";
import { openDataFolder } from "../../warehouse/data-folder.ts";
import { knownMigrations } from "../../warehouse/migrate.ts";
import { privateFolder } from "../../warehouse/private-folder.ts";
import { factsIn } from "../../warehouse/upkeep/backup.ts";
import { erasureFile, readErasureList } from "../privacy/erasure-list.ts";
import { areReceiptsWhole, unpackReceipts } from "./backup-receipts.ts";
import { eraseAgain } from "./erase-again.ts";
import { backupVersion, Manifest, ManifestHead, manifestName, type Part, partNames } from "./manifest.ts";
import { sizeText } from "./size-text.ts";

/**
 * Brings a backup back into a folder that has no data yet: unpacked beside it, checked whole, opened, and only then moved
 * into place. Persons who were erased since it was made are erased again before that, by the lists of erasures beside the
 * backup, in the folder, and in `erasures`. A KnownError where the file is no backup, is damaged or of a newer Retorno;
 * nothing is left behind then.
 */
export async function restoreBackup(
  file: string,
  folder: string,
  { erasures }: { erasures?: string } = {},
): Promise<Manifest & { erasedAgain: number }> {
  if (erasures !== undefined) await refuseUnlessThere(erasures);
  const target = resolve(folder);
  const standing = await refuseIfFull(target, folder);
  try {
    // What is there already may be a disk of its own, which cannot be moved over.
    const staging = privateFolder(standing ? target : dirname(target));
    try {
      const manifest = await unpack(file, staging.path);
      await check(manifest, staging.path, file);
      const lists = [join(dirname(resolve(file)), erasureFile), join(target, erasureFile), erasures ?? ""];
      const erasedAgain = await eraseAgain(staging.path, lists.filter(Boolean).flatMap(readErasureList));
      if (standing) await rm(join(target, erasureFile), { force: true });
      await (standing ? moveInto(staging.path, target) : rename(staging.path, target));
      return { ...manifest, erasedAgain };
    } finally {
      staging.remove();
    }
  } catch (cause) {
    throw notRestored(file, folder, cause);
  }
}

async function refuseUnlessThere(list: string): Promise<void> {
  if ((await stat(list).catch(() => null))?.isFile()) return;
  throw new KnownError("not_found", `there is no list of erasures at ${list}`, {
    hint: `name the ${erasureFile} of the data folder or of its backups with --erasures`,
  });
}

/** Whether the folder stands, empty. */
async function refuseIfFull(target: string, folder: string): Promise<boolean> {
  const standing = await readdir(target).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return null;
    throw new KnownError("invalid_request", `${folder} cannot be used (${cause.code})`, {
      hint: "name a folder that is new or empty with --data",
      cause,
    });
  });
  if (standing === null) return false;
  // A disk's own folder for what a check of it finds, and the list of who was erased.
  if (standing.every((name) => name === "lost+found" || name === erasureFile)) return true;
  throw new KnownError("conflict", `${folder} is not empty, and a backup is never laid over what is there`, {
    hint: "name a new folder with --data, or move this one away first",
  });
}

const mostManifestBytes = 2 ** 20;

/** Receipts of many years, and still a list that fits into memory. */
const mostFiles = 1_000_000;

async function unpack(file: string, staging: string): Promise<Manifest> {
  if (!(await isZip(file))) throw foreign(file);
  const zip = await openZip(file, { most: mostFiles }).catch((cause: unknown) => {
    throw cause instanceof KnownError ? damaged(file, cause) : cause;
  });
  try {
    const entries = new Map(zip.entries.map((entry) => [entry.name, entry]));
    const manifest = await readManifest(entries.get(manifestName), file);
    const held = partNames.filter((name) => manifest.parts[name] !== undefined);
    const receipts = manifest.receipts?.files ?? 0;
    if (zip.entries.length !== held.length + receipts + 1) throw damaged(file);
    await refuseIfNoRoom(manifest, staging);
    for (const name of held) {
      const part = manifest.parts[name];
      if (part !== undefined) await unpackPart(entries.get(name), part, join(staging, name), file);
    }
    const content = (entry: ZipEntry) => contentOf(entry, file);
    if (!(await unpackReceipts(zip.entries, manifest.receipts, staging, content))) throw damaged(file);
    return manifest;
  } finally {
    zip.close();
  }
}

async function isZip(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString("latin1") === "PK\x03\x04";
  } finally {
    await handle.close();
  }
}

/** The bytes of an entry; what its archive says of damage is said of the backup. */
async function* contentOf(entry: ZipEntry, file: string): AsyncGenerator<Buffer> {
  try {
    yield* await entry.content();
  } catch (cause) {
    throw cause instanceof KnownError ? damaged(file, cause) : cause;
  }
}

async function readManifest(entry: ZipEntry | undefined, file: string): Promise<Manifest> {
  if (entry === undefined) throw foreign(file);
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of contentOf(entry, file)) {
    bytes += part.length;
    if (bytes > mostManifestBytes) throw foreign(file);
    parts.push(part);
  }
  const written = jsonOf(Buffer.concat(parts).toString());
  const head = ManifestHead.safeParse(written);
  if (!head.success) throw foreign(file);
  if (head.data.version > backupVersion) throw newer(file);
  const manifest = Manifest.safeParse(written);
  if (!manifest.success) throw damaged(file, manifest.error);
  return manifest.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function refuseIfNoRoom(manifest: Manifest, where: string): Promise<void> {
  const parts = [...Object.values(manifest.parts), manifest.receipts];
  const needed = parts.reduce((sum, part) => sum + (part?.bytes ?? 0), 0);
  const { bavail, bsize } = await statfs(where);
  if (needed * 1.1 < bavail * bsize) return;
  throw new KnownError("busy", `what the backup holds needs ${sizeText(needed)}, and the disk has less`, {
    hint: "make room, or name a folder on another disk with --data",
  });
}

/** Databases are packed to a half or a third; beyond this they are no databases. */
const mostRatio = 200;
const ratioFromBytes = 50 * 2 ** 20;

async function unpackPart(
  entry: ZipEntry | undefined,
  { bytes, sha256 }: Part,
  to: string,
  file: string,
): Promise<void> {
  if (entry === undefined) throw damaged(file);
  const hash = createHash("sha256");
  const most = Math.min(bytes, Math.max(ratioFromBytes, entry.packedBytes * mostRatio));
  let seen = 0;
  async function* counted(content: AsyncIterable<Buffer>) {
    for await (const part of content) {
      seen += part.length;
      if (seen > most) throw damaged(file);
      hash.update(part);
      yield part;
    }
  }
  const disk = createWriteStream(to, { flags: "wx", mode: 0o600, flush: true });
  await pipeline(counted(contentOf(entry, file)), disk);
  if (seen !== bytes || hash.digest("hex") !== sha256) throw damaged(file);
}

/** Opens both databases as they came, counts their rows, and brings their schemas up to date. */
async function check(manifest: Manifest, staging: string, file: string): Promise<void> {
  const isNewer = manifest.facts.migrations.some((name) => !knownMigrations().includes(name));
  if (isNewer || manifest.state.version > stateVersion()) throw newer(file);
  try {
    const facts = await factsIn(join(staging, "facts.duckdb"));
    const state = await stateIn(staging);
    if (!isSame(facts, manifest.facts) || !isSame(state, manifest.state)) throw damaged(file);
  } catch (cause) {
    throw cause instanceof KnownError ? cause : damaged(file, cause);
  }
  await (await openState(staging)).destroy();
  if (!(await areReceiptsWhole(staging))) throw damaged(file);
  (await openDataFolder(staging)).close();
  await chmod(staging, 0o700);
}

const isSame = (one: object, other: object): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

const sorted = (value: unknown): unknown =>
  typeof value !== "object" || value === null || Array.isArray(value)
    ? value
    : Object.entries(value)
        .map(([key, one]) => [key, sorted(one)])
        .sort();

/** The facts last: without them a folder counts as empty. */
async function moveInto(staging: string, target: string): Promise<void> {
  const names = (await readdir(staging)).filter((name) => name !== "facts.duckdb");
  const moved: string[] = [];
  try {
    for (const name of [...names, "facts.duckdb"]) {
      await rename(join(staging, name), join(target, name));
      moved.push(name);
    }
    await chmod(target, 0o700);
  } catch (cause) {
    for (const name of moved) await rm(join(target, name), { recursive: true, force: true });
    throw cause;
  }
}

const foreign = (file: string) =>
  new KnownError("source_rejected", `${file} is no backup of Retorno`, {
    hint: "give a file that retorno backup wrote",
  });

const newer = (file: string) =>
  new KnownError("source_rejected", `${file} was written by a newer Retorno`, {
    hint: "install the newest Retorno, then restore it again",
  });

const damaged = (file: string, cause?: unknown) =>
  new KnownError("source_rejected", `${file} is cut off or damaged, and nothing was restored`, {
    hint: "copy it again from where it was kept, or take an older backup",
    cause,
  });

function notRestored(file: string, folder: string, cause: unknown): unknown {
  if (cause instanceof KnownError) return cause;
  const { code, syscall, path } = cause as NodeJS.ErrnoException;
  if (syscall === undefined) return cause;
  if (path === file || code === "EISDIR") {
    return new KnownError("not_found", `${file} cannot be read (${code})`, {
      hint: "name a file of retorno backup",
      cause,
    });
  }
  return new KnownError("invalid_request", `the backup cannot be restored to ${folder} (${code})`, {
    hint: code === "ENOSPC" ? "make room on the disk" : "name a folder that you may write to with --data",
    cause,
  });
}
