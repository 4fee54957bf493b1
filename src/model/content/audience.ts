import { z } from "zod";
import { Period } from "./about.ts";

const Count = z.number().nullable();

/** Followers as they were told on a day. */
const Stand = z.object({ day: z.iso.date(), followers: z.number() });

export const NetworkAudience = z.object({
  network: z.string(),
  account: z.string().nullable(),
  /** The first and the last count told in the period; null where no file tells one. */
  first: Stand.nullable(),
  last: Stand.nullable(),
  /** Between the two counts, in per cent of the first; null without two of different days. */
  growth: z.number().nullable(),
  /** Followers gained and lost on the days that tell it, and how many days do. */
  gained: Count,
  lost: Count,
  daysTold: z.number().int(),
  /** The mean of the days' reach, and how many days tell it. Days are never added up: they share people. */
  reachADay: Count,
  daysOfReach: z.number().int(),
  points: z.array(z.object({ from: z.iso.date(), followers: Count, gained: Count, lost: Count, reachADay: Count })),
});
export type NetworkAudience = z.infer<typeof NetworkAudience>;

/** Of whom the audience is: the latest that a file tells, whatever the period. */
export const Segments = z.object({
  network: z.string().nullable(),
  account: z.string().nullable(),
  /** Seen through ads rather than following. */
  paid: z.boolean(),
  dimension: z.string(),
  /** What is counted; shares are 0 to 1, as the file has them. */
  of: z.enum(["share", "followers", "visitors", "page views", "impressions"]),
  asOf: z.iso.date().nullable(),
  /** The largest twelve, and what the others come to. */
  rows: z.array(z.object({ segment: z.string(), amount: z.number(), share: z.number().nullable() })),
  cut: z.number().int(),
});
export type Segments = z.infer<typeof Segments>;

export const Audience = z.object({
  period: Period,
  timeZone: z.string(),
  unit: z.enum(["day", "week", "month"]),
  networks: z.array(NetworkAudience),
  segments: z.array(Segments),
  formulas: z.record(z.string(), z.string()),
});
export type Audience = z.infer<typeof Audience>;
