import type { Statement } from "../model/statement.ts";
import { minus, sum } from "./figures.ts";
import { capitalised } from "./labels.ts";

/**
 * The costs by category, largest first, that lead to social's cost: where the ledger also holds costs of other
 * channels, a last negative line takes them off, so that the lines always sum to `totals.cost`.
 */
export function costLines({ costs, totals, currency }: Statement): { label: string; amount: string }[] {
  const lines = costs
    .filter(({ amount }) => Number(amount) !== 0)
    .sort((a, b) => Number(b.amount) - Number(a.amount))
    .map(({ category, amount }) => ({ label: capitalised(category), amount }));
  const ledger = sum(
    costs.map(({ amount }) => amount),
    currency,
  );
  const others = minus(totals.cost, ledger, currency);
  return Number(others) === 0 ? lines : [...lines, { label: "Less other channels' costs", amount: others }];
}
