import type { Figures, Statement } from "../../model/statement.ts";
import { counts, cpaText, money, percent, percentRange } from "../figures.ts";
import { groupingTitles, whereLabel } from "../labels.ts";
import { type Line, type Standing, standing, statementLines, tooFew, wholeBusinessNote } from "../lines.ts";
import { type Cell, type Column, layColumns } from "./columns.ts";
import { wrap } from "./display-width.ts";
import type { Ink } from "./ink.ts";

/** The lines of the statement as a table, a rule before each total. */
export function rowLines(statement: Statement, width: number, ink: Ink): string[] {
  const lines = statementLines(statement);
  const { title, lines: text, leftOut } = layColumns(columnsOf(lines, groupingTitles[statement.by]), width, ink);
  const rule = ink.quiet("─".repeat(width));
  return [
    title,
    rule,
    ...lines.flatMap(({ kind }, index) => {
      const line = text[index] ?? "";
      if (kind === "total-social") return [ink.strong(line), rule];
      return kind === "all" ? [rule, ink.strong(line)] : [line];
    }),
    ...(leftOut.length === 0
      ? []
      : wrap(`Left out for want of room: ${leftOut.join(" and ")}; --format csv has all.`, width)
    ).map(ink.quiet),
    ...(statement.all.roi === null ? [] : wrap(wholeBusinessNote, width).map(ink.quiet)),
  ];
}

function columnsOf(lines: Line[], title: string): Column[] {
  const column = (name: string, cell: (figures: Figures, line: Line) => string, droppable?: number): Column => ({
    title: name,
    align: "right",
    cells: lines.map((line) => ({ text: cell(line.figures, line) })),
    ...(droppable === undefined ? {} : { droppable }),
  });
  const conversions = counts(lines.map(({ figures }) => figures.conversions));
  return [
    { title, align: "left", cells: lines.map(labelCell) },
    column("Cost", ({ cost }, { kind }) => (kind === "unattributed" ? "" : money(cost))),
    column("Return", (figures) => money(figures.return)),
    { ...column("ROI", ({ roi }) => (roi === null ? "–" : percent(roi))), cells: lines.map(roiCell) },
    column("90 % interval", intervalCell),
    { ...column("Conv.", () => "", 2), cells: conversions.map((text) => ({ text })) },
    column("CPA", cpaText, 3),
  ];
}

/** Of a campaign or post the network stays whole, as its name may stand in several lines. */
const labelCell = ({ label, row }: Line): Cell => ({ text: label, end: row === undefined ? "" : whereLabel(row) });

function roiCell({ figures }: Line) {
  if (figures.roi === null) return { text: "–", ink: "quiet" as const };
  return { text: percent(figures.roi), ink: inks[standing(figures)] };
}

const inks = { gain: "plain", loss: "bad", untold: "plain", few: "quiet" } as const satisfies Record<
  Standing,
  keyof Ink
>;

function intervalCell(figures: Figures): string {
  if (figures.interval !== null) return percentRange(figures.interval);
  return tooFew(figures) ? "not enough data" : "";
}
