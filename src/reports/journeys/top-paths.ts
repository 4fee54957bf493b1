import type { TopPaths } from "../../model/attribution/top-paths.ts";
import { counted, counts, money } from "../figures.ts";
import { rowLabel } from "../labels.ts";
import type { Column } from "../terminal/columns.ts";
import { wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";
import { aboutLines, hasWorth } from "./about.ts";
import { laidTable } from "./laid-table.ts";

/** The paths before most conversions, for a terminal. */
export function topPathLines({ about, distinct, paths, others }: TopPaths, width: number, ink: Ink): string[] {
  const head = aboutLines("The paths before most conversions", about, width, ink);
  if (about.all.conversions === 0) return head;
  const worth = hasWorth(about);
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
    ...(worth
      ? [
          right(
            `Value, ${about.currency}`,
            paths.map(({ value }) => money(value)),
          ),
        ]
      : []),
  ];
  const { lines } = laidTable(columns, width, ink);
  const rest =
    others.conversions === 0
      ? []
      : wrap(
          `${counted(distinct - paths.length, "other path stands", "other paths stand")} before ${counted(others.conversions, "conversion")}${worth ? `, ${money(others.value)} ${about.currency}` : ""}.`,
          width,
        );
  return [...head, "", ...lines, "", ...rest];
}
