import { exchangeOf } from "../../journeys/day-rates.ts";
import type { Leaf } from "../../journeys/origins.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import type { Warning } from "../../model/statement.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { postsByLeaf } from "./activity.ts";
import type { AdSpend } from "./ad-spend.ts";
import type { ActiveRow } from "./cost-places.ts";
import { adEntries, type LedgerEntry, planEntries } from "./ledger.ts";
import { spendDays } from "./over-time.ts";
import { type PlacedSpend, placeAdSpend } from "./place-ad-spend.ts";

/** The costs of a period where they lie. */
export interface LaidCosts {
  readonly placed: readonly PlacedSpend[];
  readonly entries: readonly LedgerEntry[];
  readonly adDays: Awaited<ReturnType<typeof spendDays>>;
  readonly warnings: readonly Warning[];
}

/** What was seen in the period; `told` are the places that only an analytics table tells of, asked where nothing else does. */
export interface SeenInPeriod {
  readonly touched: readonly { leaf: Leaf; touches: number }[];
  readonly spends: readonly AdSpend[];
  readonly told: () => Promise<readonly Leaf[]>;
}

/** Lays every cost of the period at its places: ad spend by its rows, the plan's costs over what was active. */
export async function layCosts(
  facts: Warehouse,
  scope: JourneyScope,
  { touched, spends, told }: SeenInPeriod,
): Promise<LaidCosts> {
  const placed = placeAdSpend(spends, touched, scope.plan);
  const adDays = await spendDays(facts, scope);
  const quiet = { spendMinor: 0, posts: 0, touches: 0 };
  const activity: ActiveRow[] = [
    ...touched.map(({ leaf, touches }) => ({ ...leaf, ...quiet, touches })),
    ...(await postsByLeaf(facts, scope)).map(({ leaf, posts }) => ({ ...leaf, ...quiet, posts })),
    ...placed.map(({ leaf, spendMinor }) => ({ ...leaf, ...quiet, spendMinor })),
  ];
  // Only where nothing better shows what was active do the analytics table's sources.
  const isSeen = activity.some(({ social }) => social);
  const shown = isSeen ? activity : [...activity, ...(await told()).map((leaf) => ({ ...leaf, ...quiet, touches: 1 }))];
  const { entries, warnings } = planEntries(scope, shown, await exchangeOf(facts, scope));
  return { placed, adDays, entries: [...adEntries(scope, placed, adDays), ...entries], warnings };
}
