import { z } from "zod";

export const Truth = z.object({
  totals: z.object({ revenue: z.string(), conversions: z.number() }),
  sides: z.array(z.object({ network: z.string(), paid: z.boolean(), revenue: z.string() })),
});
export type Truth = z.infer<typeof Truth>;
