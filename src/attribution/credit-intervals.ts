import type { Between } from "../model/attribution/path-credits.ts";
import { poissonWeight, unitHash } from "../statistics/poisson-weight.ts";
import { percentileInterval } from "../statistics/quantile.ts";
import { type PathQuestion, rowSums } from "./path-credits.ts";
import type { PathTable } from "./paths/path-table.ts";
import { creditReplicates } from "./paths/replicates.ts";

/** A channel's 90 % intervals. */
export interface CreditInterval {
  readonly channel: string;
  readonly conversions: Between;
  readonly value: Between;
}

/** What is credited: a model, and of a chain its order. */
export type CreditedBy = Pick<PathQuestion, "model"> &
  Partial<Pick<PathQuestion, "paths">> & {
    readonly order?: number | null;
    readonly form?: PathQuestion["form"] | null;
  };

/**
 * The 90 % intervals of each channel's credit, in the order of `table.channels`, by drawing persons anew so often as `replicates`
 * says; the same seed gives the same. A table tells what a row's conversions were worth together, not each: how orders of one
 * row differ is not in the intervals of value, which are too narrow by that.
 */
export function creditIntervals(
  table: PathTable,
  { model, order = 1, paths = "all", form = "set-value" }: CreditedBy,
  { seed = 1 }: { readonly seed?: number } = {},
): { readonly replicates: number; readonly rows: readonly CreditInterval[] } {
  const sums = rowSums(table, { model, order, paths, form });
  const drawn = (unit: number, replicate: number) => poissonWeight(unitHash(unit, replicate, seed));
  const { count, conversions, value } = creditReplicates(table, sums, drawn, seed);
  const between = (credits: Float64Array, at: number) =>
    percentileInterval(credits.subarray(at * count, (at + 1) * count));
  const rows = table.channels.map((channel, at) => ({
    channel,
    conversions: between(conversions, at),
    value: between(value, at),
  }));
  return { replicates: count, rows };
}
