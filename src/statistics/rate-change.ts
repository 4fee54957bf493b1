import { incompleteBeta } from "./incomplete-beta.ts";

/** What was counted in a stretch of time. */
export interface Counted {
  readonly count: number;
  /** How long the stretch was, in days. */
  readonly days: number;
  /** Σ n² over the persons or accounts who were counted n times each; equal to `count` where nobody was counted twice. */
  readonly squares: number;
}

/** How the rate of something a day changed from one stretch to the next. */
export interface RateChange {
  /** The later rate over the earlier one; infinite after nothing, NaN of nothing after nothing. */
  readonly ratio: number;
  /** The middle 90 % of what the ratio can be; `high` is infinite after nothing. */
  readonly low: number;
  readonly high: number;
  /** The chance that two stretches of one rate differ as much or more, either way. */
  readonly p: number;
}

/**
 * Compares two rates exactly: given how much was counted in both, what fell into the later is binomial. Sources:
 * Przyborowski and Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 1940; interval
 * by Clopper and Pearson, 1934. Where persons are counted several times, the counts are scaled down to as many
 * independent ones as are as uncertain (Bohm and Zech, "Statistics of weighted Poisson events and its applications",
 * 2014); that one person may be in both stretches is left out, which errs towards noise.
 */
export function rateChange(earlier: Counted, later: Counted, level = 0.9): RateChange {
  const all = earlier.count + later.count;
  if (all === 0) return { ratio: Number.NaN, low: 0, high: Number.POSITIVE_INFINITY, p: 1 };
  const repeats = Math.max(1, (earlier.squares + later.squares) / all);
  const [before, after] = [earlier.count / repeats, later.count / repeats];
  const time = later.days / earlier.days;
  const expected = later.days / (earlier.days + later.days);
  const tail = (1 - level) / 2;
  return {
    ratio: later.count / earlier.count / time,
    low: after === 0 ? 0 : odds(share((x) => atLeast(x, after, before) - tail)) / time,
    high: before === 0 ? Number.POSITIVE_INFINITY : odds(share((x) => tail - atMost(x, after, before))) / time,
    p: Math.min(1, 2 * Math.min(atLeast(expected, after, before), atMost(expected, after, before))),
  };
}

/** The chance of at least `hits` of `hits + misses` where each hits with chance x. */
const atLeast = (x: number, hits: number, misses: number) => (hits === 0 ? 1 : incompleteBeta(x, hits, misses + 1));

const atMost = (x: number, hits: number, misses: number) =>
  misses === 0 ? 1 : 1 - incompleteBeta(x, hits + 1, misses);

const odds = (x: number) => x / (1 - x);

/** Where a function that rises over [0, 1] passes 0: false position after Illinois, every third step a halving. */
function share(rising: (x: number) => number): number {
  let [low, high] = [0, 1];
  let [below, above] = [rising(low), rising(high)];
  let side = 0;
  for (let step = 1; high - low > 1e-11 && step < 200; step++) {
    const middle = step % 3 === 0 ? (low + high) / 2 : (low * above - high * below) / (above - below);
    const value = rising(middle);
    if (Math.abs(value) < 1e-13) return middle;
    if (value < 0) {
      [low, below] = [middle, value];
      if (side < 0) above /= 2;
    } else {
      [high, above] = [middle, value];
      if (side > 0) below /= 2;
    }
    side = Math.sign(value);
  }
  return (low + high) / 2;
}
