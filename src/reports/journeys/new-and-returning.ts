import type { NewAndReturning, NewAndReturningLine } from "../../model/attribution/new-and-returning.ts";
import { count, counted, counts, money } from "../figures.ts";
import { modelTitle, rowLabel } from "../labels.ts";
import type { Column } from "../terminal/columns.ts";
import { wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";
import { aboutLines, hasWorth, notCausedLines } from "./about.ts";
import { laidTable } from "./laid-table.ts";

/** New customers against returning ones, by line, for a terminal. */
export function newAndReturningLines(answer: NewAndReturning, width: number, ink: Ink): string[] {
  const { about, all, lines: rows, unattributed, model } = answer;
  const head = aboutLines("New and returning customers", about, width, ink);
  if (about.all.conversions === 0) return head;
  const worth = hasWorth(about);
  const right = (title: string, cells: readonly string[], droppable = 0): Column => ({
    title,
    align: "right",
    droppable,
    cells: cells.map((text, at) => ({ text, ink: rows[at]?.enough ? "plain" : "quiet" })),
  });
  const columns: Column[] = [
    { title: "Line", align: "left", cells: rows.map((row) => ({ text: rowLabel(row) })) },
    right("New", counts(rows.map((row) => row.new.conversions))),
    ...(worth
      ? [
          right(
            `New value, ${about.currency}`,
            rows.map((row) => money(row.new.value)),
            1,
          ),
        ]
      : []),
    right("Returning", counts(rows.map(({ returning }) => returning.conversions))),
    ...(worth
      ? [
          right(
            `Returning value, ${about.currency}`,
            rows.map(({ returning }) => money(returning.value)),
            2,
          ),
        ]
      : []),
    right(
      "New share",
      rows.map(({ newShare }) => `${(100 * newShare).toFixed(0)} %`),
    ),
    right("90 % interval", rows.map(intervalText)),
  ];
  const { lines } = laidTable(columns, width, ink);
  const worthText = ({ value }: { value: string }) => (worth ? `, ${money(value)} ${about.currency}` : "");
  const text = [
    `${counted(all.new.conversions, "conversion")} came from new customers${worthText(all.new)}; ${count(all.returning.conversions)} from returning ones${worthText(all.returning)}.`,
    ...(all.unknown.conversions === 0
      ? []
      : [
          `${counted(all.unknown.conversions, "conversion names", "conversions name")} nobody: whether they bought before is not known.`,
        ]),
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
    ...head,
    "",
    ...lines,
    "",
    ...text.flatMap((sentence) => wrap(sentence, width)),
    ...notCausedLines(width, ink),
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
