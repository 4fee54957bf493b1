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
  const known = files.filter((file) => !isUnknown(file)).length;
  const summary = `${count(known)} of ${count(files.length)} ${files.length === 1 ? "file" : "files"} recognised`;
  return [ink.strong(summary), ...files.flatMap((file) => ["", ...fileLines(file, room, ink)]), ""].join("\n");
}

function fileLines(file: Inspection, width: number, ink: Ink): string[] {
  const indented = (text: string, look: keyof Ink = "plain") =>
    text === "" ? [] : wrap(text, width - 2).map((line) => ink[look](`  ${line.replaceAll("\u00a0", " ")}`));
  return [
    ...wrap(plainText(file.file), width).map(ink.strong),
    ...indented(recognised(file), isUnknown(file) ? "bad" : "plain"),
    ...indented(tablesShown(file).map(tableWords).join(" · ")),
    ...indented(sumsWords(file.sums, file.currency)),
    ...indented(columnWords("columns", file.usedColumns), "quiet"),
    ...indented(columnWords("ignored columns", file.ignoredColumns), "quiet"),
    ...rejectWords(file).flatMap((text) => indented(text, "bad")),
    ...indented(file.hint === null ? "" : `→ ${plainText(file.hint)}`),
  ];
}

const isUnknown = ({ format, duplicateOf }: Inspection): boolean => format === null && duplicateOf === null;

function recognised({ format, duplicateOf, confidence, period, account, currency, timeZone }: Inspection): string {
  if (duplicateOf !== null) return "a repeat";
  if (format === null) return "not recognised";
  const sure = confidence === 1 ? plainText(format) : `${plainText(format)} (${Math.round(confidence * 100)} % sure)`;
  const zone = timeZone === null ? null : plainText(timeZone);
  const holder = account === null ? null : plainText(account);
  return [sure, period === null ? null : periodWords(period), holder, currency, zone]
    .filter((part) => part !== null)
    .join(" · ");
}

/** A format may make facts that this file has none of. */
function tablesShown({ tables }: Inspection): Inspection["tables"] {
  const filled = tables.filter(({ rows, rejected }) => rows + rejected > 0);
  return filled.length > 0 ? filled : tables;
}

function tableWords({ fact, rows, rejected }: Inspection["tables"][number]): string {
  const words = `${plainText(fact)} ${count(rows)} rows${rejected === 0 ? "" : `, ${count(rejected)} rejected`}`;
  return words.replaceAll(" ", "\u00a0");
}

const shownColumns = 12;

function columnWords(what: string, columns: readonly string[]): string {
  if (columns.length === 0) return "";
  const more = columns.length - shownColumns;
  const shown = columns.slice(0, shownColumns).map(plainText).join(", ");
  return `${what}: ${shown}${more > 0 ? ` and ${count(more)} more` : ""}`;
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
