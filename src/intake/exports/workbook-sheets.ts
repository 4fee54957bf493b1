import { readFile } from "node:fs/promises";
import type { WorkSheet } from "@e965/xlsx";
import { KnownError } from "../../model/errors.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { Sheet } from "./sheet.ts";

/** Tables may stand under one another. */
const headRows = 4000;

let staged = 0;

/** The sheets of a workbook (xlsx, old binary xls, SpreadsheetML, an HTML table named .xls), read by SheetJS. */
export async function workbookSheets(
  { file, path }: { file: string; path: string },
  warehouse: Warehouse,
): Promise<Sheet[]> {
  const xlsx = await import("@e965/xlsx");
  const bytes = await readFile(path);
  let workbook: ReturnType<typeof xlsx.read>;
  try {
    workbook = xlsx.read(bytes, { dense: true, cellDates: true, cellFormula: false, cellHTML: false });
  } catch (cause) {
    throw new KnownError("source_rejected", "the workbook cannot be opened; it is cut off or damaged", {
      hint: "download it again, or save it as csv",
      cause,
    });
  }
  return workbook.SheetNames.map((name) => {
    const sheet = workbook.Sheets[name];
    const rows = sheet === undefined ? [] : rowsOf(xlsx.utils, sheet);
    return workbookSheet(file, name, rows, warehouse);
  });
}

function rowsOf(utils: typeof import("@e965/xlsx").utils, sheet: WorkSheet): string[][] {
  return utils
    .sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, defval: null, blankrows: true, UTC: true })
    .map((row) => row.map(cellText));
}

/** A cell as text: dates as ISO wall-clock time, numbers plain, whatever the sheet's display format. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return isoText(cell);
  return String(cell);
}

function isoText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  const iso = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 19).replace("T", " ");
}

function workbookSheet(file: string, name: string, rows: readonly string[][], warehouse: Warehouse): Sheet {
  const laid = new Map<number, string>();
  return {
    file,
    name,
    head: rows.slice(0, headRows).map((cells, index) => ({ cells, line: index + 1 })),
    complete: rows.length <= headRows,
    async relation({ header, width, length }) {
      const standing = laid.get(header);
      if (standing !== undefined) return standing;
      const table = `sheet_${++staged}`;
      const data = rows.slice(header + 1, length === null ? undefined : header + 1 + length);
      // An empty cell is no text, as in a text file.
      await warehouse.stage(
        table,
        width,
        data.map((row) => row.map((cell) => (cell === "" ? null : cell))),
      );
      laid.set(header, table);
      return table;
    },
    async lines({ header }, wanted) {
      return new Map(wanted.map((row) => [row, header + 2 + row]));
    },
    async dispose() {
      for (const table of laid.values()) await warehouse.run({ text: `drop table if exists ${table}`, values: [] });
      laid.clear();
    },
  };
}
