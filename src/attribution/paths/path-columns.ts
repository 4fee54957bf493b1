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
/** What can only stand between channels; the rest stands in names too, as in google / cpc. */
const steps = ["->", "→", ">"];
const doubtful = [" / ", "|", ",", " - "];

const names: Readonly<Record<PathColumn, RegExp>> = {
  path: /^(path|paths|journey|touchpoints?|channel_?path)$/,
  conversions: /^(total_)?(conversions?|conv|orders)$/,
  value: /^(total_)?(conversion_)?(value|revenue)$/,
  nulls: /^(total_)?(nulls?|non_?conversions?|no_conversion)$/,
};

const positions: readonly PathColumn[] = ["path", "conversions", "value", "nulls"];

/** Finds the layout in the first lines of a file; a KnownError names line and column where there is none. */
export function layoutOf(
  first: readonly string[],
  file: string,
  { told, text }: { readonly told: string | undefined; readonly text: Uint8Array },
): PathLayout & { readonly doubt: string | null } {
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
  const step = told?.trim() ?? steps.find((one) => paths.some((path) => path.includes(one))) ?? furtherDown(text);
  if (step === "" || step === String.fromCharCode(delimiter.charCodeAt(0)))
    throw wrong(`"${told}" cannot stand between channels: it stands between cells`, "name another with --between");
  const doubt = told === undefined && step === null ? doubtIn(paths) : null;
  return { delimiter: delimiter.charCodeAt(0), step: step ?? ">", hasHeader, columns, doubt };
}

/** What stands between channels first, below the lines that were looked at. */
function furtherDown(text: Uint8Array): string | null {
  const [ascii, arrow] = [text.indexOf(62), indexOfArrow(text)];
  if (arrow !== -1 && (ascii === -1 || arrow < ascii)) return "→";
  if (ascii === -1) return null;
  return text[ascii - 1] === 45 ? "->" : ">";
}

/** The three bytes of →. */
function indexOfArrow(text: Uint8Array): number {
  let at = text.indexOf(0xe2);
  while (at !== -1 && !(text[at + 1] === 0x86 && text[at + 2] === 0x92)) at = text.indexOf(0xe2, at + 1);
  return at;
}

/** What stands in at least a tenth of the paths and may be between channels. */
function doubtIn(paths: readonly string[]): string | null {
  const found = doubtful.find((one) => 10 * paths.filter((path) => path.includes(one)).length >= paths.length);
  return paths.length === 0 ? null : (found ?? null);
}

const cellsOf = (line: string, delimiter: string): string[] =>
  line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));

function columnNamed(cell: string): PathColumn | null {
  const folded = cell.toLowerCase().replaceAll(/[\s-]+/g, "_");
  return positions.find((name) => names[name].test(folded)) ?? null;
}

/** Text of a file as it may stand in a message: without what moves a terminal, and not too long. */
export const shownText = (text: string, most = 40): string => text.replace(/\p{C}/gu, " ").trim().slice(0, most);

const missing = (file: string, column: PathColumn, cells: readonly string[]): KnownError =>
  wrong(
    `${file}:1: there is no column ${column} among ${shownText(cells.slice(0, 8).join(", "), 200)}`,
    "give a table with path, conversions, value and nulls, such as: path;conversions;value;nulls",
  );

const wrong = (message: string, hint: string): KnownError => new KnownError("source_rejected", message, { hint });
