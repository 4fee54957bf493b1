import { monthNumber } from "../languages/months.ts";
import { type Days, datesIn, daysBetween, namesOf, rangeInName } from "./written-dates.ts";

/** The day up to which a file's lifetime figures count: the last one of the range in its name, else when it was made. */
export function lastDayInName(file: string): string | null {
  const range = rangeInName(file);
  if (range !== null) return Temporal.PlainDate.from(range.to).subtract({ days: 1 }).toString();
  return madeOn(file)?.toString() ?? null;
}

/**
 * The range of a file whose days have no year (`days`: its cells as they stand): the one in its name, else, where the name
 * says when it was made, the latest days up to then.
 */
export function rangeOfYearless(file: string, days: readonly string[]): Days | null {
  const made = madeOn(file);
  const range = rangeInName(file);
  if (range !== null || made === null) return range;
  const known = days.flatMap((cell) => latestUpTo(made, cell) ?? []).sort(Temporal.PlainDate.compare);
  return daysBetween(known[0], known.at(-1));
}

/** A stamp in seconds, as TikTok puts it into its archives' names beside a day that means nothing, else a single day. */
function madeOn(file: string): Temporal.PlainDate | null {
  const names = namesOf(file);
  for (const name of names) {
    const seconds = /(?<!\d)1[5-9]\d{8}(?!\d)/.exec(name)?.[0];
    if (seconds !== undefined)
      return Temporal.Instant.fromEpochMilliseconds(Number(seconds) * 1000)
        .toZonedDateTimeISO("UTC")
        .toPlainDate();
  }
  const days = names.flatMap((name) => datesIn(name.replaceAll("_", " ")));
  return days.length === 1 ? (days[0] ?? null) : null;
}

/** The latest day of that month and number that is not after `made`; null where the cell names its year, or no day. */
function latestUpTo(made: Temporal.PlainDate, cell: string): Temporal.PlainDate | null {
  if (/\d{4}/.test(cell)) return null;
  const day = Number(/\d{1,2}/.exec(cell)?.[0]);
  const month = (cell.match(/\p{L}{2,}/gu) ?? []).map(monthNumber).find((number) => number > 0);
  if (month === undefined || !(day >= 1 && day <= 31)) return null;
  const ofYear = (year: number) => Temporal.PlainDate.from({ year, month, day });
  const thisYear = ofYear(made.year);
  return Temporal.PlainDate.compare(thisYear, made) > 0 ? ofYear(made.year - 1) : thisYear;
}
