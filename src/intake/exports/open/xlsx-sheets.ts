import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { join } from "node:path";
import { KnownError } from "../../../model/errors.ts";
import { type PrivateFolder, privateFolder } from "../../../warehouse/private-folder.ts";
import { csvRelation } from "./csv-relation.ts";
import type { HeadRow, Sheet } from "./sheet.ts";
import type { UnpackingLimits } from "./unpacked-size.ts";
import { isFilled, type WorksheetRow, withBlankRows } from "./worksheet-rows.ts";
import { xlsxParts } from "./xlsx-parts.ts";
import { xlsxRows } from "./xlsx-rows.ts";
import type { ZipFile } from "./zip-file.ts";

/** Tables may stand under one another. */
const headRows = 4000;

const mostBytes = 8 * 2 ** 30;

/**
 * The sheets of a large xlsx: each is read once, row by row, into a csv in a private folder, so that memory holds little
 * more than the workbook's own list of texts. The cells are those that `workbookSheets` finds.
 */
export async function xlsxSheets(
  file: string,
  zip: ZipFile,
  packedBytes: number,
  limits: UnpackingLimits,
): Promise<Sheet[]> {
  const { SSF } = await import("@e965/xlsx");
  const known = SSF.get_table() as Readonly<Record<number, string>>;
  const isDateFormat = (id: number, code: string | undefined) => SSF.is_date(code ?? known[id] ?? "");
  const parts = await xlsxParts(zip, packedBytes, limits, isDateFormat);
  const folder = privateFolder();
  try {
    const sheets: Sheet[] = [];
    for (const [index, { name, entry }] of parts.sheets.entries()) {
      const path = join(folder.path, `${index + 1}.csv`);
      const copy = await copyOf(path, (row, pause) => xlsxRows(parts, entry, row, pause));
      sheets.push(sheetOf(file, name, path, copy, folder));
    }
    return sheets;
  } catch (cause) {
    folder.remove();
    throw cause;
  }
}

interface Copy {
  readonly head: readonly HeadRow[];
  /** The sheet's own number of each row of the copy, which has no blank ones. */
  readonly numbers: Uint32Array;
  readonly count: number;
}

type Walk = (row: (row: WorksheetRow) => void, pause: () => Promise<void>) => ReturnType<typeof xlsxRows>;

/** Writes rows as csv, all as wide as the widest of the first ones. */
async function copyOf(path: string, walk: Walk): Promise<Copy> {
  const out = createWriteStream(path, { mode: 0o600, highWaterMark: 1 << 22 });
  const first: WorksheetRow[] = [];
  let numbers = new Uint32Array(4096);
  let [count, width, bytes, pending] = [0, 0, 0, ""];
  const lay = ({ number, cells }: WorksheetRow) => {
    if (count === numbers.length) numbers = grown(numbers);
    numbers[count++] = number;
    pending += lineOf(cells, width);
  };
  const layFirst = () => {
    width = Math.max(0, ...first.map(({ cells }) => cells.length));
    for (const row of first) lay(row);
  };
  const flush = async () => {
    bytes += pending.length;
    if (bytes > mostBytes) throw tooWide;
    const text = pending;
    pending = "";
    if (text !== "" && !out.write(text)) await once(out, "drain");
  };
  try {
    await walk((row) => {
      if (first.length === headRows) return lay(row);
      first.push(row);
      if (first.length === headRows) layFirst();
    }, flush);
    if (first.length < headRows) layFirst();
    await flush();
  } finally {
    await ended(out);
  }
  return { head: withBlankRows(first, width).slice(0, headRows), numbers, count };
}

async function ended(out: WriteStream): Promise<void> {
  out.end();
  await once(out, "close");
}

const grown = (numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
  const more = new Uint32Array(2 * numbers.length);
  more.set(numbers);
  return more;
};

const tooWide = new KnownError("source_rejected", "the workbook's cells lie too far apart to be one table", {
  hint: "save the sheet you want as csv",
});

function lineOf(cells: readonly string[], width: number): string {
  let line = "";
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? "";
    if (index > 0) line += ",";
    line += needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return `${line}${",".repeat(Math.max(0, width - cells.length))}\n`;
}

const needsQuotes = /[",\r\n]/;

function sheetOf(file: string, name: string, path: string, copy: Copy, folder: PrivateFolder): Sheet {
  const { head, numbers, count } = copy;
  /** How many rows of the copy stand at or above a row of the head. */
  const upTo = (index: number) => head.slice(0, index + 1).filter(isFilled).length;
  return {
    file,
    name,
    head,
    typed: true,
    complete: head.filter(isFilled).length === count,
    async relation({ header, width, length }, options) {
      const skip = upTo(header);
      const limit = length === null ? null : upTo(header + length) - skip;
      return csvRelation(path, { delimiter: ",", encoding: "utf-8", skip, width, limit }, options);
    },
    async lines({ header }, wanted) {
      const skip = upTo(header);
      return new Map(wanted.map((row) => [row, numbers[skip + row] ?? 0]));
    },
    async dispose() {
      folder.remove();
    },
  };
}
