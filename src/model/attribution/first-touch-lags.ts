import { z } from "zod";
import { groupings } from "../statement.ts";
import { JourneysAbout, LineOf, Worth } from "./about.ts";
import { Quartiles } from "./path-lengths.ts";

const Lag = Worth.extend({ days: Quartiles, enough: z.boolean() });

/** How long it takes from the first touch to the conversion, by the line the journey began with, in days of 24 hours. */
export const FirstTouchLags = z.object({
  about: JourneysAbout,
  by: z.enum(groupings),
  /** Each conversion with touches stands in the line of its first one; most conversions first. */
  lines: z.array(LineOf.extend(Lag.shape)),
  /** All of them together; null where no conversion has a touch. */
  all: Lag.nullable(),
  how: z.string(),
});
export type FirstTouchLags = z.infer<typeof FirstTouchLags>;
