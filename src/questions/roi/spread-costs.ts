import { foldCampaign } from "../../model/campaign-name.ts";
import { type CostCategory, type CostScope, scopeInWords } from "../../model/cost.ts";
import type { CostSpreading } from "../../model/cost-report.ts";
import { share } from "../../model/money.ts";
import type { Plan, SpreadRule } from "../../model/plan.ts";
import type { Warning } from "../../model/statement.ts";
import {
  type ActiveRow,
  type CostPlace,
  type CostPlaces,
  costPlaces,
  type Part,
  spreadInWords,
} from "./cost-places.ts";

/** A cost inside the period, in minor units of the statement's currency. */
export interface CostLine {
  what: string;
  category: CostCategory;
  scope?: CostScope | undefined;
  amountMinor: number;
}

/** A cost and where it lies: the shares sum to its amount exactly; shares of 0 are left out. */
export interface SpreadCost<L extends CostLine = CostLine> {
  line: L;
  /** The scope in words: "all social", "campaign spring". */
  scope: string;
  /** How it was shared, in words. */
  rule: string;
  spreading: CostSpreading;
  shares: { place: CostPlace; amountMinor: number }[];
}

/**
 * Shares each cost over the finest places of the statement, so that every grouping of them sums to the same total.
 * Costs of one scope are shared as one sum, whose odd minor units go to the first by name. The order of lines and of
 * activity changes nothing. `warnings` say which costs lie where they could not be placed properly.
 */
export function spreadCosts<L extends CostLine>(
  lines: readonly L[],
  activity: readonly ActiveRow[],
  plan: Pick<Plan, "spread" | "notSocial">,
): { costs: SpreadCost<L>[]; warnings: Warning[] } {
  const costs: SpreadCost<L>[] = [];
  const warnings: Warning[] = [];
  const indexed = lines.map((line, index) => ({ line, index }));
  for (const pool of Map.groupBy(indexed, ({ line }) => poolOf(line)).values()) {
    const [
      {
        line: { scope, category },
      } = { line: { scope: undefined, category: null } },
    ] = pool;
    const places = costPlaces({ scope, isAdSpend: category === "ad spend" }, activity, plan);
    for (const { index, cost } of sharePool(pool, places)) costs[index] = cost;
    warnings.push(
      ...warningOf(
        pool.map(({ line }) => line),
        places,
        plan.spread,
      ),
    );
  }
  return { costs, warnings: warnings.toSorted((a, b) => compareText(a.message, b.message)) };
}

/** Lines of one pool go to the same places by the same rule. */
function poolOf({ scope, category }: CostLine): string {
  return JSON.stringify([category === "ad spend", scope, foldCampaign(scope?.campaign ?? "")]);
}

/** Shares the pool's sum, then fills its lines from that: rows and columns of the result both sum exactly. */
function sharePool<L extends CostLine>(
  pool: readonly { line: L; index: number }[],
  { parts, rule, spreading }: CostPlaces,
) {
  const poured = pour(sumOf(pool.map(({ line }) => line)), parts);
  const left = poured.map(({ amountMinor }) => amountMinor);
  const inOrder = pool.toSorted((a, b) => compareText(textOf(a.line), textOf(b.line)));
  return inOrder.map(({ line, index }) => {
    const taken = share(line.amountMinor, left);
    for (const [at, amount] of taken.entries()) left[at] = (left[at] ?? 0) - amount;
    const shares = poured.map(({ place }, at) => ({ place, amountMinor: taken[at] ?? 0 }));
    const some = shares.filter(({ amountMinor }) => amountMinor !== 0);
    return { index, cost: { line, scope: scopeInWords(line.scope), rule, spreading, shares: some } };
  });
}

const sumOf = (lines: readonly CostLine[]) => lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** What orders the lines of a pool, so that the order they came in does not. */
const textOf = ({ what, category, amountMinor }: CostLine) => JSON.stringify([what, category, amountMinor]);

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function pour(amountMinor: number, parts: readonly Part[]): { place: CostPlace; amountMinor: number }[] {
  const amounts = share(
    amountMinor,
    parts.map(({ weight }) => weight),
  );
  return parts.flatMap(({ of }, at) => {
    const amount = amounts[at] ?? 0;
    return Array.isArray(of) ? pour(amount, of) : [{ place: of, amountMinor: amount }];
  });
}

function warningOf(pool: readonly CostLine[], { missing }: CostPlaces, spread: SpreadRule): Warning[] {
  if (missing === null || sumOf(pool) === 0) return [];
  const scope = scopeInWords(pool[0]?.scope);
  const names = pool.map(({ what }) => `"${what}"`).toSorted(compareText);
  const costs = names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
  if (missing === "activity") {
    const message = `Nothing of ${scope} was active in the period, so these costs stand on a row of their own: ${costs}.`;
    const hint = `Bring in exports that show ${scope}, or correct the scope in the plan.`;
    return [{ code: "cost_without_activity", message, hint }];
  }
  const message = `Nothing was found to share the costs of ${scope} ${spreadInWords[spread]}, so they are shared evenly: ${costs}.`;
  const hint = `Bring in exports that show it, or write spread: even in the plan.`;
  return [{ code: "spread_fell_back", message, hint }];
}
