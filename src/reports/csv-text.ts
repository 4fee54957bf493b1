import { formulaSafe } from "./cell-text.ts";

/** A csv cell: text is made safe against formulas, numbers and `exact` decimal strings stay as they are. */
export type CsvCell = string | number | boolean | null | { exact: string };

/** RFC 4180 with CRLF, and a byte order mark so that Excel reads it as UTF-8. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("")}`;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return quoted(formulaSafe(cell));
  return typeof cell === "object" ? cell.exact : String(cell);
}

const quoted = (text: string) => (/[",;\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
