import type { Selectable } from "kysely";
import { CostEntry } from "../../model/cost.ts";
import { Goal } from "../../model/goal.ts";
import { Plan } from "../../model/plan.ts";
import type { State } from "../database.ts";
import type { StateTables } from "../tables.ts";

/** A row of a plan: its rules, one of its costs or one of its goals. */
export type PlanRow = Selectable<StateTables["plan_entry"]>;

/** What a plan lists beside its rules. */
export type EntryKind = "cost" | "goal";

/** What each kind holds. */
export interface EntryContent {
  cost: CostEntry;
  goal: Goal;
}

/** The id of the row of a plan's rules. */
export const rulesId = "rules";

export const entryShapes = { cost: CostEntry, goal: Goal } as const;

/** The plans of all workspaces that have one. */
export async function plansOf(state: State): Promise<Map<string, Plan>> {
  const rows = await state.selectFrom("plan_entry").selectAll().orderBy("position").orderBy("id").execute();
  const byWorkspace = Map.groupBy(rows, ({ workspace }) => workspace);
  return new Map([...byWorkspace].map(([workspace, own]) => [workspace, Plan.parse(writtenPlan(own))]));
}

/** The rows of one workspace's plan as they stand, each list in its order; none where it has no plan. */
export const planRows = (state: State, workspace: string): Promise<PlanRow[]> =>
  state
    .selectFrom("plan_entry")
    .selectAll()
    .where("workspace", "=", workspace)
    .orderBy("position")
    .orderBy("id")
    .execute();

/** The plan that rows make up, as plan.yaml would state it. */
export function writtenPlan(rows: readonly Pick<PlanRow, "kind" | "content">[]): Record<string, unknown> {
  const contents = (kind: PlanRow["kind"]) =>
    rows.filter((row) => row.kind === kind).map(({ content }) => JSON.parse(content) as Record<string, unknown>);
  return { ...contents("rules")[0], goals: contents("goal"), costs: contents("cost") };
}

/** A plan in the parts that are kept: JSON, each with the kind of its row. */
export function partsOf({ costs, goals, ...rules }: Plan): { rules: string; cost: string[]; goal: string[] } {
  return { rules: JSON.stringify(rules), cost: costs.map(jsonOf), goal: goals.map(jsonOf) };
}

const jsonOf = (entry: CostEntry | Goal): string => JSON.stringify(entry);

/** What a row holds, written as everything that is kept today is: for comparing. */
export function contentOf(row: Pick<PlanRow, "kind" | "content">): string {
  const written: unknown = JSON.parse(row.content);
  return row.kind === "rules" ? partsOf(Plan.parse(written)).rules : jsonOf(entryShapes[row.kind].parse(written));
}
