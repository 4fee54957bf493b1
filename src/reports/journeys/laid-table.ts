import { type Column, layColumns } from "../terminal/columns.ts";
import { wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";

/** A table's lines, titles first, with a quiet one below that names the columns without room; `leftOut` are their titles. */
export function laidTable(columns: Column[], width: number, ink: Ink): { lines: string[]; leftOut: string[] } {
  const { title, lines, leftOut } = layColumns(columns, width, ink);
  const note = leftOut.length === 0 ? [] : wrap(leftOutText(leftOut, width), width).map(ink.quiet);
  return { lines: [title, ...lines, ...note], leftOut };
}

/** Titles that say nothing without the column before them. */
const intervals: ReadonlySet<string> = new Set(["(90 %)", "90 %"]);

function leftOutText(leftOut: readonly string[], width: number): string {
  const named = [...new Set(leftOut.map((title) => (intervals.has(title) ? "90 % intervals" : title)))].join(", ");
  return leftOut.length === 1
    ? `1 column does not fit into ${width} columns: ${named}; --format json has it.`
    : `${leftOut.length} columns do not fit into ${width} columns: ${named}; --format json has all.`;
}
