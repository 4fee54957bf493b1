/** The cumulative distribution of Poisson(1) at 0, 1, … 8: P(X ≤ k) = Σ e⁻¹/i!. */
export const poissonThresholds = [
  0.3678794412, 0.7357588823, 0.9196986029, 0.9810118431, 0.9963401532, 0.9994058152, 0.9999167589, 0.9999897508,
  0.9999988747,
] as const;

/** How often a unit is drawn, for u uniform on [0, 1): the number of thresholds at or below it, 0 to 9. */
export function poissonWeight(u: number): number {
  let weight = 0;
  while (weight < poissonThresholds.length && u >= (poissonThresholds[weight] as number)) weight++;
  return weight;
}

/** A unit's draw in a replicate, uniform on [0, 1) in steps of 2⁻⁵³, from the three integers alone. */
export function unitHash(unit: number, replicate: number, seed: number): number {
  const high = mixed(mixed(mixed(seed ^ 0x9e3779b9) ^ unit) ^ Math.imul(replicate + 1, 0x85ebca6b));
  const low = mixed(high ^ 0xc2b2ae35);
  return ((high >>> 5) * 67108864 + (low >>> 6)) / 9007199254740992;
}

/** A bijection of 32 bits in which each bit of the answer hangs on all of the question's (murmur3's last step). */
function mixed(bits: number): number {
  let h = bits;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
