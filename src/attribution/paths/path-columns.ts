import { KnownError } from "../../model/errors.ts";

/** How a file of paths is laid out. */
export interface PathLayout {
  /** The byte between cells. */
  readonly delimiter: number;
  /** What stands between the channels of a path; blanks around it are no part of a name. */
  readonly step: string;
  readonly hasHeader: boolean;
  /** What each column holds; null for one that is not read. */
  readonly columns: readonly (PathColumn | null)[];
}

export type PathColumn = "path" | "conversions" | "value" | "nulls";

const delimiters = [";", "\t", ",", "|"];
const steps = ["->", "→", ">", "|", "/"];

const names: Readonly<Record<PathColumn, RegExp>> = {
  path: /^(path|paths|journey|touchpoints?|channel_?path)$/,
  conversions: /^(total_)?(conversions?|conv|orders)$/,
  value: /^(total_)?(conversion_)?(value|revenue)$/,
  nulls: /^(total_)?(nulls?|non_?conversions?|no_conversion)$/,
};

const positions: readonly PathColumn[] = ["path", "conversions", "value", "nulls"];

/** Finds the layout in the first lines of a file; a KnownError names line and column where there is none. */
export function layoutOf(first: readonly string[], file: string): PathLayout {
  const [top = "", ...below] = first;
  const delimiter = delimiters.find((one) => top.includes(one) && cellsOf(top, one).length > 1) ?? ";";
  const cells = cellsOf(top, delimiter);
  const named = cells.map((cell) => columnNamed(cell));
  const hasHeader = named.includes("path") || !cells.slice(1).some((cell) => /^[\d.]+$/.test(cell));
  const columns = hasHeader ? named : cells.map((_, at) => positions[at] ?? null);
  if (!columns.includes("path")) throw missing(file, "path", cells);
  if (!columns.includes("conversions")) throw missing(file, "conversions", cells);
  const twice = positions.find((name) => columns.indexOf(name) !== columns.lastIndexOf(name));
  if (twice !== undefined) throw wrong(`${file}:1: two columns say ${twice}`, "name each column once");
  const at = columns.indexOf("path");
  const paths = (hasHeader ? below : first).map((line) => cellsOf(line, delimiter)[at] ?? "");
  const step = steps.find((one) => one !== delimiter && paths.some((path) => path.includes(one))) ?? ">";
  return { delimiter: delimiter.charCodeAt(0), step, hasHeader, columns };
}

const cellsOf = (line: string, delimiter: string): string[] =>
  line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));

function columnNamed(cell: string): PathColumn | null {
  const folded = cell.toLowerCase().replaceAll(/[\s-]+/g, "_");
  return positions.find((name) => names[name].test(folded)) ?? null;
}

const missing = (file: string, column: PathColumn, cells: readonly string[]): KnownError =>
  wrong(
    `${file}:1: there is no column ${column} among ${cells.slice(0, 8).join(", ").slice(0, 200)}`,
    "give a table with path, conversions, value and nulls, such as: path;conversions;value;nulls",
  );

const wrong = (message: string, hint: string): KnownError => new KnownError("source_rejected", message, { hint });
