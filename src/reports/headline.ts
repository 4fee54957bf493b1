import type { Statement } from "../model/statement.ts";
import { count, perOne, roundMoney } from "./figures.ts";
import { enoughConversions } from "./lines.ts";

/** The answer in words. `verdict` is "unclear" where the interval holds both gain and loss or the data are too few. */
export type Headline = {
  verdict: "pays" | "loses" | "unclear" | "unknown";
  /** What came back for each 1 spent. */
  sentence: string;
  /** How sure that is, and what is missing. */
  because: string;
};

/** Each verdict as it is said to the owner. */
export const verdictWords: Record<Headline["verdict"], string> = {
  pays: "It pays",
  loses: "It does not pay",
  unclear: "Too early to tell",
  unknown: "Something is missing",
};

/** The statement in one sentence, and how sure it is. */
export function headline(statement: Statement): Headline {
  const { totals, currency } = statement;
  if (totals.roi === null) return withoutRoi(statement);
  const sentence = `For every 1 ${currency} spent on social media, ${perOne(totals.roi)} came back.`;
  const { interval, conversions, roi } = totals;
  const timeMissing = statement.costs.some(({ category, amount }) => category === "labour" && Number(amount) > 0)
    ? ""
    : " People's time is not in the cost, so this is better than it really is.";
  const sure = (verdict: Headline["verdict"], because: string): Headline => ({
    verdict,
    sentence,
    because: because + timeMissing,
  });
  if (interval === null && conversions < enoughConversions) {
    const behind = `${count(conversions)} ${conversions === 1 ? "conversion stands" : "conversions stand"} behind it`;
    return sure("unclear", `Only ${behind}; it takes ${enoughConversions} to judge by.`);
  }
  if (interval === null) {
    return sure(roi > 0 ? "pays" : "loses", "As far as can be seen: no interval can be worked out here.");
  }
  const range = `With 90 % confidence between ${perOne(interval.low)} and ${perOne(interval.high)} came back`;
  if (interval.low > 0) return sure("pays", `${range}.`);
  if (interval.high < 0) return sure("loses", `${range}.`);
  return sure("unclear", `${range}: that may be a gain or a loss.`);
}

function withoutRoi({ totals, currency, claims }: Statement): Headline {
  if (Number(totals.cost) === 0) {
    const back = `${roundMoney(totals.return)} ${currency}`;
    return {
      verdict: "unknown",
      sentence: `Social media brought ${back}; what it cost is not known.`,
      because: "Without a cost there is no return on investment: bring in ad spend, or a plan with people's time.",
    };
  }
  return {
    verdict: "unknown",
    sentence: `Social media cost ${roundMoney(totals.cost)} ${currency}; what came back cannot be told yet.`,
    because:
      claims.length > 0
        ? "Only the ad platforms' own claims are known, and those are never counted."
        : "Nothing was brought in that shows orders or deals.",
  };
}
