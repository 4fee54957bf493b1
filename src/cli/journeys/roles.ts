import type { RolesByMonth } from "../../model/attribution/roles-by-month.ts";
import { groupings } from "../../model/statement.ts";
import { rolesByMonth } from "../../questions/attribution/roles-by-month.ts";
import { roleLines } from "../../reports/journeys/roles-by-month.ts";
import { oneOf } from "../options.ts";
import type { CliQuestion } from "./cli-question.ts";

export const roles: CliQuestion<RolesByMonth> = {
  options: ["by"],
  ask: ({ values }) => {
    const by = oneOf("by", values.by ?? "network", groupings);
    return (facts, laid) => rolesByMonth(facts, laid, { by });
  },
  lines: roleLines,
};
