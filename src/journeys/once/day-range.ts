/** Days counted from 1970-01-01, half-open. Without dates: from the beginning to the end of time. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

const dayMs = 86_400_000;

/** The range of days between two texts such as 2026-03-01; where one is missing, all days there are. */
export function dayRange(day: string | null, until: string | null): DayRange {
  if (day === null || until === null) return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  return { from: Date.parse(day) / dayMs, to: Date.parse(until) / dayMs };
}

/** A day as text, 2026-03-01. */
export const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

export const daysOf = ({ from, to }: DayRange): number => to - from;

/** How many days two ranges share. */
export const daysShared = (one: DayRange, other: DayRange): number =>
  Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));

/** The ranges that hold every day of either list, none of them touching another, in time. */
function united(ranges: readonly DayRange[]): DayRange[] {
  const whole: DayRange[] = [];
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last === undefined || from > last.to) whole.push({ from, to });
    else whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, to) };
  }
  return whole;
}

/** What is left of a range without the days of others, in time. */
export function without(range: DayRange, others: readonly DayRange[]): DayRange[] {
  const left: DayRange[] = [];
  let { from } = range;
  for (const other of united(others)) {
    if (other.from > from) left.push({ from, to: Math.min(other.from, range.to) });
    from = Math.max(from, other.to);
    if (from >= range.to) break;
  }
  if (from < range.to) left.push({ from, to: range.to });
  return left.filter((rest) => rest.to > rest.from);
}
