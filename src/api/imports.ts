import { z } from "zod";
import { BroughtFile } from "../model/brought-file.ts";
import { FileLook } from "../model/file-look.ts";
import { Mapping } from "../model/mapping.ts";
import { Warning } from "../model/statement.ts";
import { endpoint } from "./endpoint.ts";
import { Moment, PageQuery, pageOf } from "./shapes.ts";

export { FileLook };

/** One file of an import. */
export const ImportedFile = BroughtFile.extend({
  import: BroughtFile.shape.import.describe("The import of this file alone, which may be taken back by itself."),
  undoneAt: Moment.nullable(),
});

/** A file, or an archive of them, that was brought in or only looked at. */
export const Import = z.object({
  id: z.string(),
  file: z.string().describe("Its name."),
  bytes: z.int().nullable().describe("Null where the command line brought it in."),
  keep: z.boolean().describe("Whether its facts are kept; else it is only looked at."),
  state: z.enum(["queued", "reading", "done", "failed"]),
  progress: z
    .object({ share: z.number(), file: z.string(), rows: z.number() })
    .nullable()
    .describe(
      "How far the reading is, from 0 to 1, and the rows of the files that are read; null while it is not read.",
    ),
  broughtBy: z.object({ kind: z.enum(["user", "key", "operator"]), id: z.string().nullable(), name: z.string() }),
  createdAt: Moment,
  startedAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  undoneAt: Moment.nullable().describe("When all of it was taken back."),
  formats: z.array(z.string()).describe("What its files are, each once; none where nothing was recognised."),
  period: z
    .object({ from: z.iso.date(), to: z.iso.date() })
    .nullable()
    .describe(
      "The days that its files are about; null where they do not say, or where the command line brought it in.",
    ),
  rows: z.int(),
  rejected: z.int().describe("Rows that could not be read."),
  files: z.array(ImportedFile),
  warnings: z.array(Warning),
  problem: z
    .object({ code: z.string(), detail: z.string(), hint: z.string().nullable() })
    .nullable()
    .describe("Why it failed. Nothing of an import that failed is kept."),
});
export type Import = z.infer<typeof Import>;

/** The same as it stands in a list. */
export const ImportLine = Import.omit({ files: true, warnings: true });
export type ImportLine = z.infer<typeof ImportLine>;

const group = "Imports";
const all = "/api/v1/workspaces/:workspace/imports";
const one = "/api/v1/workspaces/:workspace/imports/:import";

const Params = z.strictObject({ workspace: z.string(), import: z.string().max(40) });

/** A file's own name: it stands on the server's disk under it, for some exports tell their period there. */
export const FileName = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .refine((name) => new TextEncoder().encode(name).length <= 200, "must not be longer than 200 bytes")
  .refine((name) => !/[/\\]/.test(name), "must be a name without folders")
  .refine(
    (name) => !/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/u.test(name),
    'must not hold control characters or any of < > : " | ? *',
  )
  .refine((name) => !/^\.|\.$/.test(name), "must not begin or end with a dot")
  .refine(
    (name) => !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name),
    "is a name that some systems keep for themselves",
  )
  .refine((name) => !/^mapping\.ya?ml$/i.test(name), "must be the name of an export");

/** A mapping as JSON in a query. */
const MappingText = z
  .string()
  .max(8000)
  .transform((text, { addIssue }) => {
    const read = Mapping.omit({ file: true }).safeParse(parsed(text));
    if (read.success) return read.data;
    addIssue({ code: "custom", message: "must be a mapping as PUT mappings/FILE takes it, in JSON" });
    return z.NEVER;
  });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const addImport = endpoint({
  name: "addImport",
  method: "POST",
  path: all,
  group,
  title:
    "Send a file to be imported (csv, workbook, zip and more, docs/formats.md), as it is; it is read in the background.",
  needs: "imports:write",
  query: z.strictObject({
    name: FileName.describe("The file's name, such as orders.csv."),
    keep: z
      .enum(["true", "false"])
      .default("true")
      .transform((keep) => keep === "true")
      .describe("false: say what the file is and what would be read, and keep nothing."),
    mapping: MappingText.optional().describe("How to read it this once, as PUT mappings/FILE takes it, in JSON."),
  }),
  takes: "bytes",
  // The operator's own limit is lower, and is told in its own words.
  mostBytes: 2 ** 36,
  answer: Import,
  status: 202,
  refusals: ["too_large", "too_slow", "source_rejected", "too_many_requests", "busy", "interrupted"],
});

export const listImports = endpoint({
  name: "listImports",
  method: "GET",
  path: all,
  group,
  title: "What was brought in, the latest first, with what was taken back.",
  needs: "imports:read",
  query: PageQuery,
  answer: pageOf(ImportLine),
});

export const getImport = endpoint({
  name: "getImport",
  method: "GET",
  path: one,
  params: Params,
  group,
  title: "One import: how far it is, and what its files are.",
  needs: "imports:read",
  answer: Import,
});

export const watchImport = endpoint({
  name: "watchImport",
  method: "GET",
  path: `${one}/events`,
  params: Params,
  group,
  title: "The same as it happens, until it has ended: each server-sent event is the whole import.",
  needs: "imports:read",
  answer: Import,
  sends: "events",
});

export const getImportRejects = endpoint({
  name: "getImportRejects",
  method: "GET",
  path: `${one}/rejects`,
  params: Params,
  group,
  title: "The rows that could not be read, with what stood in them; had for an hour, for it is never kept on a disk.",
  needs: "imports:write",
  sends: "file",
  types: ["text/csv"],
  status: 200,
  refusals: ["gone"],
});

export const lookAtImport = endpoint({
  name: "lookAtImport",
  method: "GET",
  path: `${one}/look`,
  params: Params,
  group,
  title:
    "What stands in a single file that nothing recognised, or that was only looked at: its columns with some values, how it could be read, and what would be read; had for an hour.",
  needs: "imports:write",
  answer: FileLook,
  refusals: ["gone"],
});

export const cancelImport = endpoint({
  name: "cancelImport",
  method: "POST",
  path: `${one}/cancel`,
  params: Params,
  group,
  title: "Have an import end that waits or is read; nothing of it is kept.",
  needs: "imports:write",
  answer: Import,
  refusals: ["conflict"],
});

export const undoImport = endpoint({
  name: "undoImport",
  method: "DELETE",
  path: one,
  params: Params,
  group,
  title: "Take an import back: its facts go, its line stays.",
  needs: "imports:write",
  answer: Import,
  refusals: ["conflict"],
});
