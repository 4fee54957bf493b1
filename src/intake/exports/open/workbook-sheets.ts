import { open, readFile } from "node:fs/promises";
import type { CellObject, WorkSheet } from "@e965/xlsx";
import { KnownError } from "../../../model/errors.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import type { HeadRow, Sheet } from "./sheet.ts";
import { type UnpackingLimits, unpackedSize } from "./unpacked-size.ts";
import { isoText } from "./workbook-text.ts";
import { isFilled, withBlankRows } from "./worksheet-rows.ts";
import { xlsxSheets } from "./xlsx-sheets.ts";
import { openZip, type ZipFile } from "./zip-file.ts";

/** Tables may stand under one another. */
const headRows = 4000;

/** What a workbook may unpack to; beyond this it is an attack, or nothing a laptop could hold. */
const workbookLimits: UnpackingLimits = {
  files: 10_000,
  bytes: 1.5 * 2 ** 30,
  ratio: 300,
  ratioFromBytes: 100 * 2 ** 20,
};

/** A larger xlsx is read row by row; other kinds of workbook can only be read whole. */
const largeBytes = 5 * 2 ** 20;
const mostBytesWhole = 100 * 2 ** 20;
const mostCells = 20_000_000;
const columnsOfExcel = 16_384;

let staged = 0;

/**
 * The sheets of a workbook (xlsx, xlsb, ods, old binary xls, SpreadsheetML, an HTML table named .xls). All of them are
 * read by SheetJS, but a large xlsx, which would take many times its size.
 */
export async function workbookSheets(
  { file, path }: { file: string; path: string },
  warehouse: Warehouse,
  { largeFrom = largeBytes, limits = workbookLimits }: { largeFrom?: number; limits?: UnpackingLimits } = {},
): Promise<Sheet[]> {
  const size = await sizeOf(path);
  if (await isZip(path)) {
    const zip = await openZip(path).catch((cause: unknown) => {
      throw cause instanceof KnownError ? damaged(cause) : cause;
    });
    try {
      const unpacked = claimedBy(zip, size, limits);
      const isXlsx = zip.entries.some(({ name }) => /^\/?xl\/workbook\.xml$/i.test(name));
      if (isXlsx && unpacked > largeFrom) return await xlsxSheets(file, zip, size, limits);
      if (unpacked > mostBytesWhole) throw tooLarge;
      // Lists can lie, and SheetJS would believe them.
      for (const entry of zip.entries) for await (const _ of await entry.content());
    } finally {
      zip.close();
    }
  } else if (size > mostBytesWhole) throw tooLarge;
  return sheetsInMemory(file, await readFile(path), warehouse);
}

async function sizeOf(path: string): Promise<number> {
  const handle = await open(path, "r");
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

async function isZip(path: string): Promise<boolean> {
  const handle = await open(path, "r");
  try {
    return (await handle.read(Buffer.alloc(2), 0, 2, 0)).buffer.toString("latin1") === "PK";
  } finally {
    await handle.close();
  }
}

/** What all parts claim to come to, if that is believable at all. */
function claimedBy({ entries }: ZipFile, packedBytes: number, limits: UnpackingLimits): number {
  if (entries.some(({ encrypted }) => encrypted)) throw locked;
  const size = unpackedSize(packedBytes, limits);
  for (const { claimedBytes } of entries) size.add(claimedBytes);
  return entries.reduce((sum, { claimedBytes }) => sum + claimedBytes, 0);
}

const damaged = (cause: unknown): KnownError =>
  new KnownError("source_rejected", "the workbook cannot be opened; it is cut off or damaged", {
    hint: "download it again, or save it as csv",
    cause,
  });

const tooLarge = new KnownError("source_rejected", "a workbook of this kind is read only up to 100 MB", {
  hint: "save it as xlsx or csv",
});

const locked = new KnownError("source_rejected", "the workbook is protected by a password", {
  hint: "open it and save it without one, or as csv",
});

async function sheetsInMemory(file: string, bytes: Buffer, warehouse: Warehouse): Promise<Sheet[]> {
  // How Office wraps what it has encrypted.
  if (bytes.includes(Buffer.from("EncryptedPackage", "utf16le"))) throw locked;
  const xlsx = await import("@e965/xlsx");
  let workbook: ReturnType<typeof xlsx.read>;
  try {
    workbook = xlsx.read(bytes, { dense: true, cellDates: true, cellFormula: false, cellHTML: false });
  } catch (cause) {
    throw /password|encrypt/i.test(String(cause)) ? locked : damaged(cause);
  }
  return workbook.SheetNames.map((name) => {
    const sheet = workbook.Sheets[name];
    return workbookSheet(file, name, sheet === undefined ? [] : rowsOf(sheet), warehouse);
  });
}

/** All rows to the last that holds anything; what the sheet says of its size is no help. */
function rowsOf(sheet: WorkSheet): HeadRow[] {
  const data = (sheet["!data"] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[];
  // A row far below makes the list long, and most of it is holes.
  const rows = Object.keys(data)
    .map(Number)
    .filter((index) => index >= 0)
    .map((index) => ({ number: index + 1, cells: trimmed(Array.from(data[index] ?? [], cellText)) }));
  const filled = rows.filter(({ cells }) => cells.length > 0);
  const width = filled.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  if (width > columnsOfExcel || filled.length * width > mostCells) throw tooFarApart;
  return withBlankRows(filled, width);
}

const tooFarApart = new KnownError("source_rejected", "the workbook's cells lie too far apart to be one table", {
  hint: "save the sheet you want as csv",
});

function trimmed(cells: string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);
}

/** A cell as text: dates as ISO wall-clock time, numbers plain, whatever the sheet's display format. */
function cellText(cell: CellObject | undefined): string {
  if (cell?.v === undefined || cell.v === null || cell.t === "e") return "";
  return cell.v instanceof Date ? isoText(cell.v) : String(cell.v);
}

function workbookSheet(file: string, name: string, rows: readonly HeadRow[], warehouse: Warehouse): Sheet {
  const laid = new Map<number, string>();
  const below = (header: number) => rows.slice(header + 1).filter(isFilled);
  return {
    file,
    name,
    head: rows.slice(0, headRows),
    typed: true,
    complete: rows.length <= headRows,
    async relation({ header, width, length }) {
      const standing = laid.get(header);
      if (standing !== undefined) return standing;
      const table = `sheet_${++staged}`;
      const data = rows.slice(header + 1, length === null ? undefined : header + 1 + length).filter(isFilled);
      // An empty cell is no text, as in a text file.
      await warehouse.stage(
        table,
        width,
        data.map(({ cells }) => cells.map((cell) => (cell === "" ? null : cell))),
      );
      laid.set(header, table);
      return table;
    },
    async lines({ header }, wanted) {
      const data = below(header);
      return new Map(wanted.map((row) => [row, data[row]?.line ?? 0]));
    },
    async dispose() {
      for (const table of laid.values()) await warehouse.run({ text: `drop table if exists ${table}`, values: [] });
      laid.clear();
    },
  };
}
