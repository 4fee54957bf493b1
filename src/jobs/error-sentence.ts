import { KnownError } from "../model/errors.ts";

const longest = 300;

/** What went wrong in a sentence that may be kept and shown: values that a database quotes are left out, they may be personal. */
export function errorSentence(cause: unknown): string {
  if (cause instanceof KnownError) return cause.hint === undefined ? cause.message : `${cause.message}: ${cause.hint}`;
  const message = cause instanceof Error ? cause.message : String(cause);
  const first = message.split("\n")[0] ?? "";
  return first.replace(/'[^']*'|"[^"]*"/g, "…").slice(0, longest);
}
