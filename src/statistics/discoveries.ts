/**
 * Which of many tests found something, so that of those found no more than `rate` are expected to be chance: true where a
 * chance `p` is at most that of the largest k with p₍ₖ₎ ≤ k/m·rate. Source: Benjamini and Hochberg, "Controlling the
 * False Discovery Rate", 1995.
 */
export function discoveries(chances: readonly number[], rate = 0.1): boolean[] {
  const ascending = chances.toSorted((a, b) => a - b);
  const last = ascending.findLastIndex((p, at) => p <= ((at + 1) / ascending.length) * rate);
  const most = ascending[last] ?? -1;
  return chances.map((p) => p <= most);
}
