import { nearest } from "../model/did-you-mean.ts";
import { KnownError } from "../model/errors.ts";
import { conversionsOfMeasure, type Goal, measures, measuresOfConversions, type Segment } from "../model/goal.ts";
import type { ConversionKind } from "../model/journey-rules.ts";
import type { Plan } from "../model/plan.ts";

/** What a goal of the plan says of the journeys that lead to it. */
interface GoalOfJourneys {
  readonly name: string;
  readonly conversionsOf: ConversionKind;
  /** Null: the plan's. */
  readonly lookbackDays: number | null;
  readonly period: { readonly from: string; readonly to: string };
  /** What it is about; null where it is about all social. */
  readonly segment: Segment | null;
}

/**
 * The goal of this name, in any case. `invalid_request` names the goals there are for any other name, and for a goal whose
 * measure counts no conversions the measures that do.
 */
export function goalNamed({ goals }: Pick<Plan, "goals">, name: string): GoalOfJourneys {
  const goal = goals.find((one) => one.name === name) ?? goals.find((one) => folded(one.name) === folded(name));
  if (goal === undefined) throw unknownGoal(goals, name);
  const conversionsOf = conversionsOfMeasure(goal.measure);
  if (conversionsOf === null) {
    const { measure } = goal;
    throw new KnownError(
      "invalid_request",
      `the goal "${goal.name}" is measured by ${measure} (${measures[measure].says}), which no journey leads to`,
      { hint: `ask for a goal that is measured by one of ${measuresOfConversions.join(", ")}` },
    );
  }
  const { from, to, lookbackDays = null, segment = null } = goal;
  return { name: goal.name, conversionsOf, lookbackDays, period: { from: String(from), to: String(to) }, segment };
}

const folded = (name: string): string => name.normalize("NFKC").trim().toLowerCase();

function unknownGoal(goals: readonly Goal[], name: string): KnownError {
  const names = goals.map((goal) => goal.name);
  const meant = nearest(name, names);
  const hint = meant === null ? `the plan's goals are ${names.join(", ")}` : `did you mean "${meant}"?`;
  return new KnownError("invalid_request", `the plan has no goal "${name}"`, {
    hint: names.length === 0 ? "the plan has no goals: add one under goals, as docs/plan.md shows" : hint,
  });
}
