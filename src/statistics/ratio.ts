/** Both sums of one independent unit: what came back and what it cost, say. */
export interface RatioUnit {
  numerator: number;
  denominator: number;
}

export interface RatioEstimate {
  /** Σ numerator / Σ denominator: a ratio of sums, never a mean of ratios. */
  ratio: number;
  standardError: number;
}

/** A ratio of sums over n independent units, with Var = s²(R − θC) / (n·C̄²), the delta method. NaN under two units. */
export function ratioOfSums(units: readonly RatioUnit[]): RatioEstimate {
  const { numerators, denominators, numeratorVariance, denominatorVariance, covariance } = momentsOf(units);
  const ratio = numerators / denominators;
  const residualVariance = numeratorVariance - 2 * ratio * covariance + ratio ** 2 * denominatorVariance;
  return { ratio, standardError: Math.sqrt(Math.max(0, residualVariance)) / Math.abs(denominators) };
}

/**
 * Fieller's interval of the same ratio, for denominators known so badly (mean under four standard errors) that the
 * delta method misleads; `z` is the normal quantile (1.645 for 90 %, 1.96 for 95 %). Null where the denominator can't
 * be told from 0, so that no bounded interval exists.
 */
export function fiellerInterval(units: readonly RatioUnit[], z: number): { low: number; high: number } | null {
  const { numerators, denominators, numeratorVariance, denominatorVariance, covariance } = momentsOf(units);
  const a = denominators ** 2 - z ** 2 * denominatorVariance;
  const b = numerators * denominators - z ** 2 * covariance;
  const c = numerators ** 2 - z ** 2 * numeratorVariance;
  const discriminant = b ** 2 - a * c;
  if (!(a > 0) || !(discriminant >= 0)) return null;
  return { low: (b - Math.sqrt(discriminant)) / a, high: (b + Math.sqrt(discriminant)) / a };
}

/** Whether the denominator's mean is under four of its standard errors: then Fieller's interval is the one to show. */
export function needsFieller(units: readonly RatioUnit[]): boolean {
  const { denominators, denominatorVariance } = momentsOf(units);
  return Math.abs(denominators) < 4 * Math.sqrt(denominatorVariance);
}

/** Means over the units, and the variances and covariance of these means. */
function momentsOf(units: readonly RatioUnit[]) {
  const count = units.length;
  const numerators = units.reduce((sum, { numerator }) => sum + numerator, 0) / count;
  const denominators = units.reduce((sum, { denominator }) => sum + denominator, 0) / count;
  let [rr, cc, rc] = [0, 0, 0];
  for (const { numerator, denominator } of units) {
    rr += (numerator - numerators) ** 2;
    cc += (denominator - denominators) ** 2;
    rc += (numerator - numerators) * (denominator - denominators);
  }
  const scale = 1 / ((count - 1) * count);
  return {
    numerators,
    denominators,
    numeratorVariance: rr * scale,
    denominatorVariance: cc * scale,
    covariance: rc * scale,
  };
}
