import type { Actor } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import { localeOf } from "../../model/locale.ts";
import { isCurrency } from "../../model/money.ts";
import { isTimeZone } from "../../model/period.ts";
import type { State } from "../database.ts";
import { audited } from "../people/audit.ts";
import { keepMember } from "../people/members.ts";
import { operatorsOf } from "../people/users.ts";
import { refuseUnlessStanding } from "./workspace-version.ts";
import { addWorkspace, type Workspace } from "./workspaces.ts";

/** What can be changed of a workspace; what is undefined stays. */
export interface WorkspaceEdit {
  readonly name?: string | undefined;
  readonly currency?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly honoursOptOut?: boolean | undefined;
  /** How many days single events are kept. */
  readonly eventDays?: number | undefined;
  readonly needsSecondFactor?: boolean | undefined;
  /** As it is written canonically; null: the reader's own. */
  readonly locale?: string | null | undefined;
}

/** Makes a workspace; who makes it owns it, and at the command line everybody who runs the installation. */
export function makeWorkspace(
  state: State,
  {
    id,
    actor,
    demo = null,
    ...rules
  }: WorkspaceEdit &
    Pick<Workspace, "id" | "name" | "currency" | "timeZone"> &
    Partial<Pick<Workspace, "demo">> & { actor: Actor },
): Promise<void> {
  refuseUnlessReal(rules);
  return audited(state, { actor, workspace: id }, async (within) => {
    await refuseWhileErasing(within, id);
    await addWorkspace(within, { id, ...rules, demo });
    await setRules(within, id, rules);
    const owners = actor.kind === "user" ? [actor.id] : await operatorsOf(within);
    for (const user of owners) await keepMember(within, { workspace: id, user, role: "owner" });
    return { change: { action: "workspace.add", subject: id, was: null, became: rules }, answer: undefined };
  });
}

/**
 * Changes a workspace; a KnownError where a value cannot be, or where it does not rest on the version that stands. What
 * stays as it is leaves no line in the audit.
 */
export function editWorkspace(
  state: State,
  workspace: Workspace,
  edit: WorkspaceEdit,
  { actor, basedOn = null }: { actor: Actor; basedOn?: string | null },
): Promise<void> {
  refuseUnlessReal(edit);
  const { id } = workspace;
  return audited(state, { actor, workspace: id }, async (within) => {
    if (basedOn !== null) await refuseUnlessStanding(within, id, basedOn);
    const changed = Object.entries(edit).filter(
      ([name, value]) => value !== undefined && value !== workspace[name as keyof WorkspaceEdit],
    );
    if (changed.length === 0) return { change: null, answer: undefined };
    await setRules(within, id, edit);
    const became = Object.fromEntries(changed);
    const was = Object.fromEntries(changed.map(([name]) => [name, workspace[name as keyof WorkspaceEdit]]));
    return { change: { action: "workspace.edit", subject: id, was, became }, answer: undefined };
  });
}

async function setRules(state: State, id: string, edit: WorkspaceEdit): Promise<void> {
  const set = {
    ...(edit.name === undefined ? {} : { name: edit.name }),
    ...(edit.currency === undefined ? {} : { currency: edit.currency }),
    ...(edit.timeZone === undefined ? {} : { time_zone: edit.timeZone }),
    ...(edit.honoursOptOut === undefined ? {} : { honours_opt_out: edit.honoursOptOut ? 1 : 0 }),
    ...(edit.eventDays === undefined ? {} : { event_days: edit.eventDays }),
    ...(edit.needsSecondFactor === undefined ? {} : { needs_second_factor: edit.needsSecondFactor ? 1 : 0 }),
    ...(edit.locale === undefined ? {} : { locale: edit.locale }),
  };
  if (Object.keys(set).length === 0) return;
  await state.updateTable("workspace").set(set).where("id", "=", id).execute();
}

/** Analysts ask of months; fewer days than this are a slip of the finger more often than not. */
const fewDays = 30;

/**
 * A KnownError where an edit contradicts the plan, or would lose or revalue what is kept and nobody said that this is
 * meant; `confirm` says how it is said.
 */
export async function refuseUnlessMeant(
  { id, plan, currency: was, timeZone, eventDays: kept }: Workspace,
  { currency = was, timeZone: wanted = timeZone, eventDays = kept }: WorkspaceEdit,
  { isConfirmed, confirm, holdsMoney }: { isConfirmed: boolean; confirm: string; holdsMoney: () => Promise<boolean> },
): Promise<void> {
  refuseUnlessReal({ currency, timeZone: wanted });
  if (plan !== null && (currency !== was || wanted !== timeZone)) {
    throw new KnownError("conflict", `the plan of ${id} says its currency and time zone`, {
      hint: "change them in the plan, and bring it in with retorno plan FILE",
    });
  }
  if (isConfirmed) return;
  if (eventDays < fewDays && eventDays < kept) {
    const days = eventDays === 1 ? "a day" : `${eventDays} days`;
    const says = `single events of ${id} older than ${days} would be deleted for good, by the server's next clean-up`;
    throw new KnownError("conflict", says, { hint: confirm });
  }
  if (currency === was || !(await holdsMoney())) return;
  const says = `${id} holds amounts already: they stay in the currency they came in (${was} where none was named), and statements in ${currency} need exchange rates for them`;
  throw new KnownError("conflict", says, { hint: confirm });
}

/** A KnownError where a currency, a time zone or a locale is none. */
export function refuseUnlessReal({
  currency,
  timeZone,
  locale = null,
}: Pick<WorkspaceEdit, "currency" | "timeZone" | "locale">): void {
  if (currency !== undefined && !isCurrency(currency)) {
    throw new KnownError("invalid_request", `"${currency}" is no currency`, { hint: "give a code such as EUR" });
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw new KnownError("invalid_request", `"${timeZone}" is no time zone`, { hint: "give one such as Europe/Oslo" });
  }
  if (locale !== null && localeOf(locale) !== locale) {
    throw new KnownError("invalid_request", `"${locale}" is no locale`, {
      hint: `give one such as ${localeOf(locale) ?? "nb-NO"}`,
    });
  }
}

/**
 * Deletes a workspace with its sites, links, keys, members and audit. Its facts are the warehouse's to erase: until
 * `erased` is told that they are, it stands in `erasingSince`.
 */
export function deleteWorkspace(
  state: State,
  { id, name }: Pick<Workspace, "id" | "name">,
  { actor, now = Date.now() }: { actor: Actor; now?: number },
): Promise<void> {
  return audited(state, { actor, workspace: null, now }, async (within) => {
    await within.deleteFrom("workspace").where("id", "=", id).execute();
    await within.deleteFrom("audit").where("workspace", "=", id).execute();
    await within
      .insertInto("erasing")
      .values({ workspace: id, deleted_at: now })
      .onConflict((conflict) => conflict.column("workspace").doUpdateSet({ deleted_at: now }))
      .execute();
    return { change: { action: "workspace.delete", subject: id, was: { name }, became: null }, answer: undefined };
  });
}

/** The workspaces that were deleted before a moment and whose facts may still stand. */
export async function erasingSince(state: State, before: number): Promise<string[]> {
  const rows = await state.selectFrom("erasing").select("workspace").where("deleted_at", "<=", before).execute();
  return rows.map(({ workspace }) => workspace);
}

/** Says that nothing of a deleted workspace stands any more, and nothing comes. */
export async function erased(state: State, workspace: string): Promise<void> {
  await state.deleteFrom("erasing").where("workspace", "=", workspace).execute();
}

async function refuseWhileErasing(state: State, id: string): Promise<void> {
  if (!(await state.selectFrom("erasing").select("workspace").where("workspace", "=", id).executeTakeFirst())) return;
  throw new KnownError("conflict", `a workspace ${id} was deleted lately, and its facts are still being erased`, {
    hint: "try again in two minutes, or choose another name",
  });
}
