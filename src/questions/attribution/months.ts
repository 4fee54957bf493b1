/** A month of a period, or the part of it that is in the period. */
export interface Month {
  /** "2026-03" */
  readonly month: string;
  /** Months of the calendar since year 0: 12 × year + month − 1. */
  readonly number: number;
  /** How many of its days are in the period. */
  readonly days: number;
}

/** Every month of a half-open period, first to last. */
export function monthsOf({ from, to }: { from: string; to: string }): Month[] {
  const end = Temporal.PlainDate.from(to);
  const months: Month[] = [];
  let day = Temporal.PlainDate.from(from);
  while (Temporal.PlainDate.compare(day, end) < 0) {
    const next = day.with({ day: 1 }).add({ months: 1 });
    const until = Temporal.PlainDate.compare(next, end) < 0 ? next : end;
    months.push({
      month: day.toPlainYearMonth().toString(),
      number: day.year * 12 + day.month - 1,
      days: day.until(until).days,
    });
    day = next;
  }
  return months;
}
