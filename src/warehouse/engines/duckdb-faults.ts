import { KnownError } from "../../model/errors.ts";

const said = (cause: unknown): string => (cause instanceof Error ? cause.message : "");

/** Whether DuckDB will do nothing more in this instance: it must be opened again. */
export const isFatal = (cause: unknown): boolean => /^FATAL|database has been invalidated/i.test(said(cause));

/** A commit that stands, though moving it from the log to the database failed: on a full disk, say. */
export const isCommitted = (cause: unknown): boolean => /COMMIT succeeded and is durable/i.test(said(cause));

const isStorage = (cause: unknown): boolean =>
  /No space left|Disk quota|(Could not|failed to) (write|sync|truncate)/i.test(said(cause));

/** What a fault of the disk is to whoever asked; any other is handed on as it is. */
export function asKnown(cause: unknown): unknown {
  if (isFatal(cause)) return lost(cause);
  if (!isStorage(cause)) return cause;
  return new KnownError("busy", "the disk takes nothing more", {
    hint: "free some space there, then do it again",
    cause,
  });
}

/** The work cannot go on: what it had laid down for itself went with the database that broke. */
export const lost = (cause?: unknown): KnownError =>
  new KnownError("busy", "the database stopped at a fault and is being opened again", {
    hint: "do it again in a moment; if it goes on, see whether the disk is full",
    cause,
  });
