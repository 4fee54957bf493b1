import { literal } from "../../../../warehouse/sql.ts";
import type { Context } from "../../format.ts";

/**
 * SQL of the day after the last that a row covers which carries its first day alone (`first`, SQL of it), by the grain
 * of its report; never past the report's end.
 */
export function untilOf(first: string, { grain, period }: Pick<Context, "grain" | "period">): string {
  if (grain === null) return period === null ? `${first} + 1` : `date ${literal(period.to)}`;
  if (grain === "day") return `${first} + 1`;
  const until =
    grain === "month"
      ? `cast(date_trunc('month', ${first}) + interval 1 month as date)`
      : `${first} + 7 - cast((isodow(${first}) - ${grain.weekFrom} + 7) % 7 as integer)`;
  return period === null ? until : `least(${until}, date ${literal(period.to)})`;
}
