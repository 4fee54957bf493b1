/** What one unit of a group showed, beside what was to be expected of it. */
export interface Shown {
  readonly observed: number;
  readonly expected: number;
}

/** What a group's ratio of observed to expected comes to; 1 is as usual. */
export interface ShrunkRatio {
  readonly units: number;
  /** Σ observed / Σ expected. */
  readonly ratio: number;
  /** The same drawn towards 1, as far as the group's units are too few or too unlike to be told from chance. */
  readonly shrunk: number;
  /** How much of the group's own ratio is kept, 0 to 1. */
  readonly kept: number;
  /** The middle 90 % of what the group's true ratio can be; null where the whole is too small to tell. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: 0.9 } | null;
}

export interface ShrunkRatios {
  /** The variance between the true ratios of groups, and within a group from unit to unit. */
  readonly between: number;
  readonly within: number;
  readonly groups: readonly ShrunkRatio[];
}

/**
 * Estimates many groups' ratios at once, each drawn towards 1. Units of a group vary by `within`, pooled over all groups:
 * Σ e(o/e − r)² / Σ(Σe − Σe²/Σe), so that a group's ratio varies by v = within / n, n = (Σe)² / Σe². What is left between
 * groups is Paule and Mandel's (1982) method of moments about 1. Then Morris, "Parametric empirical Bayes inference",
 * JASA 1983: B = (k − 3)/(k − 1) · v/(v + between), shrunk = 1 + (1 − B)(r − 1), with a variance of v(1 − B) +
 * 2/(k − 3) · B² · (v̄ + between)/(v + between) · (r − 1)², which minds that `between` is itself estimated. Units without
 * anything expected are left out. Of fewer than four groups nothing can be learned about how far groups lie apart: none is
 * drawn, and its interval is r ± 1.645·√v. No interval below two groups, or ten units beyond the groups.
 */
export function shrunkRatios(groups: readonly (readonly Shown[])[]): ShrunkRatios {
  const sums = groups.map(sumsOf);
  const held = sums.filter(({ units }) => units > 0);
  const free = held.reduce((total, { units }) => total + units - 1, 0);
  const spare = held.reduce((total, { expected, squares }) => total + expected - squares / expected, 0);
  const k = held.length;
  if (k < fewestGroups || free < fewestFree || !(spare > 0)) {
    return { between: Number.NaN, within: Number.NaN, groups: sums.map(unknown) };
  }
  const within = held.reduce((total, { apart }) => total + apart, 0) / spare;
  const varianceOf = ({ expected, squares }: Sums) => (within * squares) / expected ** 2;
  const between = betweenGroups(held.map((sum) => ({ ratio: sum.ratio, variance: varianceOf(sum) })));
  const mean = held.reduce((total, sum) => total + varianceOf(sum), 0) / k;
  const estimate = (sum: Sums): ShrunkRatio => {
    if (sum.units === 0) return unknown(sum);
    const variance = varianceOf(sum);
    if (k < fewestDrawn) return estimated(sum, { pull: 0, variance });
    const pull = variance + between === 0 ? 1 : (((k - 3) / (k - 1)) * variance) / (variance + between);
    const unsure = variance + between === 0 ? 0 : (2 / (k - 3)) * pull ** 2 * ((mean + between) / (variance + between));
    return estimated(sum, { pull, variance: variance * (1 - pull) + unsure * (sum.ratio - 1) ** 2 });
  };
  return { between, within, groups: sums.map(estimate) };
}

const fewestGroups = 2;
/** Morris's correction for an estimated spread needs more than three groups. */
const fewestDrawn = 4;
const fewestFree = 10;
const quantile95 = 1.6449;

interface Sums {
  readonly units: number;
  readonly expected: number;
  /** Σ e². */
  readonly squares: number;
  readonly ratio: number;
  /** Σ e(o/e − r)². */
  readonly apart: number;
}

function sumsOf(shown: readonly Shown[]): Sums {
  let [units, observed, expected, squares] = [0, 0, 0, 0];
  for (const one of shown) {
    if (!(one.expected > 0)) continue;
    units++;
    observed += one.observed;
    expected += one.expected;
    squares += one.expected ** 2;
  }
  const ratio = observed / expected;
  let apart = 0;
  for (const one of shown) if (one.expected > 0) apart += one.expected * (one.observed / one.expected - ratio) ** 2;
  return { units, expected, squares, ratio, apart };
}

function estimated({ units, ratio }: Sums, { pull, variance }: { pull: number; variance: number }): ShrunkRatio {
  const shrunk = 1 + (1 - pull) * (ratio - 1);
  const reach = quantile95 * Math.sqrt(variance);
  const interval = { low: Math.max(0, shrunk - reach), high: shrunk + reach, level: 0.9 as const };
  return { units, ratio, shrunk, kept: 1 - pull, interval };
}

const unknown = ({ units, ratio }: Sums): ShrunkRatio => ({ units, ratio, shrunk: 1, kept: 0, interval: null });

/** The variance at which ratios are as far from 1, on the whole, as they are; 0 where their own variances explain it. */
function betweenGroups(groups: readonly { ratio: number; variance: number }[]): number {
  const excess = (between: number) =>
    groups.reduce((total, { ratio, variance }) => total + (ratio - 1) ** 2 / Math.max(variance + between, tiny), 0) -
    (groups.length - 1);
  if (excess(0) <= 0) return 0;
  let [low, high] = [0, 1];
  while (excess(high) > 0) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const tiny = 1e-12;
