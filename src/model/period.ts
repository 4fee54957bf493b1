import { KnownError } from "./errors.ts";

/** Calendar days from `from` up to but without `to`, in the workspace's time zone; `from` stands before `to`. */
export interface Period {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** The period between two days, each written 2026-03-01; a KnownError names both days when they are the wrong way round. */
export function periodBetween(from: string, to: string): Period {
  const period = { from: calendarDay(from), to: calendarDay(to) };
  if (!isBefore(period.from, period.to)) {
    throw new KnownError("invalid_request", `the period starts on ${from} and must end after that, not on ${to}`, {
      hint: "The end is the first day that no longer counts: from 2026-03-01 to 2026-04-01 is the whole of March.",
    });
  }
  return period;
}

/** A calendar day from "2026-03-01"; a KnownError for anything else and for days that do not exist. */
export function calendarDay(text: string): Temporal.PlainDate {
  if (isCalendarDay(text)) return Temporal.PlainDate.from(text);
  throw new KnownError("invalid_request", `"${text}" is not a day of the calendar`, {
    hint: "Write days as year-month-day, such as 2026-03-01.",
  });
}

/** Whether the text is an existing day in the form 2026-03-01. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}

export function isBefore(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0;
}

/** How many calendar days the period has. */
export function daysIn({ from, to }: Period): number {
  return from.until(to, { largestUnit: "day" }).days;
}

/** The days both periods have, or null where they share none. */
export function overlap(one: Period, other: Period): Period | null {
  const from = isBefore(one.from, other.from) ? other.from : one.from;
  const to = isBefore(one.to, other.to) ? one.to : other.to;
  return isBefore(from, to) ? { from, to } : null;
}

/** The period's first instant and the first after it, in milliseconds of the epoch: its days begin at local midnight. */
export function instantsOf({ from, to }: Period, timeZone: string): { fromMs: number; toMs: number } {
  return { fromMs: startOfDay(from, timeZone), toMs: startOfDay(to, timeZone) };
}

const startOfDay = (day: Temporal.PlainDate, timeZone: string) => day.toZonedDateTime(timeZone).epochMilliseconds;

/** Whether the platform knows the name as an IANA time zone, "Europe/Oslo". */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    // What reckons with the zone later; an Intl formatter takes 20 ms more to make.
    new Temporal.ZonedDateTime(0n, name);
    return true;
  } catch {
    return false;
  }
}
