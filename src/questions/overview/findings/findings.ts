import type { Finding } from "../../../model/overview.ts";
import { decimalOf, type FindingFacts, type Rule } from "./finding-facts.ts";
import { moneyLoser, organicBeatsPaid, scaleUp, tooFewConversions } from "./of-lines.ts";
import {
  claimGap,
  costHoursMissing,
  noReturns,
  spendWithoutTouches,
  trendBeyondNoise,
  unattributed,
} from "./of-the-whole.ts";

/** In the order in which they stand where the same money is at stake. */
const rules: readonly Rule[] = [
  noReturns,
  moneyLoser,
  costHoursMissing,
  spendWithoutTouches,
  tooFewConversions,
  unattributed,
  scaleUp,
  trendBeyondNoise,
  organicBeatsPaid,
  claimGap,
];

const most = 3;

/** What is worth acting on first: each rule finds one thing at most, and the three of most money at stake are told. */
export function findings(facts: FindingFacts): Finding[] {
  const found = rules.flatMap((rule) => {
    const one = rule(facts);
    return one === null ? [] : [one];
  });
  return found
    .toSorted((a, b) => b.stakeMinor - a.stakeMinor)
    .slice(0, most)
    .map(({ stakeMinor, ...finding }) => ({ ...finding, stake: decimalOf(stakeMinor, facts.statement) }));
}
