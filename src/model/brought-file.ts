import { z } from "zod";
import { Inspection } from "./inspection.ts";
import { MappingProposal } from "./mapping.ts";

/** What one file of an upload is and what was read of it; nothing of its rows. */
export const BroughtFile = Inspection.omit({ rejects: true }).extend({
  /** The import that its facts carry; null where nothing was laid. */
  import: z.int().nullable(),
  /** How it could be read, where nothing recognised it and it was only looked at. */
  proposal: MappingProposal.nullable(),
});
export type BroughtFile = z.infer<typeof BroughtFile>;
