import type { Buffer } from "node:buffer";
import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile as Reader } from "yauzl";
import { KnownError } from "../../../model/errors.ts";

/** One file in a zip, as the list at its end describes it. Sizes there are claims; `content` counts what really comes. */
export interface ZipEntry {
  /** With `/` between folders, and without signs that a terminal would obey. */
  readonly name: string;
  readonly packedBytes: number;
  readonly claimedBytes: number;
  readonly encrypted: boolean;
  readonly writtenMs: number;
  /** Its bytes, unpacked and checked as they come: an error where they are cut off or were changed. */
  content(): Promise<AsyncIterable<Buffer>>;
}

export interface ZipFile {
  readonly entries: readonly ZipEntry[];
  close(): void;
}

/** More than any platform or workbook has; a list beyond it is an attack. */
const mostEntries = 20_000;

/** Opens a zip, zip64 too, by the list at its end; a KnownError where there is none, it makes no sense or names too many. */
export async function openZip(file: string, { most = mostEntries }: { most?: number } = {}): Promise<ZipFile> {
  const reader = await openPromise(file, { lazyEntries: true, autoClose: false, decodeStrings: false }).catch(
    (cause: unknown) => {
      if ((cause as NodeJS.ErrnoException).syscall !== undefined) throw cause;
      throw damaged(cause);
    },
  );
  try {
    const entries: ZipEntry[] = [];
    for await (const entry of reader.eachEntry()) {
      if (entries.length === most) throw damaged(null);
      entries.push(zipEntry(reader, entry));
    }
    return { entries, close: () => reader.close() };
  } catch (cause) {
    reader.close();
    throw damaged(cause);
  }
}

const damaged = (cause: unknown): KnownError =>
  new KnownError("source_rejected", "the archive is cut off or damaged", { hint: "download it again", cause });

function zipEntry(reader: Reader, entry: Entry): ZipEntry {
  const written = entry.getLastModDate().getTime();
  return {
    name: nameOf(entry),
    packedBytes: entry.compressedSize,
    claimedBytes: entry.uncompressedSize,
    encrypted: entry.isEncrypted(),
    writtenMs: Number.isFinite(written) ? written : 0,
    async content() {
      try {
        return checked(await reader.openReadStreamPromise(entry), entry.crc32);
      } catch (cause) {
        throw unreadable(cause);
      }
    },
  };
}

async function* checked(bytes: Readable, expected: number): AsyncGenerator<Buffer> {
  let sum = 0;
  try {
    for await (const part of bytes) {
      sum = crc32(part as Buffer, sum);
      yield part as Buffer;
    }
  } catch (cause) {
    throw unreadable(cause);
  } finally {
    bytes.destroy();
  }
  if (sum !== expected) throw unreadable(null);
}

const unreadable = (cause: unknown): KnownError =>
  new KnownError("source_rejected", "this file of the archive is damaged or packed in a way that cannot be read", {
    hint: "download the archive again, or unpack it and give the files inside",
    cause,
  });

/** Names are UTF-8 whatever the archive claims, unless they cannot be. */
function nameOf({ fileNameRaw }: Entry): string {
  const text = isUtf8(fileNameRaw) ? fileNameRaw.toString("utf8") : fileNameRaw.toString("latin1");
  return text.replaceAll("\\", "/").replace(/[\p{Cc}\p{Cf}]/gu, "\ufffd");
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Whether a zip is a workbook: xlsx, xlsb or ods name their parts. */
export const isWorkbook = ({ entries }: ZipFile): boolean =>
  entries.some(({ name }) => /^(?:\/?xl\/workbook\.(?:xml|bin)|\[Content_Types\]\.xml)$/i.test(name)) ||
  (entries.some(({ name }) => name === "mimetype") && entries.some(({ name }) => name === "content.xml"));

/** Whether a zip is a document of Apple's Numbers, Pages or Keynote, which is no archive of files to read. */
export const isAppleDocument = ({ entries }: ZipFile): boolean =>
  entries.some(({ name }) => /^Index\/.*\.iwa$|^Index\.zip$/.test(name));
