import { createReadStream, createWriteStream } from "node:fs";
import { open, rm, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { KnownError } from "../../../model/errors.ts";
import { type PrivateFolder, privateFolder } from "../../../warehouse/private-folder.ts";
import { holdsNoTable, isPassedOver } from "./find-files.ts";
import { archiveLimits, type UnpackingLimits, unpackedSize } from "./unpacked-size.ts";
import { isAppleDocument, isWorkbook, openZip, type ZipEntry, type ZipFile } from "./zip-file.ts";

/** A file to read: given as it is, or unpacked from one that was. */
export interface InputFile {
  /** As it is shown: `download.zip/Queries.csv` for a file in an archive. */
  readonly file: string;
  /** Where its bytes stand. */
  readonly path: string;
  /** The file on disk that was given: itself, or its archive. */
  readonly given: string;
  readonly writtenMs: number;
  /** Why there is nothing to read. */
  readonly refusal: KnownError | null;
}

/**
 * The files given, with each zip's and gzip's content in its place, one level deep. What is unpacked stands in a private
 * folder until `remove`. An archive that cannot be read is one file with a `refusal`.
 */
export async function unpackFiles(
  files: readonly string[],
  limits: UnpackingLimits = archiveLimits,
): Promise<{ inputs: InputFile[]; remove: () => void }> {
  const folders: PrivateFolder[] = [];
  const remove = () => {
    for (const folder of folders) folder.remove();
  };
  try {
    const inputs: InputFile[] = [];
    for (const file of files) inputs.push(...(await inputsOf(file, limits, folders)));
    return { inputs, remove };
  } catch (cause) {
    remove();
    throw cause;
  }
}

async function inputsOf(file: string, limits: UnpackingLimits, folders: PrivateFolder[]): Promise<InputFile[]> {
  const plain: InputFile = {
    file,
    path: resolve(file),
    given: file,
    writtenMs: await writtenMsOf(file),
    refusal: null,
  };
  const packing = await packingOf(file);
  if (packing === null) return [plain];
  try {
    if (packing === "gzip") return [{ ...plain, path: await gunzip(file, limits, folders) }];
    return (await unzip(plain, limits, folders)) ?? [plain];
  } catch (cause) {
    if (cause instanceof KnownError) return [{ ...plain, refusal: cause }];
    if ((cause as NodeJS.ErrnoException).code === "ENOSPC")
      return [{ ...plain, refusal: refused("there is no room on the disk to unpack it", "make room and try again") }];
    throw cause;
  }
}

const writtenMsOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

/** A file that cannot be opened is left to whoever reads it. */
async function packingOf(file: string): Promise<"zip" | "gzip" | null> {
  const handle = await open(file, "r").catch(() => null);
  if (handle === null) return null;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0).catch(() => nothing);
    const magic = buffer.subarray(0, bytesRead).toString("latin1");
    if (magic.startsWith("\x1f\x8b")) return "gzip";
    return zipMagics.includes(magic) ? "zip" : null;
  } finally {
    await handle.close();
  }
}

const zipMagics = ["PK\x03\x04", "PK\x05\x06", "PK\x07\x08"];

const nothing = { buffer: Buffer.alloc(0), bytesRead: 0 };

async function gunzip(file: string, limits: UnpackingLimits, folders: PrivateFolder[]): Promise<string> {
  const path = join(newFolder(folders), "content");
  const size = unpackedSize((await stat(file)).size, limits);
  try {
    const source = createReadStream(file).pipe(createGunzip());
    await pipeline(source, (parts) => size.counted(parts), createWriteStream(path, { mode: 0o600 }));
    return path;
  } catch (cause) {
    await rm(path, { force: true });
    if (!/^Z_|^ERR_STREAM_PREMATURE/.test(String((cause as NodeJS.ErrnoException).code))) throw cause;
    throw new KnownError("source_rejected", "the compressed file is cut off or damaged", { hint: "download it again" });
  }
}

function newFolder(folders: PrivateFolder[]): string {
  const folder = privateFolder();
  folders.push(folder);
  return folder.path;
}

/** Null for a workbook, which is a zip too. */
async function unzip(
  archive: InputFile,
  limits: UnpackingLimits,
  folders: PrivateFolder[],
): Promise<InputFile[] | null> {
  const workbookByName = /\.xls[xmb]$|\.ods$/i.test(archive.file);
  const zip = await openZip(archive.path).catch((cause: unknown) => {
    if (workbookByName && cause instanceof KnownError) return null;
    throw cause;
  });
  if (zip === null) return null;
  try {
    return workbookByName || isWorkbook(zip) || isAppleDocument(zip)
      ? null
      : await unzipAll(archive, zip, limits, newFolder(folders));
  } finally {
    zip.close();
  }
}

async function unzipAll(
  archive: InputFile,
  zip: ZipFile,
  limits: UnpackingLimits,
  folder: string,
): Promise<InputFile[]> {
  const wanted = zip.entries.filter(({ name }) => !isOverlooked(name));
  if (wanted.length === 0)
    throw refused("the archive holds no file that could be an export", "download it again, or unpack it yourself");
  if (wanted.length > limits.files)
    throw refused(`the archive holds ${wanted.length} files, more than ${limits.files}`, "give the exports alone");
  const size = unpackedSize((await stat(archive.path)).size, limits);
  const inputs: InputFile[] = [];
  for (const [index, entry] of wanted.entries()) {
    const path = join(folder, String(index + 1));
    const refusal = await unzipOne(entry, path, size);
    if (refusal === null && (await holdsNoTable(entry.name, path))) continue;
    const { name, writtenMs } = entry;
    inputs.push({ file: `${archive.file}/${name}`, path, given: archive.file, writtenMs, refusal });
  }
  const [first] = inputs;
  const reasons = new Set(inputs.map(({ refusal }) => refusal?.message));
  // A whole archive under one password is one thing to say.
  if (first?.refusal && reasons.size === 1 && inputs.length > 1) throw first.refusal;
  return inputs;
}

/** Folders, what macOS adds, hidden files and what is no table by its name. */
const isOverlooked = (name: string): boolean =>
  name.endsWith("/") ||
  name.split("/").some((part) => part === "__MACOSX" || /^\.[^.]/.test(part)) ||
  isPassedOver(basename(name));

async function unzipOne(
  entry: ZipEntry,
  path: string,
  size: ReturnType<typeof unpackedSize>,
): Promise<KnownError | null> {
  if (entry.encrypted)
    return refused("the archive is protected by a password", "unpack it yourself and give the files inside");
  if (entry.name.split("/").includes("..") || /^(?:\/|[a-z]:)/i.test(entry.name))
    return refused("its name in the archive leads out of the archive", "unpack it yourself, if you trust it");
  try {
    const content = size.counted(await entry.content());
    await pipeline(content, createWriteStream(path, { mode: 0o600 }));
    return null;
  } catch (cause) {
    await rm(path, { force: true });
    // What is too much for one file is too much for the archive.
    if (cause instanceof KnownError && !size.isTooMuch()) return cause;
    throw cause;
  }
}

const refused = (message: string, hint: string): KnownError => new KnownError("source_rejected", message, { hint });
