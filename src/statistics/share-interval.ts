import { percentileInterval } from "./quantile.ts";

/**
 * The middle `level` of a share's bootstrap replicates. A share of 0 or 1 has replicates of nothing else: its other end is
 * then that of Clopper and Pearson (1934) for `count` observations, at which they would all be alike so often.
 */
export function shareInterval(
  { share, replicates, count }: { share: number; replicates: Float64Array; count: number },
  level = 0.9,
): { low: number; high: number } {
  const reach = ((1 - level) / 2) ** (1 / count);
  if (share === 0) return { low: 0, high: 1 - reach };
  if (share === 1) return { low: reach, high: 1 };
  return percentileInterval(replicates.filter(Number.isFinite), level);
}
