import { z } from "zod";
import { ContentAbout } from "./about.ts";
import { postKinds } from "./post-kind.ts";

/** What is compared: engagements, clicks or credited return, each over whom the post reached. */
export const timeMeasures = ["engagement", "clicks", "return"] as const;
export type TimeMeasure = (typeof timeMeasures)[number];

/**
 * One cell: posts that have something in common, against what is usual for their networks. 1 is as usual, 1.2 a fifth
 * above it.
 */
export const Cell = z.object({
  posts: z.number().int(),
  /** What the posts showed over what their networks usually show; null without posts. */
  ratio: z.number().nullable(),
  /** The same drawn towards 1, by as much as chance may have had a hand in it. */
  shrunk: z.number(),
  /** How much of the cell's own ratio was kept, 0 to 1. */
  kept: z.number(),
  interval: z.object({ low: z.number(), high: z.number(), level: z.literal(0.9) }).nullable(),
  /** "no evidence" where the interval covers the usual, or fewer than five posts stand behind it. */
  verdict: z.enum(["better", "worse", "no evidence"]),
});
export type Cell = z.infer<typeof Cell>;

export const BestTimes = z.object({
  about: ContentAbout,
  measure: z.enum(timeMeasures),
  network: z.string().nullable(),
  /** Posts that stand in the cells, and what of the period's posts could not. */
  posts: z.number().int(),
  leftOut: z.object({
    /** No figure, or nothing it could be taken over. */
    withoutFigures: z.number().int(),
    withoutDay: z.number().int(),
    /** In the weekdays, not in the hours. */
    withoutHour: z.number().int(),
  }),
  /** What is usual: by network, over what, and what its posts come to together (per cent; of return, money for one reached). */
  usual: z.array(
    z.object({
      network: z.string(),
      by: z.enum(["reach", "impressions", "views"]),
      posts: z.number().int(),
      rate: z.number(),
    }),
  ),
  /** 1 is Monday; hours of the workspace's zone. All 168 of them. */
  cells: z.array(Cell.extend({ weekday: z.number().int().min(1).max(7), hour: z.number().int().min(0).max(23) })),
  weekdays: z.array(Cell.extend({ weekday: z.number().int().min(1).max(7) })),
  hours: z.array(Cell.extend({ hour: z.number().int().min(0).max(23) })),
  /** Networks that know one kind alone tell nothing of kinds and are left out. */
  kinds: z.array(Cell.extend({ kind: z.enum(postKinds) })),
  /** Below so many posts a cell is no evidence. */
  fewest: z.number().int(),
  formulas: z.record(z.string(), z.string()),
});
export type BestTimes = z.infer<typeof BestTimes>;
