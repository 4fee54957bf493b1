import type { NewAndReturning } from "../../model/attribution/new-and-returning.ts";
import { groupings } from "../../model/statement.ts";
import { newAndReturning } from "../../questions/attribution/new-and-returning.ts";
import { newAndReturningLines } from "../../reports/journeys/new-and-returning.ts";
import { oneOf } from "../options.ts";
import type { CliQuestion } from "./cli-question.ts";

export const customers: CliQuestion<NewAndReturning> = {
  options: ["by", "model"],
  ask: ({ values }) => {
    const by = oneOf("by", values.by ?? "network", groupings);
    return (facts, laid) => newAndReturning(facts, laid, { by, model: values.model ?? "last" });
  },
  lines: newAndReturningLines,
};
