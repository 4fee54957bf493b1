import type { NetworkPairs } from "../../model/attribution/network-pairs.ts";
import { groupings } from "../../model/statement.ts";
import { networkPairs } from "../../questions/attribution/network-pairs.ts";
import { networkPairLines } from "../../reports/journeys/network-pairs.ts";
import { oneOf, wholeNumber } from "../options.ts";
import type { CliQuestion } from "./cli-question.ts";

export const pairs: CliQuestion<NetworkPairs> = {
  options: ["by", "most"],
  ask: ({ values }) => {
    const by = oneOf("by", values.by ?? "network", groupings);
    const most = wholeNumber("most", values.most ?? "20", { least: 1, most: 1000 });
    return (facts, laid) => networkPairs(facts, laid, { by, most });
  },
  lines: networkPairLines,
};
