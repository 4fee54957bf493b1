import type { Grain } from "../../format.ts";
import type { Days } from "../written-dates.ts";

/**
 * What a row of a report covers that carries only its first day, from all the first days there are: null (the whole
 * period) where every row begins with the report. The first span may be cut by the report's start.
 */
export function grainOf(starts: readonly string[], period: Days | null): Grain | null {
  const days = [...new Set(starts)].sort();
  const [first] = days;
  if (first === undefined || (days.length === 1 && (period === null || first === period.from))) return null;
  const whole = (first === period?.from ? days.slice(1) : days).map((day) => Temporal.PlainDate.from(day));
  if (days.length === 2 && days.every((day) => day === first || isNextDay(first, day))) return "day";
  if (whole.every((day) => day.day === 1)) return "month";
  const weekdays = new Set(whole.map((day) => day.dayOfWeek));
  const [weekFrom] = weekdays;
  return whole.length > 1 && weekdays.size === 1 && weekFrom !== undefined ? { weekFrom } : "day";
}

/** Whether two of the days follow on each other. */
export function haveNeighbours(days: readonly string[]): boolean {
  const sorted = [...new Set(days)].sort();
  return sorted.slice(1).some((day, index) => isNextDay(sorted[index] ?? day, day));
}

const isNextDay = (day: string, next: string): boolean =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toString() === next;
