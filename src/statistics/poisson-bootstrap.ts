import { poissonWeight, unitHash } from "./poisson-weight.ts";
import { percentileInterval } from "./quantile.ts";

/** What was measured, as parallel columns: entry i adds `values[i]` to key `keys[i]` and belongs to unit `units[i]`. */
export interface Entries {
  /** Units from 0 on, independent of each other, as persons and accounts are, or buckets of them by hash. */
  units: ArrayLike<number>;
  /** Keys, 0 … keyCount − 1. */
  keys: ArrayLike<number>;
  values: ArrayLike<number>;
  keyCount: number;
  /**
   * Where units are random groups of independent persons rather than persons: how many groups there are. A group's sum is
   * then drawn around the mean of the groups, for the sum over a drawn number of whole groups would be as uncertain as if
   * there were no more persons than groups.
   */
  groups?: number | null;
}

/** The sums of each key in each replicate. */
export interface Replicates {
  readonly count: number;
  /** One key's sum in every replicate. */
  of(key: number): Float64Array;
  /** The sum of several keys in every replicate, for a total over them. */
  total(keys: Iterable<number>): Float64Array;
  /** The middle `level` of the sum of these keys. */
  interval(keys: Iterable<number>, level?: number): { low: number; high: number };
}

/**
 * Resamples the units with Poisson(1) weights and sums each key anew per replicate. The same seed gives the same
 * replicates whatever the order of the entries (to the bit where values are integers), and one unit has one weight per
 * replicate, so that keys stay as correlated as their units make them. Source: Chamandy et al., "Estimating
 * Uncertainty for Massive Data Streams", 2012.
 */
export function poissonBootstrap(
  { units, keys, values, keyCount, groups = null }: Entries,
  { replicates = usual.replicates, seed = usual.seed } = {},
): Replicates {
  const sums = new Float64Array(keyCount * replicates);
  const { starts, order } = grouped(units);
  for (let unit = 0; unit + 1 < starts.length; unit++) {
    const [start, end] = [at(starts, unit), at(starts, unit + 1)];
    if (start === end) continue;
    const weights = weightsOf(unit, replicates, seed);
    for (let place = start; place < end; place++) {
      const entry = at(order, place);
      addWeighted(sums, at(keys, entry) * replicates, weights, at(values, entry));
    }
  }
  if (groups !== null) centre(sums, { units, keys, values, keyCount }, groups, { replicates, seed });
  const of = (key: number) => sums.subarray(key * replicates, (key + 1) * replicates);
  const total = (keys: Iterable<number>) => summed(Array.from(keys, of), replicates);
  return { count: replicates, of, total, interval: (keys, level) => percentileInterval(total(keys), level) };
}

/** Takes from each replicate what the number of groups drawn, above or below all of them, adds to a key by its mean group. */
function centre(
  sums: Float64Array,
  { keys, values, keyCount }: Entries,
  groups: number,
  { replicates, seed }: { replicates: number; seed: number },
): void {
  const excess = new Float64Array(replicates).fill(-groups);
  for (let unit = 0; unit < groups; unit++) addWeighted(excess, 0, weightsOf(unit, replicates, seed), 1);
  const totals = new Float64Array(keyCount);
  for (let entry = 0; entry < keys.length; entry++)
    totals[at(keys, entry)] = at(totals, at(keys, entry)) + at(values, entry);
  for (let key = 0; key < keyCount; key++) {
    const mean = at(totals, key) / groups;
    for (let b = 0; b < replicates; b++)
      sums[key * replicates + b] = at(sums, key * replicates + b) - at(excess, b) * mean;
  }
}

/** The weights that every question draws are kept, a byte each: a server answers many. */
const mostKept = 4096;
const usual = { replicates: 1000, seed: 1 };
const kept: (Uint8Array | undefined)[] = [];

function weightsOf(unit: number, replicates: number, seed: number): Uint8Array {
  const isUsual = unit < mostKept && replicates === usual.replicates && seed === usual.seed;
  const known = isUsual ? kept[unit] : undefined;
  if (known !== undefined) return known;
  const weights = new Uint8Array(replicates);
  for (let b = 0; b < replicates; b++) weights[b] = poissonWeight(unitHash(unit, b, seed));
  if (isUsual) kept[unit] = weights;
  return weights;
}

function summed(columns: Float64Array[], length: number): Float64Array {
  const total = new Float64Array(length);
  for (const column of columns) {
    for (let b = 0; b < length; b++) total[b] = (total[b] as number) + (column[b] as number);
  }
  return total;
}

/**
 * Adds weight × value to the `weights.length` sums from `from` on. Nearly all time goes here: it reads by index itself, of
 * arrays of one kind each, as `at` has seen every kind and would take ten times as long.
 */
function addWeighted(sums: Float64Array, from: number, weights: Uint8Array, value: number) {
  for (let b = 0; b < weights.length; b++) {
    sums[from + b] = (sums[from + b] as number) + (weights[b] as number) * value;
  }
}

/** The entries' positions unit by unit (a counting sort): those of unit u stand at `starts[u]` … `starts[u + 1]`. */
function grouped(units: ArrayLike<number>) {
  let unitCount = 0;
  for (let i = 0; i < units.length; i++) unitCount = Math.max(unitCount, at(units, i) + 1);
  const starts = new Uint32Array(unitCount + 1);
  for (let i = 0; i < units.length; i++) starts[at(units, i) + 1] = at(starts, at(units, i) + 1) + 1;
  for (let unit = 0; unit < unitCount; unit++) starts[unit + 1] = at(starts, unit + 1) + at(starts, unit);
  const next = starts.slice();
  const order = new Uint32Array(units.length);
  for (let i = 0; i < units.length; i++) {
    const unit = at(units, i);
    const place = at(next, unit);
    order[place] = i;
    next[unit] = place + 1;
  }
  return { starts, order };
}

/** A position known to be inside. */
const at = (column: ArrayLike<number>, index: number) => column[index] as number;
