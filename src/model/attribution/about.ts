import { z } from "zod";
import { conversionKinds, pathForms } from "../journey-rules.ts";
import { Only } from "../only.ts";
import { RowKey } from "../statement.ts";

/** Money in an answer: a decimal string in the major unit of the answer's currency, "1234.50". */
export const Money = z.string().regex(/^-?\d+(\.\d+)?$/);

/** Conversions and what they are worth together. */
export const Worth = z.object({ conversions: z.number(), value: Money });
export type Worth = z.infer<typeof Worth>;

/** The middle of what 1,000 drawings of the persons or accounts give. */
export const Interval = z.object({ low: z.number(), high: z.number(), level: z.literal(0.9) });
export type Interval = z.infer<typeof Interval>;

/** What a line of an answer is about. */
export const LineOf = z.object({ key: RowKey, social: z.boolean() });

/** What every answer about journeys rests on: which conversions, and how their touches were put together. */
export const JourneysAbout = z.object({
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  /** The days that the facts are about, whatever the period; null where none carries a date. */
  reach: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  currency: z.string(),
  timeZone: z.string(),
  basis: z.enum(["revenue", "margin"]),
  /** The goal whose conversions these are; null where none was named. */
  goal: z.string().nullable(),
  /** What a touch of each journey matches; null where they are all journeys. */
  only: Only.nullable(),
  conversionsOf: z.enum(conversionKinds),
  lookbackDays: z.number().int(),
  /** Touches a journey keeps at most, the latest; null where the lookback in days alone decides. */
  lookbackTouches: z.number().int().nullable(),
  path: z.enum(pathForms),
  viewThroughs: z.boolean(),
  startAnew: z.boolean(),
  all: Worth,
  /** Of them, those with a touch inside the lookback. */
  explained: Worth,
  unattributed: Worth,
  /**
   * Of the unattributed, at most what an analytics table tells of: the statement credits it to the table's sources, and no
   * journey has it. Null without such a table, where the conversions are no sales, and of a part of the journeys.
   */
  analytics: Worth.nullable(),
  /** Touches in all journeys. */
  touches: z.number().int(),
  /** Journeys of more than 500 touches, of which the first and the last 499 are kept. */
  cut: z.number().int(),
});
export type JourneysAbout = z.infer<typeof JourneysAbout>;
