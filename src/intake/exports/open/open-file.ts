import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { privateFolder } from "../../../warehouse/private-folder.ts";
import { isRowsOfJson } from "./find-files.ts";
import { mostNested, nestingScan } from "./nesting.ts";

const headBytes = 512 * 1024;

/**
 * A file as its first bytes show it: text in an encoding, objects of JSON, Parquet, a workbook, or something that is no
 * table, with what to do.
 */
export type Opened =
  | { readonly kind: "text"; readonly head: string; readonly complete: boolean; readonly encoding: Encoding }
  | { readonly kind: "json"; readonly layout: "lines" | "array"; readonly encoding: Encoding; readonly plain: boolean }
  | { readonly kind: "parquet" }
  | { readonly kind: "workbook" }
  | { readonly kind: "refused"; readonly reason: string; readonly hint: string };

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** Looks at the start of a file, shown as `name`. Never reads more than half a megabyte of it. */
export async function openFile(path: string, name: string = path): Promise<Opened> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.min(size, headBytes));
    await handle.read(bytes, 0, bytes.length, 0);
    return kindOf(bytes, bytes.length === size, name);
  } finally {
    await handle.close();
  }
}

function kindOf(bytes: Buffer, complete: boolean, file: string): Opened {
  if (bytes.length === 0) return refused("the file is empty", "download it again from the platform");
  const magic = bytes.subarray(0, 8).toString("latin1");
  if (magic.startsWith("\xd0\xcf\x11\xe0")) return { kind: "workbook" };
  if (magic.startsWith("PK")) return zip(bytes, file);
  if (magic.startsWith("PAR1")) return { kind: "parquet" };
  if (bytes.subarray(257, 262).toString("latin1") === "ustar") return nestedArchive;
  if (magic.startsWith("\x1f\x8b")) return nestedArchive;
  for (const [start, what] of notTables) {
    if (magic.startsWith(start))
      return refused(`the file is ${what}, not a table`, "export it from the platform as csv or xlsx");
  }
  const encoding = encodingOf(bytes, complete);
  if (encoding === null) return refused("the file is not text", "export it from the platform as csv or xlsx");
  const head = decode(bytes, encoding);
  if (/^\s*<(\?xml|html|table|!doctype)/i.test(head)) return markup(head);
  if (head.trim() === "") return refused("the file holds only blanks", "download it again from the platform");
  // In a text that is no JSON after all, brackets may stand open.
  if (/^\s*(?:\{\s*["{[]|\[\s*[{[])/.test(head) && nestingScan("lines")(Buffer.from(head))) return tooDeep;
  if (/^\s*(?:\{\s*["}]|\[\s*[{\]])/.test(head)) return json(head, encoding, bytes);
  return { kind: "text", head, complete, encoding };
}

const tooDeep: Opened = {
  kind: "refused",
  reason: `the file nests objects or lists more than ${mostNested} deep`,
  hint: "export it as csv, or as JSON with one object a line",
};

const nestedArchive: Opened = {
  kind: "refused",
  reason: "the file is an archive in an archive",
  hint: "unpack it and give the files inside",
};

const notTables: readonly [string, string][] = [
  ["%PDF", "a PDF"],
  ["SQLite format", "a database"],
  ["\x89PNG", "a picture"],
  ["\xff\xd8\xff", "a picture"],
  ["GIF8", "a picture"],
  ["MZ\x90\x00", "a program"],
  ["Rar!", "an archive"],
  ["7z\xbc\xaf", "an archive"],
];

/** Documents that are zips, by a part they have. */
const documents: readonly (readonly [part: RegExp, what: string, hint: string])[] = [
  [
    /\bIndex\/[\w/-]+\.iwa|Index\.zip/,
    "a document of Apple's Numbers, Pages or Keynote",
    "in Numbers choose File → Export To → CSV, and give that file",
  ],
  [/\bword\/document\.xml/, "a Word document", "export it from the platform as csv or xlsx"],
  [/\bppt\/presentation\.xml/, "a presentation", "export it from the platform as csv or xlsx"],
];

/** Archives are unpacked before a file is opened, one level deep; a workbook that is whole or cut off is left. */
function zip(bytes: Buffer, file: string): Opened {
  const names = bytes.toString("latin1");
  const document = documents.find(([part]) => part.test(names));
  if (document !== undefined) return refused(`the file is ${document[1]}, not a table`, document[2]);
  if (/\.xls[xmb]$|\.ods$/i.test(file) || /xl\/|\[Content_Types\]\.xml|mimetypeapplication/.test(names))
    return { kind: "workbook" };
  return nestedArchive;
}

/** `plain`: in UTF-8 and without a byte order mark, as DuckDB wants it. */
function json(head: string, encoding: Encoding, bytes: Buffer): Opened {
  const plain = encoding === "utf-8" && bytes[0] !== 0xef;
  if (/^\s*\[/.test(head)) return { kind: "json", layout: "array", encoding, plain };
  const alone = head.length < 65_536 && !/\n/.test(head.trim());
  if (alone || isRowsOfJson(head)) return { kind: "json", layout: "lines", encoding, plain };
  return refused(
    "the file is one JSON document, not objects in a row",
    "export it as csv, or as JSON with one object a line",
  );
}

function markup(head: string): Opened {
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(head) || /<table/i.test(head)) return { kind: "workbook" };
  return refused("the file is a web page or XML, not a table", "export it from the platform as csv or xlsx");
}

function encodingOf(bytes: Buffer, complete: boolean): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 4 && even < odd / 4) return "utf-16le";
  if (even > sample.length / 4 && odd < even / 4) return "utf-16be";
  if (even + odd > 0) return null;
  return isUtf8(bytes, complete) ? "utf-8" : "windows-1252";
}

/** The cut may fall inside a character, so the last three bytes of a part do not count. */
function isUtf8(bytes: Buffer, complete: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !complete });
    return true;
  } catch {
    return false;
  }
}

function decode(bytes: Buffer, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}

const refused = (reason: string, hint: string): Opened => ({ kind: "refused", reason, hint });

/**
 * Writes a text that DuckDB does not read as it is as a UTF-8 copy in a private folder, each part `changed`; `remove` takes
 * it away.
 */
export async function transcode(
  file: string,
  encoding: Encoding,
  changed: (part: string) => string = (part) => part,
): Promise<{ path: string; remove: () => void }> {
  const folder = privateFolder();
  const path = join(folder.path, "copy.csv");
  const decoder = new TextDecoder(encoding);
  const decoded = async function* (parts: AsyncIterable<Buffer>) {
    for await (const part of parts) yield changed(decoder.decode(part, { stream: true }));
    yield changed(decoder.decode());
  };
  try {
    await pipeline(createReadStream(file), decoded, createWriteStream(path, { mode: 0o600 }));
  } catch (cause) {
    folder.remove();
    throw cause;
  }
  return { path, remove: folder.remove };
}
