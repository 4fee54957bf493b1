import { z } from "zod";
import { groupings, Roles } from "../statement.ts";
import { Interval, JourneysAbout, LineOf } from "./about.ts";

/** How a role's count a day changed from one month to the next. */
export const Growth = z.object({
  /** (count a day − the month before's) × 100 / the month before's, per cent; null where nothing was counted before. */
  percent: z.number().nullable(),
  /** Null where nothing was counted before, or too little in both months. */
  interval: Interval.nullable(),
  /** The chance of so large a change, either way, where nothing has changed; null where there is not enough. */
  chance: z.number().nullable(),
  /** Whether at least ten conversions stand in both months together. */
  enough: z.boolean(),
  /** Whether the change is more than noise, by the test that `how` names. */
  beyondNoise: z.boolean(),
});
export type Growth = z.infer<typeof Growth>;

/** A month of a line; growth is null in the first month. */
const LineMonth = Roles.extend({
  month: z.string(),
  growth: z.object({ origin: Growth, assist: Growth, converter: Growth }).nullable(),
});

/** Below ten conversions in the role, there is not `enough` for an interval. */
const RoleCount = z.object({ conversions: z.number().int(), interval: Interval.nullable(), enough: z.boolean() });

const LineRoles = LineOf.extend({
  /** Conversions with a touch of the line anywhere. */
  conversions: z.number().int(),
  origin: RoleCount,
  assist: RoleCount,
  converter: RoleCount,
  /** Assists over conversions in which it was last: near 0 closes, near 1 does both, above 1 assists; null where it was never last. */
  assistsPerLast: z.number().nullable(),
  /** Whether at least ten conversions hold the line in any role. */
  enough: z.boolean(),
  months: z.array(LineMonth),
});
export type LineRoles = z.infer<typeof LineRoles>;

/** How often each line originated, assisted and converted, by the month of the conversion, and what of its growth is more than noise. */
export const RolesByMonth = z.object({
  about: JourneysAbout,
  by: z.enum(groupings),
  /** Every month of the period: "2026-03", and how many of its days are in the period. */
  months: z.array(z.object({ month: z.string(), days: z.number().int() })),
  lines: z.array(LineRoles),
  /** Conversions with a touch before them, whatever the line. */
  all: z.array(z.object({ month: z.string(), conversions: z.number().int(), growth: Growth.nullable() })),
  /** The day of the earliest touch in these journeys; null where there is none. */
  touchesFrom: z.iso.date().nullable(),
  /**
   * Where the earliest touch is later than the lookback reaches: the first day whose conversions have their whole lookback
   * behind them. Before it origins and assists may be missing, so that they seem to grow; null where nothing speaks for it.
   */
  wholeFrom: z.iso.date().nullable(),
  how: z.object({ roles: z.string(), growth: z.string(), intervals: z.string() }),
});
export type RolesByMonth = z.infer<typeof RolesByMonth>;
