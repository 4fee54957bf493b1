import { literal } from "../../../warehouse/sql.ts";
import { monthNames, monthNumber } from "../languages/months.ts";

/** What is peculiar in how the days of a column are written. */
export type DayPeculiarity = "worded" | "solar-hijri";

const englishMonth =
  /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)$/i;
const word = /\p{L}{2,}/gu;

/** "28. aug. 2025": the month is English too, the way to write it is not. */
const isDotted = /\p{L}\.|\d\.\s*\p{L}/u;

/**
 * Whether days are written with a month's name that is not English, or without a year ("8 de marzo", "February 28"), or
 * in the solar Hijri calendar ("1404/08/23"); null where they are written as `cells.ts` reads them.
 */
export function peculiarityOf(cells: readonly string[]): DayPeculiarity | null {
  for (const cell of cells) {
    if (/^\s*1[345]\d\d[/.-]\d{1,2}[/.-]\d{1,2}(?!\d)/.test(cell)) return "solar-hijri";
    const words = cell.match(word) ?? [];
    if (!words.some((name) => monthNumber(name) > 0)) continue;
    if (!/\d{4}/.test(cell) || isDotted.test(cell) || !words.some((name) => englishMonth.test(name))) return "worded";
  }
  return null;
}

/** Whether days are written without a year. */
export const isYearless = (cells: readonly string[]): boolean =>
  cells.some(
    (cell) =>
      !/\d{4}|\d[/.-]\d{1,2}[/.-]\d/.test(cell) && (cell.match(word) ?? []).some((name) => monthNumber(name) > 0),
  );

/**
 * SQL of the wall-clock timestamp that `cell` (SQL of a text) names in one of the peculiar ways; null where it names none.
 * A day without a year falls into the period, or, where no period is known, is none.
 */
export function peculiarMoment(cell: string, kind: DayPeculiarity, period: { from: string } | null): string {
  const day = kind === "worded" ? wordedDay(period) : solarHijriDay;
  return `list_transform([${cell}], lambda cell: ${day} + ${clockTime})[1]`;
}

/** SQL of the time of day in the text `cell`, midnight where it tells none, null where it tells one that no day has. */
export const clockTime = `case when contains(cell, ':') then try_cast(regexp_extract(cell, '(\\d{1,2}:\\d{2}(?::\\d{2})?)', 1) as time) else time '00:00' end + case
  when regexp_matches(cell, '(?i)\\b0?[1-9](:\\d\\d)+\\s*p|\\b1[01](:\\d\\d)+\\s*p') then to_hours(12)
  when regexp_matches(cell, '(?i)\\b12(:\\d\\d)+\\s*a') then to_hours(-12)
  else to_hours(0) end`;

function wordedDay(period: { from: string } | null): string {
  const names = [...monthNames];
  const numbers = `map([${names.map(([name]) => literal(name)).join(", ")}], [${names.map(([, number]) => number).join(", ")}])`;
  const month = `list_filter(list_transform(regexp_extract_all(translate(lower(strip_accents(cell)), 'يىك', 'ییک'), '\\p{L}{2,}'), lambda name: ${numbers}[name]), lambda found: found is not null)[1]`;
  const day = `try_cast(regexp_extract(cell, '(?:^|[^\\d:.,])(\\d{1,2})(?:[^\\d:]|$)', 1) as integer)`;
  const year = `try_cast(regexp_extract(cell, '(?:^|\\D)(\\d{4})(?:\\D|$)', 1) as integer)`;
  return `list_transform([{'month': ${month}, 'day': ${day}, 'year': ${year}}], lambda d: ${dayOf(period)})[1]`;
}

/** A day before the period's first day of the year belongs to the next one. */
function dayOf(period: { from: string } | null): string {
  const given = "try(make_date(d.year, d.month, d.day))";
  if (period === null) return given;
  const [year, month, day] = period.from.split("-").map(Number);
  const next = `case when d.month * 100 + d.day >= ${Number(month) * 100 + Number(day)} then ${year} else ${Number(year) + 1} end`;
  return `try(make_date(coalesce(d.year, ${next}), d.month, d.day))`;
}

/** The day by the 33-year cycle, right for the years 1244 to 1531 (Borkowski). */
const solarHijriDay = `list_transform([regexp_extract(cell, '(1[345]\\d\\d)[/.-](\\d{1,2})[/.-](\\d{1,2})', ['y', 'm', 'd'])], lambda p:
  list_transform([{'y': try_cast(p.y as integer) + 1595, 'm': try_cast(p.m as integer), 'd': try_cast(p.d as integer)}], lambda s:
    case when s.m between 1 and 12 and s.d between 1 and 31 then
      date '2000-01-01' + (-355668 + 365 * s.y + (s.y // 33) * 8 + (s.y % 33 + 3) // 4 + s.d
        + case when s.m < 7 then (s.m - 1) * 31 else (s.m - 7) * 30 + 186 end - 730485)
    end)[1])[1]`;
