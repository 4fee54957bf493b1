import { z } from "zod";
import { groupings } from "../statement.ts";
import { Interval, JourneysAbout, LineOf, Money, Worth } from "./about.ts";

/** The same for money: the middle 90 % of 1,000 drawings of the persons or accounts. */
const MoneyInterval = z.object({ low: Money, high: Money, level: z.literal(0.9) });

/** Lowest and highest over all models: what hangs on the choice of one. */
const Spread = z.object({
  conversions: z.object({ low: z.number(), high: z.number() }),
  value: z.object({ low: Money, high: Money }),
});

/** What one model credits a line with. */
const ModelCredit = Worth.extend({
  model: z.string(),
  /** Whether it rests on ten conversions or more; otherwise it has no interval and no rank. */
  enough: z.boolean(),
  /** Also null where there are too many lines for a learned model to be worked out anew a thousand times. */
  conversionsInterval: Interval.nullable(),
  valueInterval: MoneyInterval.nullable(),
  /** The best and the worst place by value the line can have; lines that the data cannot tell apart share them. */
  rank: z.object({ best: z.number().int(), worst: z.number().int() }).nullable(),
});
export type ModelCredit = z.infer<typeof ModelCredit>;

/** What every model credits each line with, side by side. */
export const ModelsBeside = z.object({
  about: JourneysAbout,
  by: z.enum(groupings),
  models: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      /** A rule shares each conversion by its own journey; a learned model credits lines over all paths together. */
      kind: z.enum(["rule", "learned"]),
      /** What it takes for granted. */
      assumes: z.string(),
      /** What it credits all lines with, and what it leaves to nobody; together what journeys explain. */
      attributed: Worth,
      nobody: Worth,
    }),
  ),
  rows: z.array(
    LineOf.extend({
      /** Conversions with a touch of the line. */
      journeys: z.number().int(),
      spread: Spread,
      /** In the order of the models. */
      credits: z.array(ModelCredit),
    }),
  ),
  /** How the figures were worked out. */
  formulas: z.record(z.string(), z.string()),
});
export type ModelsBeside = z.infer<typeof ModelsBeside>;
