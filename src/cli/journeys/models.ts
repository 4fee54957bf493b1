import type { ModelsBeside } from "../../model/attribution/models-beside.ts";
import { groupings } from "../../model/statement.ts";
import { modelsBeside } from "../../questions/attribution/models-beside.ts";
import { modelsBesideLines } from "../../reports/journeys/models-beside.ts";
import { oneOf } from "../options.ts";
import type { CliQuestion } from "./cli-question.ts";

export const models: CliQuestion<ModelsBeside> = {
  options: ["by", "model"],
  ask: ({ values }) => {
    const by = oneOf("by", values.by ?? "network", groupings);
    return (facts, laid) => modelsBeside(facts, laid, { by, model: values.model });
  },
  lines: modelsBesideLines,
};
