import type { Inspection } from "../model/inspection.ts";
import { plainText } from "./cell-text.ts";
import { count } from "./figures.ts";
import { periodWords, sumsWords } from "./labels.ts";
import { wrap } from "./terminal/display-width.ts";
import { type Ink, inkOf } from "./terminal/ink.ts";

/** What each file is and what would be read from it, for a terminal of at most 100 columns. */
export function inspectTable(
  files: readonly Inspection[],
  { colour, width = 100 }: { colour: boolean; width?: number },
): string {
  const ink = inkOf(colour);
  const room = Math.min(100, Math.max(60, width));
  const known = files.filter(({ format }) => format !== null).length;
  const summary = `${count(known)} of ${count(files.length)} ${files.length === 1 ? "file" : "files"} recognised`;
  return [ink.strong(summary), ...files.flatMap((file) => ["", ...fileLines(file, room, ink)]), ""].join("\n");
}

function fileLines(file: Inspection, width: number, ink: Ink): string[] {
  const indented = (text: string, look: keyof Ink = "plain") =>
    text === "" ? [] : wrap(text, width - 2).map((line) => ink[look](`  ${line.replaceAll("\u00a0", " ")}`));
  return [
    ...wrap(plainText(file.file), width).map(ink.strong),
    ...indented(recognised(file), file.format === null ? "bad" : "plain"),
    ...indented(file.tables.map(tableWords).join(" · ")),
    ...indented(sumsWords(file.sums, file.currency)),
    ...indented(ignoredWords(file), "quiet"),
    ...rejectWords(file).flatMap((text) => indented(text, "bad")),
    ...indented(file.hint === null ? "" : `→ ${plainText(file.hint)}`),
  ];
}

function recognised({ format, confidence, period, currency, timeZone }: Inspection): string {
  if (format === null) return "not recognised";
  const sure = confidence === 1 ? plainText(format) : `${plainText(format)} (${Math.round(confidence * 100)} % sure)`;
  return [sure, period === null ? null : periodWords(period), currency, timeZone === null ? null : plainText(timeZone)]
    .filter((part) => part !== null)
    .join(" · ");
}

function tableWords({ fact, rows, rejected }: Inspection["tables"][number]): string {
  const words = `${plainText(fact)} ${count(rows)} rows${rejected === 0 ? "" : `, ${count(rejected)} rejected`}`;
  return words.replaceAll(" ", "\u00a0");
}

const shownIgnored = 12;

function ignoredWords({ ignoredColumns }: Inspection): string {
  if (ignoredColumns.length === 0) return "";
  const more = ignoredColumns.length - shownIgnored;
  const shown = ignoredColumns.slice(0, shownIgnored).map(plainText).join(", ");
  return `ignored columns: ${shown}${more > 0 ? ` and ${count(more)} more` : ""}`;
}

const shownRejects = 3;

function rejectWords({ rejects }: Inspection): string[] {
  const shown = rejects.slice(0, shownRejects).map(({ line, column, value, reason }) => {
    const where = [line === null ? null : `line ${line}`, column === null ? null : plainText(column)];
    const held = value === null ? "" : ` "${plainText(value)}"`;
    return `${[...where.filter((part) => part !== null), ""].join(", ").replace(/, $/, "")}${held}: ${plainText(reason)}`;
  });
  const more = rejects.length - shown.length;
  return more === 0 ? shown : [...shown, `and ${count(more)} more rejected rows`];
}
