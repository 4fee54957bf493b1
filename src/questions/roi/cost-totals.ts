import { exchangeOf } from "../../journeys/day-rates.ts";
import type { CostEntry } from "../../model/cost.ts";
import { KnownError } from "../../model/errors.ts";
import { toDecimal } from "../../model/money.ts";
import { isBefore, type Period } from "../../model/period.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { amountPerDay, type CostAmount, costAmounts, priceMinor } from "./cost-amounts.ts";

/** What a cost comes to, in decimals of the major unit. */
export interface CostsTotal {
  /** The amount, or hours × rate, in its own currency. */
  readonly price: string;
  /** What of it falls into the period; null where nothing does. */
  readonly comesTo: {
    readonly from: string;
    readonly to: string;
    readonly amount: string;
    readonly currency: string;
    /** By the rate of each day; null where one is missing. */
    readonly inPlanCurrency: string | null;
  } | null;
}

/** What each cost comes to in the period beside it, in their order. */
export async function costTotals(
  facts: Warehouse,
  { workspace, currency }: { workspace: string; currency: string },
  asked: readonly { entry: CostEntry; period: Period }[],
): Promise<CostsTotal[]> {
  const totals: CostsTotal[] = [];
  for (const { entry, period } of asked) {
    const own = entry.currency ?? currency;
    const price = toDecimal(priceMinor(entry, own), own);
    const [amount] = isBefore(period.from, period.to) ? costAmounts([entry], period, currency) : [];
    const comesTo = amount === undefined ? null : await shown(facts, { workspace, currency }, amount);
    totals.push({ price, comesTo });
  }
  return totals;
}

async function shown(facts: Warehouse, home: { workspace: string; currency: string }, amount: CostAmount) {
  const [from, to] = [amount.period.from.toString(), amount.period.to.toString()];
  const { currency, amountMinor } = amount;
  const inHome = currency === home.currency ? amountMinor : await exchanged(facts, { ...home, from, to }, amount);
  return {
    from,
    to,
    amount: toDecimal(amountMinor, currency),
    currency,
    inPlanCurrency: inHome === null ? null : toDecimal(inHome, home.currency),
  };
}

/** Each day by its own rate, rounded once, as in the statement. */
async function exchanged(
  facts: Warehouse,
  scope: { workspace: string; currency: string; from: string; to: string },
  amount: CostAmount,
): Promise<number | null> {
  const exchange = await exchangeOf(facts, scope);
  try {
    const days = amountPerDay(amount).map(({ day, amountMinor }) =>
      exchange(amountMinor, amount.currency, day.toString()),
    );
    return Math.round(days.reduce((sum, minor) => sum + minor, 0));
  } catch (cause) {
    if (cause instanceof KnownError && cause.code === "missing_rate") return null;
    throw cause;
  }
}
