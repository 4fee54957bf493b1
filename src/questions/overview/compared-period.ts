import type { JourneyScope } from "../../journeys/scope.ts";
import type { Comparison } from "../../model/overview.ts";
import { calendarDay, daysIn, instantsOf } from "../../model/period.ts";

/** The scope of the days that a scope is laid beside, as many as its own; null where nothing is to be compared. */
export function comparedScope(scope: JourneyScope, compare: Comparison): JourneyScope | null {
  if (compare === "none") return null;
  const own = { from: calendarDay(scope.from), to: calendarDay(scope.to) };
  const days = daysIn(own);
  const from = compare === "year" ? own.from.subtract({ years: 1 }) : own.from.subtract({ days });
  const period = { from, to: from.add({ days }) };
  return {
    ...scope,
    from: String(period.from),
    to: String(period.to),
    ...instantsOf(period, scope.timeZone),
  };
}
