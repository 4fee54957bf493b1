import type { Plan } from "../model/plan.ts";
import { literal, raw, type Sql } from "../warehouse/sql.ts";

/** SQL of a deal's outcome (won, lost or open): the plan's names of its stages come before what the file says. */
export function dealOutcome({ stages: { won, lost } }: Pick<Plan, "stages">): Sql {
  const cases = [...whenIn(won, "won"), ...whenIn(lost, "lost")];
  return raw(cases.length === 0 ? "outcome" : `case ${cases.join(" ")} else outcome end`);
}

const whenIn = (names: readonly string[], outcome: string): string[] =>
  names.length === 0
    ? []
    : [`when lower(stage) in (${names.map((name) => literal(name.toLowerCase())).join(", ")}) then '${outcome}'`];
