import { type Actor, actorText } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import type { State } from "../database.ts";
import { actorName } from "../people/actor-name.ts";
import { audited } from "../people/audit.ts";
import { randomKey } from "../secrets/random-key.ts";
import { layRow, type PlanChange, planVersion, removeRow, replaceRow } from "./change-rows.ts";
import { changedFields, editConflict } from "./edit-conflict.ts";
import { asWritten, checkedEntry, entryOf } from "./entry-faults.ts";
import { type EntryContent, type EntryKind, type PlanRow, planRows, rulesId } from "./plan-rows.ts";

/** A cost or goal of a plan, as it is kept. */
export interface PlanEntry<Kind extends EntryKind> {
  readonly id: string;
  /** 1, and one more with each change of it. */
  readonly version: number;
  readonly content: EntryContent[Kind];
  readonly changedMs: number;
  /** As the audit names them. */
  readonly changedBy: string;
}

/** Where a change is made, and by whom. */
export interface EntryPlace<Kind extends EntryKind> {
  readonly workspace: string;
  readonly kind: Kind;
  readonly actor: Actor;
  readonly now?: number;
}

/** Which entry is meant, and on which version of it a change rests; null where whoever changes it is to be right. */
export interface EntryBase {
  readonly id: string;
  readonly basedOn: number | null;
}

/** The costs or goals of a workspace's plan, in their order. */
export async function planEntries<Kind extends EntryKind>(
  state: State,
  workspace: string,
  kind: Kind,
): Promise<PlanEntry<Kind>[]> {
  const rows = await planRows(state, workspace);
  return rows.filter((row) => row.kind === kind).map((row) => entryIn(kind, row));
}

/** Adds a cost or goal at the end of its list; where there is no plan yet, one begins with the workspace's own rules. */
export function addEntry<Kind extends EntryKind>(
  state: State,
  { kind, ...place }: EntryPlace<Kind>,
  fields: object,
): Promise<PlanEntry<Kind>> {
  return changed(state, place, async (within, change) => {
    const { workspace } = place;
    const rows = await planRows(within, workspace);
    const currency = await currencyOf(within, workspace, rows);
    const content = checkedEntry(kind, asWritten(fields), currency);
    if (!rows.some(({ id }) => id === rulesId)) await layRules(within, workspace, change);
    const position = Math.max(-1, ...rows.filter((row) => row.kind === kind).map((row) => row.position)) + 1;
    const row = await layRow(within, { workspace, id: randomKey(12), kind, position, content }, change);
    return {
      change: { action: `${kind}.add`, subject: row.id, was: null, became: JSON.parse(content) as object },
      answer: entryIn(kind, row),
    };
  });
}

/** Changes the fields that are given; null takes one away. What changes nothing leaves the version as it is. */
export function editEntry<Kind extends EntryKind>(
  state: State,
  { kind, id, basedOn, ...place }: EntryPlace<Kind> & EntryBase,
  fields: object,
): Promise<PlanEntry<Kind>> {
  return changed(state, place, async (within, change) => {
    const rows = await planRows(within, place.workspace);
    const row = await rowToChange(within, rows, { kind, id, basedOn, workspace: place.workspace });
    const was = JSON.parse(row.content) as Record<string, unknown>;
    const merged = Object.entries({ ...was, ...asWritten(fields) }).filter(
      ([, value]) => value !== null && value !== undefined,
    );
    const currency = await currencyOf(within, place.workspace, rows);
    const content = checkedEntry(kind, Object.fromEntries(merged), currency);
    const became = JSON.parse(content) as Record<string, unknown>;
    if (changedFields(was, became).length === 0) return { change: null, answer: entryIn(kind, row) };
    const kept = await replaceRow(within, row, content, change);
    return { change: { action: `${kind}.edit`, subject: id, was, became }, answer: entryIn(kind, kept) };
  });
}

/** Takes a cost or goal out of the plan. */
export function deleteEntry<Kind extends EntryKind>(
  state: State,
  { kind, id, basedOn, ...place }: EntryPlace<Kind> & EntryBase,
): Promise<void> {
  return changed(state, place, async (within, change) => {
    const rows = await planRows(within, place.workspace);
    const row = await rowToChange(within, rows, { kind, id, basedOn, workspace: place.workspace });
    await removeRow(within, row, change);
    const was = JSON.parse(row.content) as object;
    return { change: { action: `${kind}.delete`, subject: id, was, became: null }, answer: undefined };
  });
}

type Audited<Answer> = Awaited<ReturnType<Parameters<typeof audited<Answer>>[2]>>;

/** Does `work`, and its line in the audit, as one change of the plan. */
export function changed<Answer>(
  state: State,
  { workspace, actor, now = Date.now() }: Omit<EntryPlace<EntryKind>, "kind">,
  work: (within: State, change: PlanChange) => Promise<Audited<Answer>>,
): Promise<Answer> {
  return audited(state, { actor, workspace, now }, async (within) => {
    const since = (await planVersion(within, workspace)) + 1;
    return work(within, { since, now, by: actorText(actor) });
  });
}

/** The row that a change is about; a KnownError where it is gone, was never there, or was changed meanwhile. */
async function rowToChange(
  state: State,
  rows: readonly PlanRow[],
  { workspace, kind, id, basedOn }: EntryBase & { workspace: string; kind: EntryKind },
): Promise<PlanRow> {
  const row = rows.find((one) => one.id === id && one.kind === kind);
  if (row === undefined) throw await missing(state, workspace, kind, id);
  if (basedOn === null || basedOn === row.version) return row;
  const current = JSON.parse(row.content) as Record<string, unknown>;
  const past = await state
    .selectFrom("plan_past")
    .select("content")
    .where("workspace", "=", workspace)
    .where("id", "=", id)
    .where("version", "=", basedOn)
    .executeTakeFirst();
  if (past === undefined) {
    throw new KnownError("invalid_request", `this ${kind} never had a version ${basedOn}`, {
      hint: `send the version that you were shown; it stands at ${row.version}`,
    });
  }
  throw await editConflict(state, {
    what: `this ${kind}`,
    changed: changedFields(JSON.parse(past.content) as Record<string, unknown>, current),
    current: { id, version: row.version, ...current },
    by: row.changed_by,
    atMs: row.changed_at,
  });
}

async function missing(state: State, workspace: string, kind: EntryKind, id: string): Promise<KnownError> {
  const past = await state
    .selectFrom("plan_past")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("id", "=", id)
    .where("kind", "=", kind)
    .orderBy("version", "desc")
    .executeTakeFirst();
  if (past === undefined) {
    return new KnownError("not_found", `there is no ${kind} ${id} in the plan`, { hint: `list the ${kind}s first` });
  }
  const by = await actorName(state, past.ended_by);
  const was = JSON.parse(past.content) as object;
  return new KnownError("gone", `${by} has deleted this ${kind}`, {
    hint: "nothing was saved; add it again if it is still wanted",
    more: { was: { id, version: past.version, ...was }, by, at: new Date(past.ended_at).toISOString() },
  });
}

/** The currency that the plan's amounts are in where they name none. */
export async function currencyOf(state: State, workspace: string, rows: readonly PlanRow[]): Promise<string> {
  const rules = rows.find(({ id }) => id === rulesId);
  if (rules !== undefined) return (JSON.parse(rules.content) as { currency: string }).currency;
  return (await placeOf(state, workspace)).currency;
}

/** Begins a plan with the workspace's own rules. */
export async function layRules(state: State, workspace: string, change: PlanChange): Promise<void> {
  const content = JSON.stringify(await placeOf(state, workspace));
  await layRow(state, { workspace, id: rulesId, kind: "rules", position: 0, content }, change);
}

async function placeOf(state: State, workspace: string): Promise<{ currency: string; timeZone: string }> {
  const { currency, time_zone } = await state
    .selectFrom("workspace")
    .select(["currency", "time_zone"])
    .where("id", "=", workspace)
    .executeTakeFirstOrThrow();
  return { currency, timeZone: time_zone };
}

/** A row as the entry that it keeps. */
export const entryIn = <Kind extends EntryKind>(kind: Kind, row: PlanRow): PlanEntry<Kind> => ({
  id: row.id,
  version: row.version,
  content: entryOf[kind](row.content) as EntryContent[Kind],
  changedMs: row.changed_at,
  changedBy: row.changed_by,
});
