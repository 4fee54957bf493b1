import type { TopPaths } from "../../model/attribution/top-paths.ts";
import { count, counts, money } from "../figures.ts";
import { rowLabel } from "../labels.ts";
import { type Column, layColumns } from "../terminal/columns.ts";
import { wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";
import { aboutLines } from "./about.ts";

/** The paths that led to most conversions, for a terminal. */
export function topPathLines({ about, distinct, paths, others }: TopPaths, width: number, ink: Ink): string[] {
  const right = (title: string, cells: readonly string[]): Column => ({
    title,
    align: "right",
    cells: cells.map((text) => ({ text })),
  });
  const columns: Column[] = [
    {
      title: "Path",
      align: "left",
      cells: paths.map(({ steps }) => ({ text: steps.map(rowLabel).join(" › ") })),
    },
    right("Conversions", counts(paths.map(({ conversions }) => conversions))),
    {
      ...right(
        "(90 %)",
        paths.map(({ interval }) =>
          interval === null ? "–" : `${Math.round(interval.low)}–${Math.round(interval.high)}`,
        ),
      ),
      droppable: 1,
    },
    right(
      "Share",
      paths.map(({ share }) => `${(100 * share).toFixed(1)} %`),
    ),
    right(
      `Value, ${about.currency}`,
      paths.map(({ value }) => money(value)),
    ),
  ];
  const { title, lines } = layColumns(columns, width, ink);
  const rest =
    others.conversions === 0
      ? []
      : wrap(
          `${count(distinct - paths.length)} other paths brought ${count(others.conversions)} conversions, ${money(others.value)} ${about.currency}.`,
          width,
        );
  return [...aboutLines("The paths that led to most conversions", about, width, ink), "", title, ...lines, "", ...rest];
}
