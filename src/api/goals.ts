import { z } from "zod";
import { Goal as GoalEntry, measureNames, measureUnits } from "../model/goal.ts";
import { endpoint } from "./endpoint.ts";
import { listOf, Moment } from "./shapes.ts";
import { BasedOn, BasedOnQuery, editRefusals, orStays, Version } from "./versions.ts";

const group = "Goals";

/** A goal of the plan. */
export const Goal = z.object({
  id: z.string(),
  version: Version,
  name: z.string(),
  measure: z.enum(measureNames),
  unit: z.enum(measureUnits).describe("What baseline and target are in; money is in the plan's currency."),
  segment: z
    .object({ network: z.string().optional(), campaign: z.string().optional(), paid: z.boolean().optional() })
    .optional()
    .describe("Absent: all social."),
  baseline: z.string(),
  target: z.string(),
  objective: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  lookbackDays: z.int().optional().describe("Absent: the plan's."),
  changedAt: Moment,
  changedBy: z.string(),
});
export type Goal = z.infer<typeof Goal>;

export const listGoals = endpoint({
  name: "listGoals",
  method: "GET",
  path: "/api/v1/workspaces/:workspace/goals",
  group,
  title: "The plan's goals.",
  needs: "plan:read",
  answer: listOf(Goal),
});

export const addGoal = endpoint({
  name: "addGoal",
  method: "POST",
  path: "/api/v1/workspaces/:workspace/goals",
  group,
  title: "Add a goal to the plan; where there is no plan yet, one begins.",
  needs: "plan:write",
  body: GoalEntry,
  answer: Goal,
  status: 201,
});

const fields = GoalEntry.shape;

export const editGoal = endpoint({
  name: "editGoal",
  method: "PATCH",
  path: "/api/v1/workspaces/:workspace/goals/:goal",
  group,
  title: "Change the fields of a goal that are given; null takes the segment or the lookback away.",
  needs: "plan:write",
  body: z.strictObject({
    version: BasedOn,
    name: fields.name.optional(),
    measure: fields.measure.optional(),
    segment: orStays(fields.segment),
    baseline: fields.baseline.optional(),
    target: fields.target.optional(),
    objective: fields.objective.optional(),
    from: fields.from.optional(),
    to: fields.to.optional(),
    lookbackDays: orStays(fields.lookbackDays),
  }),
  answer: Goal,
  refusals: editRefusals,
});

export const deleteGoal = endpoint({
  name: "deleteGoal",
  method: "DELETE",
  path: "/api/v1/workspaces/:workspace/goals/:goal",
  group,
  title: "Take a goal out of the plan.",
  needs: "plan:write",
  query: BasedOnQuery,
  refusals: editRefusals,
});
