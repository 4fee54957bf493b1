import type { PaidAndOrganic } from "../../model/attribution/paid-and-organic.ts";
import { paidAndOrganic } from "../../questions/attribution/paid-and-organic.ts";
import { paidAndOrganicLines } from "../../reports/journeys/paid-and-organic.ts";
import type { CliQuestion } from "./cli-question.ts";

export const paid: CliQuestion<PaidAndOrganic> = {
  options: ["model"],
  ask:
    ({ values }) =>
    (facts, laid) =>
      paidAndOrganic(facts, laid, { model: values.model ?? "last" }),
  lines: paidAndOrganicLines,
};
