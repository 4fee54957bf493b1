import type { TopPaths } from "../../model/attribution/top-paths.ts";
import { groupings } from "../../model/statement.ts";
import { topPaths } from "../../questions/attribution/top-paths.ts";
import { topPathLines } from "../../reports/journeys/top-paths.ts";
import { oneOf, wholeNumber } from "../options.ts";
import type { CliQuestion } from "./cli-question.ts";

export const paths: CliQuestion<TopPaths> = {
  options: ["by", "most"],
  ask: ({ values }) => {
    const by = oneOf("by", values.by ?? "network", groupings);
    const most = wholeNumber("most", values.most ?? "20", { least: 1, most: 1000 });
    return (facts, laid) => topPaths(facts, laid, { by, most });
  },
  lines: topPathLines,
};
