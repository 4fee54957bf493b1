import type { JourneyTable } from "../journey-table.ts";
import type { UnitSums } from "./unit-sums.ts";

/** What each place is credited with, as shares of all conversions that have a touch, and of their value. */
export interface PlaceShares {
  readonly conversions: Float64Array;
  readonly value: Float64Array;
}

/**
 * A learned model asked of journeys: what it counts of them, and the shares that follow from the sums. Whoever draws the
 * persons again sums anew and asks again. Shares are 0 or more and sum to 1, or to less where the model leaves a part to nobody.
 */
export interface LearnedCounts {
  readonly counted: UnitSums;
  /** What is added to each sum whoever is drawn, such as paths without a conversion; null for nothing. */
  readonly fixed: Float64Array | null;
  readonly sharesOf: (sums: Float64Array) => PlaceShares;
  /** Whether it may be asked a thousand times; otherwise there are too many places, and `sharesOf` answers for all persons alone. */
  readonly isQuick: boolean;
}

/** Paths of places that did not lead to a conversion: row i's places stand in `steps` from offsets[i] to offsets[i + 1]. */
export interface NullPaths {
  readonly offsets: Uint32Array;
  readonly steps: Uint32Array;
  /** How many persons went each. */
  readonly nulls: Float64Array;
}

export type CountLearned = (table: JourneyTable, nullPaths: NullPaths | null) => LearnedCounts;

/** Scales amounts to shares of their sum; all 0 where there is nothing. */
export function toShares(amounts: Float64Array): Float64Array {
  const sum = amounts.reduce((all, one) => all + one, 0);
  return sum > 0 ? amounts.map((one) => one / sum) : amounts.map(() => 0);
}
