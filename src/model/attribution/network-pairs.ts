import { z } from "zod";
import { groupings } from "../statement.ts";
import { Interval, JourneysAbout, LineOf, Worth } from "./about.ts";

/** What two lines have to do with each other. */
const Pair = z.object({
  lines: z.tuple([LineOf, LineOf]),
  /** Shares of the explained conversions that a Markov chain of order 1 would lose, 0 to 1. */
  removal: z.object({
    /** Without the first line, and without the second. */
    single: z.tuple([z.number(), z.number()]),
    /** Without both. */
    together: z.number(),
    /** The sum of the single ones less what is lost together: what would be counted twice. */
    overlap: z.number(),
    interval: Interval.nullable(),
  }),
  /** Conversions with both lines in their journeys. */
  both: Worth,
  /** As many as would meet both if lines had nothing to do with each other. */
  byChance: z.number(),
  difference: z.number(),
  /** 90 % interval of the difference, conversions; null below ten conversions. */
  interval: Interval.nullable(),
  /** Whether they meet more or less often than by chance, beyond noise. */
  thanByChance: z.enum(["more", "less"]).nullable(),
  enough: z.boolean(),
});

/** Pairs of networks, or of what else touches are grouped by, that work together or stand in for each other. */
export const NetworkPairs = z.object({
  about: JourneysAbout,
  by: z.enum(groupings),
  /** Lines met least often beyond the 30 most met, taken for one place; 0 where all stand alone. */
  gathered: z.number().int(),
  /** How many pairs there are, and how many of them meet more or less often than by chance. */
  count: z.number().int(),
  beyondNoise: z.number().int(),
  /** Those beyond noise first, then by how many conversions they differ from chance. */
  pairs: z.array(Pair),
  how: z.record(z.string(), z.string()),
});
export type NetworkPairs = z.infer<typeof NetworkPairs>;
export type NetworkPair = z.infer<typeof Pair>;
