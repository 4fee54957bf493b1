import type { Between, ChannelCredit, PathCredits } from "../model/attribution/path-credits.ts";
import { plainText } from "./cell-text.ts";
import { count, money } from "./figures.ts";
import { type Column, layColumns } from "./terminal/columns.ts";
import { wrap } from "./terminal/display-width.ts";
import { type Ink, inkOf } from "./terminal/ink.ts";

/** What each channel of a path table is credited with, for a terminal: at most 100 columns. */
export function pathCreditsTable(
  answer: PathCredits,
  { colour, width = 100 }: { colour: boolean; width?: number },
): string {
  const ink = inkOf(colour);
  const room = Math.min(100, Math.max(60, width));
  const { title, lines } = layColumns(creditColumns(answer), room, ink);
  const notes = notesOf(answer).flatMap((note) => wrap(note, room));
  return [...opening(answer, room, ink), "", title, ...lines, ...spaced(notes), ...steps(answer, room, ink), ""].join(
    "\n",
  );
}

function opening(answer: PathCredits, width: number, ink: Ink): string[] {
  const terms = [
    answer.order === null ? answer.title : `${answer.title} of order ${answer.order}`,
    ...(answer.form === null ? [] : [answer.form]),
    answer.paths === "all" ? "all paths" : "converting paths",
  ];
  const converted = `${count(answer.conversions)} conversions worth ${amount(answer.value)}, ${count(answer.nulls)} paths without one.`;
  const chance =
    answer.chance === null ? "" : ` A path converts with a chance of ${(100 * answer.chance).toFixed(2)} %.`;
  return [
    ink.strong("What each channel is credited with"),
    ...wrap(terms.join(" · "), width).map(ink.quiet),
    "",
    ...wrap(converted + chance, width),
    ...wrap(answer.assumes, width).map(ink.quiet),
  ];
}

function creditColumns({ rows, conversions }: PathCredits): Column[] {
  const right = (title: string, text: (row: ChannelCredit) => string, droppable?: number): Column => ({
    title,
    align: "right",
    cells: rows.map((row) => ({ text: text(row) })),
    ...(droppable === undefined ? {} : { droppable }),
  });
  const some = (is: (row: ChannelCredit) => unknown, column: Column) =>
    rows.some((row) => is(row) !== null) ? [column] : [];
  return [
    { title: "Channel", align: "left", cells: rows.map(({ channel }) => ({ text: plainText(channel) })) },
    right("Conversions", (row) => fixed(row.conversions)),
    ...some(
      (row) => row.interval,
      right("90 %", (row) => range(row.interval?.conversions)),
    ),
    right("Share", (row) => `${((100 * row.conversions) / conversions).toFixed(1)} %`, 2),
    right("Value", (row) => amount(row.value)),
    ...some(
      (row) => row.interval,
      right("90 %", (row) => range(row.interval?.value), 1),
    ),
    ...some(
      (row) => row.removalEffect,
      right("Removal", (row) => `${(100 * (row.removalEffect ?? 0)).toFixed(2)} %`),
    ),
    ...some(
      (row) => row.worth,
      right("Worth", (row) => (row.worth ?? 0).toFixed(6)),
    ),
    ...some(
      (row) => row.worthError || null,
      right("± error", (row) => (row.worthError ?? 0).toFixed(6)),
    ),
  ];
}

function notesOf({
  orders,
  ordersTell,
  emptySets,
  replicates,
  intervalsAre,
  enough,
  unattributed,
}: PathCredits): string[] {
  return [
    ...(orders === null
      ? []
      : [
          `The order was chosen by how well it tells new paths that convert from those that do not (AUC): ${orders.map(({ order, auc }) => `${order}: ${auc.toFixed(4)}`).join(", ")}.`,
        ]),
    ...(ordersTell === false
      ? ["No order tells converting paths from others better than a coin; order 1 is taken."]
      : []),
    ...(emptySets === null || emptySets === 0
      ? []
      : [`${count(emptySets)} sets of at most three channels stand in no path; their rate is taken for 0.`]),
    ...(replicates === null ? [] : [`Intervals, by drawing anew ${count(replicates)} times: ${intervalsAre}`]),
    ...(enough
      ? []
      : ["Not enough data: below ten conversions no interval is given, and the figures are those of few."]),
    ...(unattributed.conversions === 0
      ? []
      : [
          `${count(unattributed.conversions)} conversions worth ${amount(unattributed.value)} name no channel: nobody is credited with them.`,
        ]),
  ];
}

function steps({ transitions }: PathCredits, width: number, ink: Ink): string[] {
  if (transitions === null) return [];
  const columns: Column[] = [
    { title: "From", align: "left", cells: transitions.map(({ from }) => ({ text: plainText(from) })) },
    { title: "To", align: "left", cells: transitions.map(({ to }) => ({ text: plainText(to) })) },
    {
      title: "Share",
      align: "right",
      cells: transitions.map(({ share }) => ({ text: `${(100 * share).toFixed(2)} %` })),
    },
  ];
  const { title, lines } = layColumns(columns, width, ink);
  return ["", ink.strong("Where paths go from there"), title, ...lines];
}

const spaced = (lines: readonly string[]): string[] => (lines.length === 0 ? [] : ["", ...lines]);
const fixed = (value: number): string => money(value.toFixed(2));
/** A value in the table's own unit, which names no currency. */
const amount = (value: number): string => money(value.toFixed(2));
const range = (between: Between | undefined): string =>
  between === undefined ? "–" : `${money(between.low.toFixed(0))}–${money(between.high.toFixed(0))}`;
