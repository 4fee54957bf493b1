import { z } from "zod";

/** Money in an answer: a decimal string in the major unit of the answer's currency, "1234.50". */
export const Money = z.string().regex(/^-?\d+(\.\d+)?$/);

export const Period = z.object({ from: z.iso.date(), to: z.iso.date() });

/** What an answer about content rests on. */
export const ContentAbout = z.object({
  period: Period,
  currency: z.string(),
  timeZone: z.string(),
  model: z.string(),
  lookbackDays: z.number().int(),
  basis: z.enum(["revenue", "margin"]),
  /** The goal whose conversions these are; null where none was named. */
  goal: z.string().nullable(),
});
export type ContentAbout = z.infer<typeof ContentAbout>;
