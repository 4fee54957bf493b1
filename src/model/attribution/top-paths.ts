import { z } from "zod";
import { groupings } from "../statement.ts";
import { Interval, JourneysAbout, LineOf, Worth } from "./about.ts";

/** The paths before most conversions, and the conversions after all others together. */
export const TopPaths = z.object({
  about: JourneysAbout,
  by: z.enum(groupings),
  /** How many different paths there are. */
  distinct: z.number().int(),
  paths: z.array(
    Worth.extend({
      /** The path's steps, first to last. */
      steps: z.array(LineOf),
      /** Its share of the conversions that a path explains, 0 to 1. */
      share: z.number(),
      enough: z.boolean(),
      /** Of the conversions; null under ten of them. */
      interval: Interval.nullable(),
    }),
  ),
  others: Worth,
});
export type TopPaths = z.infer<typeof TopPaths>;
