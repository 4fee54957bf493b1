import { z } from "zod";
import { Roles } from "../statement.ts";
import { Interval, JourneysAbout, Worth } from "./about.ts";
import { ModelAsked } from "./model-asked.ts";

/** What one side of a network, its ads or all else, had to do with the conversions. */
const Side = z.object({
  /** The conversions with a touch of this side, each whole, and their whole value: they do not sum over sides. */
  met: Worth,
  roles: Roles,
  /** What the model credits this side with: credits sum over networks and sides. */
  credited: Worth,
  /** 90 % interval of the credited value, major units; null below ten credited conversions. */
  interval: Interval.nullable(),
  enough: z.boolean(),
});

/** Conversions whose journeys hold both sides of one network. */
const Both = Worth.extend({
  paidFirst: z.number().int(),
  organicFirst: z.number().int(),
  /** The share in which the organic side was met first, 0 to 1; null where there are none. */
  organicFirstShare: z.number().nullable(),
  /** 90 % interval of that share; null below ten conversions. */
  interval: Interval.nullable(),
  /** The side that was met first more often than the other, where the interval tells it from half and half. */
  first: z.enum(["paid", "organic"]).nullable(),
  enough: z.boolean(),
});

/** Paid and organic of each network side by side. */
export const PaidAndOrganic = z.object({
  about: JourneysAbout,
  model: ModelAsked,
  /** Those with a touch in any journey, the most met first. */
  networks: z.array(
    z.object({
      network: z.string(),
      /** Conversions with a touch of the network, paid or not. */
      met: Worth,
      paid: Side,
      organic: Side,
      both: Both,
    }),
  ),
  /** What is credited to touches of no network: direct visits, e-mail and others' sites. */
  elsewhere: Worth,
  /** What the model credits nobody with, for it would have come anyway; 0 under models that share all of it. */
  nobody: Worth,
  how: z.record(z.string(), z.string()),
});
export type PaidAndOrganic = z.infer<typeof PaidAndOrganic>;
export type PaidAndOrganicNetwork = PaidAndOrganic["networks"][number];
