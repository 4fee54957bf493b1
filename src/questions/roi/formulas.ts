import type { Figures, Statement } from "../../model/statement.ts";

/** How the headline figures were worked out, in words and with the numbers in them. */
export function formulas(
  { totals, all, currency, model, lookbackDays, basis, marginRate }: Omit<Statement, "formulas">,
  assumes: string,
): Record<string, string> {
  return {
    roi: roiFormula(totals, currency),
    "roi of the whole business": roiFormula(all, currency),
    return:
      basis === "margin"
        ? `revenue of orders and won deals, net of refunds, tax and shipping, × the margin rate ${marginRate}; credited by the model ${model}`
        : `revenue of orders and won deals, net of refunds, tax and shipping unless the plan says otherwise; credited by the model ${model}`,
    model: `${assumes} A touch counts for a conversion up to ${lookbackDays} days after it.`,
    cost: "ad spend of the platforms' rows + the plan's costs, pro rata by day, shared over what was active (see the ledger)",
    interval:
      "5th to 95th percentile of 1,000 Poisson-bootstrap replicates over persons (deals: accounts), costs held fixed; not given below ten conversions",
    cpa: "cost / credited conversions",
  };
}

function roiFormula({ return: returned, cost, roi }: Figures, currency: string): string {
  const worked = `(return − cost) × 100 / cost = (${returned} − ${cost}) × 100 / ${cost} ${currency}`;
  return roi === null ? "(return − cost) × 100 / cost: not known here" : `${worked} = ${roi} %`;
}
