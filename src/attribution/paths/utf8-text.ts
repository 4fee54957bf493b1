import { KnownError } from "../../model/errors.ts";

const [lineFeed, carriageReturn] = [10, 13];
const pieceBytes = 2 ** 20;

/**
 * A file's text as UTF-8 with line feeds, without its byte order mark. UTF-16 with a mark is read, and so are lines that end in
 * a carriage return alone. A KnownError says what the file is where it is no such text, a
 * TypeError that it was given no bytes.
 */
export function utf8Text(bytes: Uint8Array, file: string): Uint8Array {
  if (!(bytes instanceof Uint8Array)) throw new TypeError("a table is read from its bytes, a Uint8Array");
  const text = new TextEncoder();
  if (begins(bytes, [0xff, 0xfe])) return withLines(text.encode(new TextDecoder("utf-16le").decode(bytes)));
  if (begins(bytes, [0xfe, 0xff])) return withLines(text.encode(new TextDecoder("utf-16be").decode(bytes)));
  const kind = kinds.find(({ start }) => begins(bytes, start));
  if (kind !== undefined) throw refused(`${file} is ${kind.is}, not a table of paths`, kind.hint);
  if (bytes.subarray(0, pieceBytes).includes(0)) throw refused(`${file} is no text`, "save the table as CSV, in UTF-8");
  const line = wrongLine(bytes);
  if (line !== null)
    throw refused(`${file}:${line} is not written in UTF-8`, "save the table as CSV UTF-8, as spreadsheets call it");
  return withLines(begins(bytes, [0xef, 0xbb, 0xbf]) ? bytes.subarray(3) : bytes);
}

const kinds = [
  { start: [0x1f, 0x8b], is: "compressed with gzip", hint: "unpack it first" },
  { start: [0x50, 0x4b, 3, 4], is: "a spreadsheet or a zip file", hint: "save the table as CSV UTF-8, or unpack it" },
  { start: [0x50, 0x41, 0x52, 0x31], is: "a Parquet file", hint: "save the table as CSV" },
];

const begins = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte);

const refused = (message: string, hint: string): KnownError => new KnownError("source_rejected", message, { hint });

/** The first line whose bytes are no UTF-8; null where all are. */
function wrongLine(bytes: Uint8Array): number | null {
  if (isAscii(bytes)) return null;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    try {
      decoder.decode(bytes.subarray(from, from + pieceBytes), { stream: from + pieceBytes < bytes.length });
    } catch {
      return lineOf(bytes);
    }
  }
  return null;
}

/** Whether no byte has its highest bit set, four at a time: most files are so, and need not be decoded. */
function isAscii(bytes: Uint8Array): boolean {
  const ahead = Math.min(bytes.length, (4 - (bytes.byteOffset % 4)) % 4);
  const fours = new Uint32Array(bytes.buffer, bytes.byteOffset + ahead, Math.floor((bytes.length - ahead) / 4));
  let bits = 0;
  for (let at = 0; at < fours.length; at++) bits |= fours[at] as number;
  for (let at = 0; at < ahead; at++) bits |= bytes[at] as number;
  for (let at = ahead + 4 * fours.length; at < bytes.length; at++) bits |= bytes[at] as number;
  return (bits & 0x80808080) === 0;
}

function lineOf(bytes: Uint8Array): number {
  for (let line = 1, from = 0; ; line++) {
    const end = bytes.indexOf(lineFeed, from);
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(from, end === -1 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end === -1) return line;
    from = end + 1;
  }
}

function withLines(bytes: Uint8Array): Uint8Array {
  if (bytes.includes(lineFeed) || !bytes.includes(carriageReturn)) return bytes;
  return bytes.map((byte) => (byte === carriageReturn ? lineFeed : byte));
}
