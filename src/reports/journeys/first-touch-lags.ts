import type { FirstTouchLags } from "../../model/attribution/first-touch-lags.ts";
import type { Estimate } from "../../model/attribution/path-lengths.ts";
import { counts } from "../figures.ts";
import { rowLabel } from "../labels.ts";
import type { Column } from "../terminal/columns.ts";
import { wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";
import { aboutLines } from "./about.ts";
import { daysText } from "./days.ts";
import { laidTable } from "./laid-table.ts";
import { rightColumn } from "./right-column.ts";

/** How long it takes from the first touch to the conversion, for a terminal. */
export function firstTouchLagLines({ about, lines, all, how }: FirstTouchLags, width: number, ink: Ink): string[] {
  const head = aboutLines("From the first touch to the conversion, by where the journey began", about, width, ink);
  if (all === null) return head;
  const rows = [...lines, all];
  const columns: Column[] = [
    {
      title: "First touch",
      align: "left",
      cells: [...lines.map((line) => ({ text: rowLabel(line) })), { text: "All journeys", ink: "strong" }],
    },
    rightColumn("Conversions", counts(rows.map(({ conversions }) => conversions))),
    rightColumn(
      "A quarter within",
      rows.map(({ days }) => daysText(days.lowerQuartile.value)),
      1,
    ),
    rightColumn(
      "Half within",
      rows.map(({ days }) => daysText(days.median.value)),
    ),
    rightColumn(
      "(90 %)",
      rows.map(({ days }) => intervalText(days.median)),
      2,
    ),
    rightColumn(
      "Three quarters",
      rows.map(({ days }) => daysText(days.upperQuartile.value)),
    ),
  ];
  const { lines: table, leftOut } = laidTable(columns, width, ink);
  const few =
    rows.some(({ enough }) => !enough) && !leftOut.includes("(90 %)")
      ? ["A dash stands where fewer than ten conversions are too few to tell how sure the figure is."]
      : [];
  return [...head, "", ...table, "", ...[...few, how].flatMap((text) => wrap(text, width)).map(ink.quiet)];
}

const intervalText = ({ interval }: Estimate) =>
  interval === null ? "–" : `${daysText(interval.low)} to ${daysText(interval.high)}`;
