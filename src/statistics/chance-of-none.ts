/**
 * The chance of an estimate as far from 0 as this one where there is nothing, both sides, by the spread of its bootstrap
 * replicates, which is never taken for less than `leastError`: 1 where it has no spread. Replicates that are no number are
 * left out. Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), ch. 12 (normal theory).
 */
export function chanceOfNone(
  { estimate, replicates }: { estimate: number; replicates: Float64Array },
  leastError = 0,
): number {
  const error = Math.max(leastError, spreadOf(replicates));
  return error > 0 && Number.isFinite(estimate) ? twoTails(Math.abs(estimate) / error) : 1;
}

/** The standard deviation of a sample; 0 of fewer than two numbers. */
function spreadOf(sample: Float64Array): number {
  const numbers = sample.filter(Number.isFinite);
  if (numbers.length < 2) return 0;
  const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  return Math.sqrt(numbers.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (numbers.length - 1));
}

/** 2·(1 − Φ(z)), off by less than 1.5·10⁻⁷. Source: Abramowitz and Stegun (1964), 7.1.26. */
function twoTails(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.min(1, Math.max(0, polynomial * Math.exp(-x * x)));
}
