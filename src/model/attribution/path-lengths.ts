import { z } from "zod";
import { Interval, JourneysAbout, Worth } from "./about.ts";

/** A figure with how sure it is; the interval is null under ten conversions. */
export const Estimate = z.object({ value: z.number(), interval: Interval.nullable() });
export type Estimate = z.infer<typeof Estimate>;

/** Where the middle of a distribution lies; a quarter is below `lowerQuartile`, a quarter above `upperQuartile`. */
export const Quartiles = z.object({ lowerQuartile: Estimate, median: Estimate, upperQuartile: Estimate });
export type Quartiles = z.infer<typeof Quartiles>;

/** Conversions from `from` on and below `below`, which is null in the last. */
export const Bucket = Worth.extend({
  from: z.number().int(),
  below: z.number().int().nullable(),
  /** Of the conversions with touches, 0 to 1. */
  share: z.number(),
  interval: Interval.nullable().describe("Of the share."),
});
export type Bucket = z.infer<typeof Bucket>;

const Distribution = z.object({ mean: Estimate, quartiles: Quartiles, buckets: z.array(Bucket) });
export type Distribution = z.infer<typeof Distribution>;

/** How many touches a journey has, and how many days pass from its first touch to its conversion. */
export const PathLengths = z.object({
  about: JourneysAbout,
  /** Null where no conversion has a touch. */
  touches: Distribution.nullable(),
  /** Days of 24 hours, fractions of them in the quartiles; a conversion within a day of its first touch is from 0, below 1. */
  days: Distribution.nullable(),
  enough: z.boolean(),
  how: z.string(),
});
export type PathLengths = z.infer<typeof PathLengths>;
