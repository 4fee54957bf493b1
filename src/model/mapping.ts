import { z } from "zod";
import { isCurrency } from "./money.ts";
import { isTimeZone } from "./period.ts";

const targetNames = ["orders", "touches", "leads", "deals", "ads", "posts", "costs"] as const;

/** How files that Retorno does not know by themselves are read: which column of theirs stands for which of ours. */
export const Mapping = z.strictObject({
  /** The file it was made for; any file with its columns is read by it. */
  file: z.string().optional(),
  reads: z.enum(targetNames, { error: `is none of ${targetNames.join(", ")}` }),
  /** Our column → theirs; one that is left empty is yet to be filled in. */
  columns: z.record(z.string(), z.string().nullable()),
  /** What the file itself does not say. */
  currency: z.string().refine(isCurrency, "is no currency code such as EUR").optional(),
  timeZone: z.string().refine(isTimeZone, "is no time zone such as Europe/Oslo").optional(),
  dates: z.enum(["day first", "month first"], { error: "is neither day first nor month first" }).optional(),
});
export type Mapping = z.infer<typeof Mapping>;

/** What was found in a file that nothing recognises: how it could be read, and how sure that is. */
export const MappingProposal = z.object({
  reads: z.enum(targetNames),
  columns: z.array(z.object({ field: z.string(), header: z.string(), sureness: z.enum(["sure", "likely", "guess"]) })),
  /** Fields without which nothing can be read and for which no column was found. */
  missing: z.array(z.string()),
  /** Columns of the file that stand for nothing. */
  unused: z.array(z.string()),
});
export type MappingProposal = z.infer<typeof MappingProposal>;
