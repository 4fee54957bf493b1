import { z } from "zod";
import { MappingProposal } from "./mapping.ts";

/** One way to read a table: as orders, as leads … with what such rows need. */
export const Reading = MappingProposal.extend({
  fields: z.array(z.string()).describe("All that can be said of such a row."),
  required: z.array(z.string()).describe("What must be said of it."),
  oneOf: z.array(z.string()).describe("Of these at least one; empty: none is needed."),
});
export type Reading = z.infer<typeof Reading>;

/** The first rows of what a file comes to, as they are read: nothing that names a person. */
export const FirstRows = z.object({
  fact: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string().nullable())),
});
export type FirstRows = z.infer<typeof FirstRows>;

/** What stands in a file that nothing recognises, and how it could be read; what names a person is masked. */
export const FileLook = z.object({
  columns: z
    .array(z.object({ header: z.string(), samples: z.array(z.string()) }))
    .describe("The file's columns with some of their values; none where it holds no table."),
  readings: z.array(Reading).describe("Every way to read it, the best first."),
  first: z.array(FirstRows).describe("Where it was only looked at, by a mapping for one: what would be read."),
});
export type FileLook = z.infer<typeof FileLook>;
