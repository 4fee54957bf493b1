import type { Figures, Statement } from "../../model/statement.ts";
import { count, money, percent, percentRange } from "../figures.ts";
import { groupingTitles, nameLabel, placeLabel } from "../labels.ts";
import { type Line, statementLines, tooFew } from "../lines.ts";
import { type Column, layColumns } from "./columns.ts";
import type { Ink } from "./ink.ts";

/** The lines of the statement as a table, a rule before each total. */
export function rowLines(statement: Statement, width: number, ink: Ink): string[] {
  const lines = statementLines(statement);
  const { title, lines: text } = layColumns(columnsOf(lines, groupingTitles[statement.by]), width, ink);
  const rule = ink.quiet("─".repeat(width));
  return [
    title,
    rule,
    ...lines.flatMap(({ kind }, index) => {
      const line = text[index] ?? "";
      if (kind === "total-social") return [ink.strong(line), rule];
      return kind === "all" ? [rule, ink.strong(line)] : [line];
    }),
  ];
}

function columnsOf(lines: Line[], title: string): Column[] {
  const column = (name: string, cell: (figures: Figures, line: Line) => string, droppable?: number): Column => ({
    title: name,
    align: "right",
    cells: lines.map((line) => ({ text: cell(line.figures, line) })),
    ...(droppable === undefined ? {} : { droppable }),
  });
  return [
    ...labelColumns(lines, title),
    column("Cost", ({ cost }, { kind }) => (kind === "unattributed" ? "" : money(cost))),
    column("Return", (figures) => money(figures.return)),
    { ...column("ROI", ({ roi }) => (roi === null ? "–" : percent(roi))), cells: lines.map(roiCell) },
    column("90 % interval", intervalCell),
    column("Conv.", ({ conversions }) => count(conversions), 2),
    column("CPA", ({ cpa }) => (cpa === null ? "–" : money(cpa)), 3),
  ];
}

/** Campaigns and posts have their network in a column of its own, so that cutting a long name leaves it whole. */
function labelColumns(lines: Line[], title: string): Column[] {
  const name = ({ row, label }: Line) => (row === undefined ? undefined : nameLabel(row.key)) ?? label;
  const names: Column = { title, align: "left", cells: lines.map((line) => ({ text: name(line) })) };
  if (lines.every(({ row }) => row === undefined || nameLabel(row.key) === undefined)) return [names];
  const places = lines.map(({ row }) => ({ text: row === undefined ? "" : placeLabel(row.key) }));
  return [names, { title: "Network", align: "left", cells: places, droppable: 1 }];
}

function roiCell({ figures }: Line) {
  if (figures.roi === null) return { text: "–", ink: "quiet" as const };
  if (tooFew(figures)) return { text: percent(figures.roi), ink: "quiet" as const };
  return { text: percent(figures.roi), ink: figures.roi < 0 ? ("bad" as const) : ("plain" as const) };
}

function intervalCell(figures: Figures): string {
  if (figures.interval !== null) return percentRange(figures.interval);
  return tooFew(figures) ? "not enough data" : "";
}
