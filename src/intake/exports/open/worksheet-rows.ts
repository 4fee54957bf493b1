import type { HeadRow } from "./sheet.ts";

/** A row of a worksheet that holds something, by the sheet's own number from 1, with nothing beyond its last filled cell. */
export interface WorksheetRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** No sheet needs more blank rows to tell where a table ends. */
const mostBlank = 20;

/**
 * Rows padded to one width, with the blank ones above and between them; a longer stretch of those stands for no more than
 * a short one.
 */
export function withBlankRows(rows: readonly WorksheetRow[], width: number): HeadRow[] {
  const all: HeadRow[] = [];
  const blank = Array<string>(width).fill("");
  for (const { number, cells } of rows) {
    const gap = Math.min(number - (all.at(-1)?.line ?? 0) - 1, mostBlank);
    for (let line = number - gap; line < number; line++) all.push({ cells: blank, line });
    all.push({ cells: [...cells, ...blank.slice(cells.length)], line: number });
  }
  return all;
}

export const isFilled = ({ cells }: HeadRow): boolean => cells.some((cell) => cell !== "");
