import type { State } from "../database.ts";
import { type PlanRow, planRows } from "./plan-rows.ts";

/** The rows of a workspace's plan as they stood at one of its versions. */
export async function planAt(state: State, workspace: string, version: number): Promise<PlanRow[]> {
  const standing = (await planRows(state, workspace)).filter(({ since }) => since <= version);
  const past = await state
    .selectFrom("plan_past")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("since", "<=", version)
    .where("until", ">", version)
    .execute();
  const ended = past.map(({ until: _, ended_at, ended_by, kind, ...row }) => ({
    ...row,
    kind: kind as PlanRow["kind"],
    changed_at: ended_at,
    changed_by: ended_by,
  }));
  return [...standing, ...ended].sort((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1));
}

/** Who brought a plan to the version it has, and when. */
export async function latestChange(
  state: State,
  workspace: string,
  version: number,
): Promise<{ by: string; atMs: number }> {
  const standing = (await planRows(state, workspace)).find(({ since }) => since === version);
  if (standing !== undefined) return { by: standing.changed_by, atMs: standing.changed_at };
  const { ended_by, ended_at } = await state
    .selectFrom("plan_past")
    .select(["ended_by", "ended_at"])
    .where("workspace", "=", workspace)
    .where("until", "=", version)
    .executeTakeFirstOrThrow();
  return { by: ended_by, atMs: ended_at };
}
