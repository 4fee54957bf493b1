import type { CellType } from "../format.ts";
import type { Writing } from "./cells.ts";

/** How a cell is written that DuckDB's own casts read as `cells.ts` would; an empty one is plain too. */
const plain: Readonly<Record<CellType, RegExp>> = {
  text: /^(?:\S(?:.*\S)?)?$/s,
  verbatim: /^/,
  money: /^(?:-?\d{1,12}(?:\.\d{1,4})?)?$/,
  count: /^(?:-?\d{1,15})?$/,
  decimal: /^(?:-?\d{1,15}(?:\.\d{1,12})?)?$/,
  date: /^(?:\d{4}-\d\d-\d\d)?$/,
  moment: /^(?:\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?)?$/,
};

export const isPlainCell = (cell: string, type: CellType, decimal: "." | ","): boolean =>
  plain[type].test(cell) && (decimal === "." || type === "text" || !cell.includes("."));

/** How plain cells are written. */
export const plainWriting: Writing = {
  decimal: ".",
  order: "mdy",
  offset: "none",
  spaced: false,
  day: null,
  otherDigits: false,
  peculiar: null,
};

/** SQL that reads a plain cell as `type`, as `readCell` reads any. */
export function readPlainCell(cell: string, type: CellType): string {
  return type === "verbatim" ? cell : casts[type](cell);
}

const cast = (type: string) => (cell: string) => `try_cast(${cell} as ${type})`;

const casts: Readonly<Record<Exclude<CellType, "verbatim">, (cell: string) => string>> = {
  text: (cell) => `nullif(${cell}, '')`,
  money: cast("decimal(18, 4)"),
  count: cast("bigint"),
  decimal: cast("double"),
  date: cast("date"),
  moment: cast("timestamp"),
};
