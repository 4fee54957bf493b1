import { poissonBootstrap } from "./poisson-bootstrap.ts";
import { percentileInterval, quantile } from "./quantile.ts";

/** A sample, one entry a conversion. */
export interface Sample {
  /** Ascending. */
  readonly values: Float64Array;
  /** Whose each value is: a person or account, or a random group of them, from 0 on. */
  readonly units: ArrayLike<number>;
  /** How many random groups there are; null where each unit stands alone. */
  readonly groups: number | null;
}

export interface QuantileInterval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Quantiles of a sample with what 90 % of 1,000 Poisson drawings of its units give. Above 64 values a drawing is looked
 * at in 64 steps of the sample's order with straight lines between, which narrows an interval by about a hundredth.
 */
export function quantileIntervals(sample: Sample, shares: readonly number[], level = 0.9): QuantileInterval[] {
  const { values } = sample;
  const steps = Math.min(mostSteps, values.length);
  const drawn = poissonBootstrap({ ...entriesOf(sample, steps), keyCount: steps, groups: sample.groups });
  const sums = Array.from({ length: steps }, (_, step) => drawn.of(step));
  return shares.map((share) => {
    const found = Array.from({ length: drawn.count }, (_, b) => drawnQuantile(values, sums, b, share));
    return { value: quantile(values, share), ...percentileInterval(found, level) };
  });
}

const mostSteps = 64;

/** How many values of each unit stand in each step of the sample's order. */
function entriesOf({ values, units }: Sample, steps: number) {
  const counts = new Map<number, number>();
  for (let at = 0; at < values.length; at++) {
    const cell = (units[at] as number) * steps + Math.floor((at * steps) / values.length);
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const cells = [...counts.keys()];
  return {
    units: cells.map((cell) => Math.floor(cell / steps)),
    keys: cells.map((cell) => cell % steps),
    values: [...counts.values()],
  };
}

/** The quantile of drawing b: where in the sample's order the drawn weights reach the share of their sum. */
function drawnQuantile(values: Float64Array, sums: readonly Float64Array[], b: number, share: number): number {
  let total = 0;
  for (const sum of sums) total += sum[b] as number;
  if (total <= 0) return quantile(values, share);
  const wanted = total * share;
  let below = 0;
  for (const [step, sum] of sums.entries()) {
    const weight = sum[b] as number;
    if (below + weight >= wanted && weight > 0) {
      const place = (step + (wanted - below) / weight) / sums.length;
      return quantile(values, Math.min(1, Math.max(0, (place * values.length - 0.5) / Math.max(1, values.length - 1))));
    }
    below += weight;
  }
  return values[values.length - 1] as number;
}
