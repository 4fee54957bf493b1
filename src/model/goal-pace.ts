import { z } from "zod";
import { measureNames, measureUnits } from "./goal.ts";
import { networkIds } from "./network.ts";

/** Where a goal stands; what is not known is said, never guessed. */
const goalStatuses = [
  "ahead",
  "on track",
  "behind",
  "too early to say",
  "reached",
  "missed",
  "not measurable",
] as const;
export type GoalStatus = (typeof goalStatuses)[number];

/** What would have to be brought in for a goal to be measured. */
const goalNeeds = [
  "orders",
  "leads",
  "deals",
  "ads",
  "posts",
  "posts or ads",
  "visits",
  "followers",
  "costs",
  "results",
  "facts of these days",
  "another segment",
] as const;
export type GoalNeed = (typeof goalNeeds)[number];

/** Why a goal stands as it does. */
const goalReasons = [
  "the whole interval reaches the target",
  "the whole interval misses the target",
  "the target lies in the interval",
  "the interval is too wide",
  "few days",
  "few results",
  "not begun",
  "over",
  "reached before its end",
  "passed before its end",
  "not measurable",
] as const;
export type GoalReason = (typeof goalReasons)[number];

/** A decimal string in the goal's unit; money in the major unit of `GoalsPace.currency`. */
const Amount = z.string().regex(/^-?\d+(\.\d+)?$/);

/** How a goal's measure goes on: sums grow, a ratio of sums stays, a stock changes from day to day. */
const measureKinds = ["sum", "ratio", "stock"] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** One goal: where it stands, where it should, where it is heading, and what its past says of the target. */
export const GoalPace = z.object({
  id: z.string(),
  name: z.string(),
  measure: z.enum(measureNames),
  unit: z.enum(measureUnits),
  kind: z.enum(measureKinds),
  /** Whether more of it is better, by its baseline and target. */
  direction: z.enum(["up", "down"]),
  segment: z
    .object({ network: z.enum(networkIds).optional(), campaign: z.string().optional(), paid: z.boolean().optional() })
    .nullable(),
  baseline: Amount,
  target: Amount,
  objective: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  lookbackDays: z.number(),
  /** The first day that is not counted yet: today, or where the facts end; null before the goal begins. */
  asOf: z.iso.date().nullable(),
  daysGone: z.int(),
  daysAll: z.int(),
  /** 0 to 1. */
  shareGone: z.number(),
  value: Amount.nullable(),
  /** The results the value rests on (conversions, leads, visits …); null where it rests on none. */
  count: z.number().nullable(),
  expected: Amount.nullable(),
  projected: z
    .object({
      value: Amount,
      /** 90 %, from drawing the days so far anew; null below seven days or ten results. */
      low: Amount.nullable(),
      high: Amount.nullable(),
      level: z.literal(0.9),
    })
    .nullable(),
  status: z.enum(goalStatuses),
  reason: z.enum(goalReasons),
  needs: z.enum(goalNeeds).nullable(),
  /** As many days as the goal has, right before it began; `whole`: the facts reach back so far. */
  past: z.object({ from: z.iso.date(), to: z.iso.date(), value: Amount.nullable(), whole: z.boolean() }).nullable(),
  /** In a sentence. */
  says: z.string(),
  how: z.string(),
});
export type GoalPace = z.infer<typeof GoalPace>;

/** The pace of all goals of the plan. */
export const GoalsPace = z.object({
  today: z.iso.date(),
  currency: z.string(),
  model: z.string(),
  items: z.array(GoalPace),
});
export type GoalsPace = z.infer<typeof GoalsPace>;
