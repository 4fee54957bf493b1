import type { FirstTouchLags } from "../../model/attribution/first-touch-lags.ts";
import { groupings } from "../../model/statement.ts";
import { firstTouchLags } from "../../questions/attribution/first-touch-lags.ts";
import { firstTouchLagLines } from "../../reports/journeys/first-touch-lags.ts";
import { oneOf } from "../options.ts";
import type { CliQuestion } from "./cli-question.ts";

export const lags: CliQuestion<FirstTouchLags> = {
  options: ["by"],
  ask: ({ values }) => {
    const by = oneOf("by", values.by ?? "network", groupings);
    return (facts, laid) => firstTouchLags(facts, laid, { by });
  },
  lines: firstTouchLagLines,
};
