/** The q-quantile of an ascending sample, interpolated linearly between its order statistics (type 7). NaN of none. */
export function quantile(ascending: ArrayLike<number>, q: number): number {
  const place = (ascending.length - 1) * q;
  const below = Math.floor(place);
  const low = ascending[below] ?? Number.NaN;
  const high = ascending[below + 1] ?? low;
  return low + (high - low) * (place - below);
}

/** The middle `level` of a sample, cut off evenly at both ends: what a bootstrap's replicates give as an interval. */
export function percentileInterval(sample: Iterable<number>, level = 0.9): { low: number; high: number } {
  const ascending = Float64Array.from(sample).sort();
  return { low: quantile(ascending, (1 - level) / 2), high: quantile(ascending, (1 + level) / 2) };
}
