import { Plan } from "../../model/plan.ts";
import type { State } from "../database.ts";
import { inTransaction } from "../transaction.ts";
import { planVersion } from "./change-rows.ts";
import { type PlanRow, planRows, writtenPlan } from "./plan-rows.ts";

/** A workspace's plan with its version, and who changed it last; null where there is none, or never was one. */
export interface StandingPlan {
  readonly version: number;
  readonly plan: Plan | null;
  readonly by: string | null;
  readonly atMs: number | null;
}

/** The plan as it stands at one moment. */
export const standingPlan = (state: State, workspace: string): Promise<StandingPlan> =>
  inTransaction(state, async (within) => {
    const version = await planVersion(within, workspace);
    if (version === 0) return { version, plan: null, by: null, atMs: null };
    const rows = await planRows(within, workspace);
    const plan = rows.length === 0 ? null : Plan.parse(writtenPlan(rows));
    return { version, plan, ...(await latestChange(within, workspace, version)) };
  });

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
