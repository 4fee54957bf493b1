import type { NewAndReturning, NewAndReturningLine } from "../../model/attribution/new-and-returning.ts";
import { count, counts, money } from "../figures.ts";
import { modelTitle, rowLabel } from "../labels.ts";
import { type Column, layColumns } from "../terminal/columns.ts";
import { wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";
import { aboutLines } from "./about.ts";

/** New customers against returning ones, by line, for a terminal. */
export function newAndReturningLines(answer: NewAndReturning, width: number, ink: Ink): string[] {
  const { about, all, lines: rows, unattributed, model } = answer;
  const right = (title: string, cells: readonly string[], droppable = 0): Column => ({
    title,
    align: "right",
    droppable,
    cells: cells.map((text, at) => ({ text, ink: rows[at]?.enough ? "plain" : "quiet" })),
  });
  const columns: Column[] = [
    { title: "Line", align: "left", cells: rows.map((row) => ({ text: rowLabel(row) })) },
    right("New", counts(rows.map((row) => row.new.conversions))),
    right(
      `Value, ${about.currency}`,
      rows.map((row) => money(row.new.value)),
    ),
    right("Returning", counts(rows.map(({ returning }) => returning.conversions))),
    right(
      `Value, ${about.currency}`,
      rows.map(({ returning }) => money(returning.value)),
      1,
    ),
    right(
      "New share",
      rows.map(({ newShare }) => `${(100 * newShare).toFixed(0)} %`),
    ),
    right("90 % interval", rows.map(intervalText)),
  ];
  const { title, lines } = layColumns(columns, width, ink);
  const text = [
    `${count(all.new.conversions)} conversions came from new customers, ${money(all.new.value)} ${about.currency}; ${count(all.returning.conversions)} from returning ones, ${money(all.returning.value)} ${about.currency}.`,
    ...(all.unknown.conversions === 0
      ? []
      : [`${count(all.unknown.conversions)} name nobody: whether they bought before is not known.`]),
    ...(unattributed.new.conversions + unattributed.returning.conversions === 0
      ? []
      : [
          `Without touches: ${count(unattributed.new.conversions)} of new and ${count(unattributed.returning.conversions)} of returning customers.`,
        ]),
    ...(answer.salesKnownSince === null
      ? []
      : [`Sales are known from ${answer.salesKnownSince} on: who bought only before that counts as new.`]),
    ...verdicts(rows),
    `Credit by ${modelTitle(model.name)}. ${model.assumes}`,
  ];
  return [
    ...aboutLines("New and returning customers", about, width, ink),
    "",
    title,
    ...lines,
    "",
    ...text.flatMap((sentence) => wrap(sentence, width)),
  ];
}

function intervalText({ interval }: NewAndReturningLine): string {
  if (interval === null) return "not enough data";
  return `${(100 * interval.low).toFixed(0)} – ${(100 * interval.high).toFixed(0)} %`;
}

function verdicts(rows: readonly NewAndReturningLine[]): string[] {
  const named = (than: "more" | "fewer") => rows.filter(({ thanOthers }) => thanOthers === than).map(rowLabel);
  const [more, fewer] = [named("more"), named("fewer")];
  if (more.length === 0 && fewer.length === 0)
    return ["No line's share of new customers differs from the others' beyond chance."];
  return [
    ...(more.length === 0 ? [] : [`More new customers than the others, beyond chance: ${more.join("; ")}.`]),
    ...(fewer.length === 0 ? [] : [`Fewer than the others, beyond chance: ${fewer.join("; ")}.`]),
  ];
}
