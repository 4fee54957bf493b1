import { KnownError } from "../../model/errors.ts";
import type { State } from "../database.ts";
import { actorName } from "../people/actor-name.ts";

/** A field that somebody else has changed meanwhile; null where there was or is nothing. */
export interface ChangedField {
  readonly field: string;
  readonly was: unknown;
  readonly is: unknown;
}

/** The fields in which two things differ, in the order in which they stand there. */
export function changedFields(
  was: Readonly<Record<string, unknown>>,
  is: Readonly<Record<string, unknown>>,
): ChangedField[] {
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return fields
    .map((field) => ({ field, was: was[field] ?? null, is: is[field] ?? null }))
    .filter((one) => JSON.stringify(one.was) !== JSON.stringify(one.is));
}

/** The refusal of a save that does not rest on what stands: it says what was changed meanwhile, by whom and when. */
export async function editConflict(
  state: State,
  { what, changed, current, by, atMs }: EarlierChange,
): Promise<KnownError> {
  const name = await actorName(state, by);
  const shown = changed.slice(0, mostShown).map(({ field, was, is }) => `${field} from ${said(was)} to ${said(is)}`);
  const others = changed.length - shown.length;
  const more = others === 0 ? "" : ` and ${others} more`;
  const changes = shown.length === 0 ? "" : `: ${shown.join(", ")}${more}`;
  return new KnownError("edit_conflict", `${name} has changed ${what} since you looked at it${changes}`, {
    hint: "nothing was saved; look at what stands now, then save again with its version",
    more: { current, changed, by: name, at: new Date(atMs).toISOString() },
  });
}

interface EarlierChange {
  /** Such as "this cost". */
  readonly what: string;
  readonly changed: readonly ChangedField[];
  readonly current: object;
  readonly by: string;
  readonly atMs: number;
}

const mostShown = 3;
const longest = 60;

function said(value: unknown): string {
  if (value === null) return "nothing";
  const text = typeof value === "string" ? `"${value}"` : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
