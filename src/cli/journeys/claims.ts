import type { ClaimGaps } from "../../model/attribution/claim-gaps.ts";
import { claimGaps } from "../../questions/attribution/claim-gaps/claim-gaps.ts";
import { claimGapLines } from "../../reports/journeys/claim-gaps.ts";
import type { CliQuestion } from "./cli-question.ts";

export const claims: CliQuestion<ClaimGaps> = {
  options: ["model"],
  ofAll: true,
  ask: ({ values }) => {
    const model = values.model ?? "last";
    return (facts, laid) => claimGaps(facts, laid, { model });
  },
  lines: claimGapLines,
};
