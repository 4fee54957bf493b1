import { literal } from "../../../warehouse/sql.ts";
import { type Column, type Context, count, date, text } from "../format.ts";

/** The columns by which a table of GA4 tells its days; the n-th count from the first day of the range, from 0. */
export const ga4DayColumns = {
  date: date("Date"),
  hour: text("Date + hour (YYYYMMDDHH)", "Date hour (YYYYMMDDHH)", "Date hour", "Date + hour", "Date hour and minute"),
  nth: count("Nth day"),
  nthWeek: count("Nth week"),
  nthMonth: count("Nth month"),
  month: text("Year month"),
} satisfies Record<string, Column>;

/** Whether a table tells days, weeks or months of its own. */
export const tellsDays = (has: (key: string) => boolean): boolean => Object.keys(ga4DayColumns).some(has);

/** SQL of a row's first day and of the day after its last: its own, else the range's; parts of weeks are cut at its ends. */
export function ga4Days({ period }: Context): { day: string; until: string } {
  const [from, to] =
    period === null
      ? ["cast(null as date)", "cast(null as date)"]
      : [`date ${literal(period.from)}`, `date ${literal(period.to)}`];
  const day = `coalesce(date, cast(try_strptime(left(hour, 8), '%Y%m%d') as date), ${from} + cast(nth as integer))`;
  const month = `coalesce(cast(try_strptime(month || '01', '%Y%m%d') as date),
    cast(date_trunc('month', ${from}) + to_months(cast(nthMonth as integer)) as date))`;
  const week = `(${from} - cast(dayofweek(${from}) as integer) + 7 * cast(nthWeek as integer))`;
  return {
    day: `coalesce(${day}, ${notBefore(month, from)}, ${notBefore(week, from)}, ${from})`,
    until: `coalesce(${day} + 1, ${notAfter(`cast(${month} + interval 1 month as date)`, to)}, ${notAfter(`(${week} + 7)`, to)}, ${to})`,
  };
}

// Unlike greatest() and least(), null where the date itself is.
const notBefore = (date: string, from: string) => `${date} + cast(greatest(0, ${from} - ${date}) as integer)`;
const notAfter = (date: string, to: string) => `${date} - cast(greatest(0, ${date} - ${to}) as integer)`;
