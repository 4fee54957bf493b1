import type { costUnits } from "../../model/cost-report.ts";
import { isBefore, type Period } from "../../model/period.ts";
import type { Days } from "../roi/over-time.ts";

type Unit = (typeof costUnits)[number];

const mostPoints = 62;

/** The finest unit that gives so many days at most 62 points, as the statement over time has it. */
export function usualUnit(days: number): Unit {
  if (days <= mostPoints) return "day";
  return days <= mostPoints * 7 ? "week" : "month";
}

/** Days, weeks from Monday or months of a period; the first and the last of them are cut by its ends. */
export function spansOf({ from, to }: Period, unit: Unit): { from: string; to: string }[] {
  const spans: { from: string; to: string }[] = [];
  for (let start = from; isBefore(start, to); ) {
    const next = nextOf(start, unit);
    const end = isBefore(next, to) ? next : to;
    spans.push({ from: start.toString(), to: end.toString() });
    start = end;
  }
  return spans;
}

function nextOf(day: Temporal.PlainDate, unit: Unit): Temporal.PlainDate {
  if (unit === "day") return day.add({ days: 1 });
  if (unit === "week") return day.add({ days: 8 - day.dayOfWeek });
  return day.add({ months: 1 }).with({ day: 1 });
}

/** What falls into each span; days before the first count in it. */
export function intoSpans(spans: readonly { from: string }[], amounts: Days): number[] {
  const sums = spans.map(() => 0);
  for (const { day, minor } of amounts) {
    let [low, high] = [0, spans.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((spans[middle]?.from ?? "") <= day) low = middle;
      else high = middle - 1;
    }
    sums[low] = (sums[low] ?? 0) + minor;
  }
  return sums;
}
