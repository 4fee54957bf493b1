import Papa from "papaparse";
import { nearest } from "../../model/did-you-mean.ts";
import { KnownError } from "../../model/errors.ts";
import { draftFields, type WrittenLink } from "../../model/link-draft.ts";

/** A row of a sheet of links, and the line it begins on. */
export interface SheetRow {
  readonly line: number;
  readonly written: WrittenLink;
}

type Field = (typeof draftFields)[number];

/** More than this is no list of links that anybody wrote. */
const mostRows = 20_000;

/**
 * The rows of a csv with a header: destination, source, medium, campaign, content, term, slug, expires; `utm_`
 * before them is understood, other columns are not read. A KnownError where the file as a whole is no such sheet.
 */
export function linkSheet(bytes: Uint8Array): SheetRow[] {
  const { data } = Papa.parse<string[]>(decoded(bytes), { skipEmptyLines: false });
  const [header = [], ...rows] = data;
  const fields = fieldsOf(header);
  let line = 1 + linesIn(header);
  const written = rows.flatMap((row) => {
    const at = line;
    line += linesIn(row);
    return row.every((cell) => cell.trim() === "") ? [] : [{ line: at, written: writtenIn(fields, row) }];
  });
  if (written.length <= mostRows) return written;
  throw new KnownError("too_large", `the file has ${written.length} rows; ${mostRows} are the most`, {
    hint: "bring it in in parts",
  });
}

function decoded(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new KnownError("source_rejected", "the file is no text in UTF-8", { hint: "save it as CSV UTF-8" });
  }
}

function fieldsOf(header: readonly string[]): (Field | undefined)[] {
  const fields = header.map(fieldNamed);
  if (!fields.includes("destination")) {
    const [first = ""] = header;
    const close = nearest(first, ["destination"]);
    throw new KnownError("source_rejected", "the first line names no column destination", {
      hint: close === null ? `name the columns ${draftFields.join(", ")}` : `write destination instead of "${first}"`,
    });
  }
  const twice = fields.find((field, at) => field !== undefined && fields.indexOf(field) !== at);
  if (twice === undefined) return fields;
  throw new KnownError("source_rejected", `two columns say the ${twice}`, { hint: "leave one of them out" });
}

function fieldNamed(name: string): Field | undefined {
  const folded = name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_")
    .replace(/^utm_/, "");
  return draftFields.find((field) => field === (addressColumns.has(folded) ? "destination" : folded));
}

const addressColumns: ReadonlySet<string> = new Set([
  "target",
  "target_url",
  "long_url",
  "landing_page",
  "destination_url",
]);

const linesIn = (row: readonly string[]): number =>
  1 + row.reduce((lines, cell) => lines + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);

function writtenIn(fields: readonly (Field | undefined)[], row: readonly string[]): WrittenLink {
  const said = fields.flatMap((field, at) => {
    const cell = row[at]?.trim() ?? "";
    return field === undefined || cell === "" ? [] : [[field, cell] as const];
  });
  return Object.fromEntries(said);
}
