import { z } from "zod";

/** What an answer is restricted to; null where it is not. */
export const Only = z.object({
  network: z.string().nullable(),
  paid: z.boolean().nullable(),
  campaign: z.string().nullable(),
});
export type Only = z.infer<typeof Only>;

/** What an answer that is about everything is restricted to. */
export const everything: Only = { network: null, paid: null, campaign: null };
