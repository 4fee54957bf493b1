import { z } from "zod";
import { groupings } from "../statement.ts";
import { Interval, JourneysAbout, LineOf, Worth } from "./about.ts";
import { ModelAsked } from "./model-asked.ts";

/** Conversions of persons or accounts that had bought nothing before, of those that had, and of those nobody can tell of. */
const Split = z.object({ new: Worth, returning: Worth, unknown: Worth });

/** Who converted for the first time, and who had bought before, by what their journeys came from. */
export const NewAndReturning = z.object({
  about: JourneysAbout,
  model: ModelAsked,
  by: z.enum(groupings),
  /** The first day of which a sale is known: what was bought before it is not. Null where no sale is. */
  salesKnownSince: z.iso.date().nullable(),
  all: Split,
  /** Largest credit of new customers first. Credits of lines and unattributed sum to `all`. */
  lines: z.array(
    LineOf.extend({
      new: Worth,
      returning: Worth,
      /** Of the conversions credited to the line, the share that came from new customers, 0 to 1. */
      newShare: z.number(),
      /** 90 % interval of that share; null below ten credited conversions. */
      interval: Interval.nullable(),
      /** Whether the line's share is above or below that of all other lines together, beyond chance. */
      thanOthers: z.enum(["more", "fewer"]).nullable(),
      enough: z.boolean(),
    }),
  ),
  unattributed: Split,
  how: z.record(z.string(), z.string()),
});
export type NewAndReturning = z.infer<typeof NewAndReturning>;
export type NewAndReturningLine = NewAndReturning["lines"][number];
