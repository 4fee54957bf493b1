import { z } from "zod";
import type { KnownError } from "../../model/errors.ts";
import { UploadFault, UploadTold } from "../../state/uploads.ts";

/** What the process that reads an upload is told, in one line. */
export const ReaderTask = z.object({
  folder: z.string(),
  path: z.string(),
  workspace: z.string(),
  zone: z.string(),
  currency: z.string().nullable(),
  keeps: z.boolean(),
  /** How much memory a database of its own may hold, where nothing is kept. */
  databaseMb: z.int(),
  /** Where it lays the list of rows that it could not read. */
  rejects: z.string(),
  /** Where it lays what is to be seen of a file that nothing recognises, or that is only looked at. */
  look: z.string(),
});
export type ReaderTask = z.infer<typeof ReaderTask>;

/** How far the reading is. */
export const ReaderProgress = z.object({
  /** Of all bytes, 0 to 1. */
  share: z.number().min(0).max(1),
  /** The file under way. */
  file: z.string(),
  rows: z.number(),
});
export type ReaderProgress = z.infer<typeof ReaderProgress>;

/** What the process says, a line each: how far it is, which import it is about to lay, where it broke, and how it ended. */
export const ReaderLine = z.union([
  z.object({ progress: ReaderProgress }),
  z.object({ laying: z.int() }),
  z.object({ broke: z.string() }),
  z.object({ told: UploadTold, fault: UploadFault.nullable() }),
]);
export type ReaderLine = z.infer<typeof ReaderLine>;

/** How a reading ended. */
export type ReaderEnd = Extract<ReaderLine, { told: unknown }>;

/** What it says while it reads. */
export type ReaderNews = Extract<ReaderLine, { progress: unknown } | { laying: unknown }>;

/** Its answer where it could not even begin. */
export const nothingTold = { files: [], warnings: [] } satisfies UploadTold;

export const faultOf = ({ code, message, hint }: KnownError): UploadFault => ({ code, message, hint: hint ?? null });
