import type { State } from "../database.ts";
import type { PlanRow } from "./plan-rows.ts";

/** Who changes a plan when, and the version that the plan has from then on. */
export interface PlanChange {
  readonly since: number;
  readonly now: number;
  /** As the audit names them. */
  readonly by: string;
}

/** The version of a workspace's plan: how often anything in it was changed; 0 where there never was one. */
export async function planVersion(state: State, workspace: string): Promise<number> {
  const standing = await state
    .selectFrom("plan_entry")
    .select(({ fn }) => fn.max("since").as("last"))
    .where("workspace", "=", workspace)
    .executeTakeFirst();
  const past = await state
    .selectFrom("plan_past")
    .select(({ fn }) => fn.max("until").as("last"))
    .where("workspace", "=", workspace)
    .executeTakeFirst();
  return Math.max(standing?.last ?? 0, past?.last ?? 0);
}

/** Lays down what was not there; what comes back after it was taken away goes on counting its versions. */
export async function layRow(
  state: State,
  { version = 1, ...row }: Pick<PlanRow, "workspace" | "id" | "kind" | "position" | "content"> & { version?: number },
  { since, now, by }: PlanChange,
): Promise<PlanRow> {
  const whole = { ...row, version, since, changed_at: now, changed_by: by };
  await state.insertInto("plan_entry").values(whole).execute();
  return whole;
}

/** Gives a row another content; what it held is kept as its past. */
export async function replaceRow(state: State, row: PlanRow, content: string, change: PlanChange): Promise<PlanRow> {
  await keepPast(state, row, change);
  const { since, now, by } = change;
  const set = { content, version: row.version + 1, since, changed_at: now, changed_by: by };
  await at(state, row).set(set).execute();
  return { ...row, ...set };
}

/** Puts a row elsewhere in its list, which changes nothing else of it. */
export const moveRow = (state: State, row: PlanRow, position: number) => at(state, row).set({ position }).execute();

/** Takes a row away; it is kept as past. */
export async function removeRow(state: State, row: PlanRow, change: PlanChange): Promise<void> {
  await keepPast(state, row, change);
  await state.deleteFrom("plan_entry").where("workspace", "=", row.workspace).where("id", "=", row.id).execute();
}

const at = (state: State, { workspace, id }: PlanRow) =>
  state.updateTable("plan_entry").where("workspace", "=", workspace).where("id", "=", id);

async function keepPast(state: State, row: PlanRow, { since, now, by }: PlanChange): Promise<void> {
  const { changed_at: _, changed_by: __, ...held } = row;
  await state
    .insertInto("plan_past")
    .values({ ...held, until: since, ended_at: now, ended_by: by })
    .execute();
}
