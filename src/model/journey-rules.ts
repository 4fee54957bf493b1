import { z } from "zod";

/**
 * What of a path is looked at: every touch as it came; the first time each place was met; the first touch of each run of
 * one place; every touch but Direct ones, unless there is nothing else.
 */
export const pathForms = ["as-exposed", "unique", "first-of-run", "without-direct"] as const;
export type PathForm = (typeof pathForms)[number];

/** A journey of more touches keeps its first and its last 499. */
export const mostTouches = 500;

const touches = `must be a whole number of touches from 1 to ${mostTouches}`;

/** How touches are put together into a journey, beside the lookback in days. */
export const JourneyRules = z.strictObject({
  touches: z
    .number(touches)
    .refine((count) => Number.isInteger(count) && count >= 1 && count <= mostTouches, touches)
    .meta({ type: "integer", minimum: 1, maximum: mostTouches })
    .optional()
    .describe("How many touches before a conversion still count, the latest; absent: all inside the lookback."),
  path: z
    .enum(pathForms, `must be one of ${pathForms.join(", ")}`)
    .default("as-exposed")
    .describe("What of a path is looked at."),
  viewThroughs: z
    .boolean("must be true or false")
    .default(false)
    .describe("Whether an ad that was seen and not clicked counts as a touch."),
  startAnew: z
    .boolean("must be true or false")
    .default(false)
    .describe("Whether each conversion starts the journey anew, so that a touch counts for one conversion alone."),
});
export type JourneyRules = z.infer<typeof JourneyRules>;

/** What a journey leads to: orders that count and won deals; the first of them of a person or account; leads; deals opened. */
export const conversionKinds = ["sales", "new customers", "leads", "opportunities"] as const;
export type ConversionKind = (typeof conversionKinds)[number];
