import { poissonWeight, unitHash } from "./poisson-weight.ts";

/** What was measured, as parallel columns: entry i adds `values[i]` to key `keys[i]` and belongs to unit `units[i]`. */
export interface Entries {
  units: ArrayLike<number>;
  keys: ArrayLike<number>;
  values: ArrayLike<number>;
}

export interface BootstrapSize {
  /** Units are 0 … units − 1: independent of each other, as persons and accounts are, or buckets of them by hash. */
  units: number;
  /** Keys are 0 … keys − 1. */
  keys: number;
  /** 200 for a standard error, 1000 for percentiles. */
  replicates?: number;
  seed?: number;
}

/** The sums of each key in each replicate. */
export interface Replicates {
  readonly count: number;
  /** One key's sum in every replicate. */
  of(key: number): Float64Array;
  /** The sum of several keys in every replicate, for a total over them. */
  total(keys: Iterable<number>): Float64Array;
}

/**
 * Resamples the units with Poisson(1) weights and sums each key anew per replicate. The same seed gives the same
 * replicates whatever the order of the entries (to the bit where values are integers), and one unit has one weight per
 * replicate, so that keys stay as correlated as their units make them. Source: Chamandy et al., "Estimating
 * Uncertainty for Massive Data Streams", 2012.
 */
export function poissonBootstrap(
  { units, keys, values }: Entries,
  { units: unitCount, keys: keyCount, replicates = 1000, seed = 1 }: BootstrapSize,
): Replicates {
  const sums = new Float64Array(keyCount * replicates);
  const weights = new Float64Array(replicates);
  const { starts, order } = grouped(units, unitCount);
  for (let unit = 0; unit < unitCount; unit++) {
    const [start, end] = [at(starts, unit), at(starts, unit + 1)];
    if (start === end) continue;
    for (let b = 0; b < replicates; b++) weights[b] = poissonWeight(unitHash(unit, b, seed));
    for (let place = start; place < end; place++) {
      const entry = at(order, place);
      addWeighted(sums, at(keys, entry) * replicates, weights, at(values, entry));
    }
  }
  const of = (key: number) => sums.subarray(key * replicates, (key + 1) * replicates);
  return { count: replicates, of, total: (keys) => summed(Array.from(keys, of), replicates) };
}

function summed(columns: Float64Array[], length: number): Float64Array {
  const total = new Float64Array(length);
  for (const column of columns) addWeighted(total, 0, column, 1);
  return total;
}

/** Adds weight × value to the `weights.length` sums from `from` on. */
function addWeighted(sums: Float64Array, from: number, weights: Float64Array, value: number) {
  for (let b = 0; b < weights.length; b++) sums[from + b] = at(sums, from + b) + at(weights, b) * value;
}

/** The entries' positions unit by unit (a counting sort): those of unit u stand at `starts[u]` … `starts[u + 1]`. */
function grouped(units: ArrayLike<number>, unitCount: number) {
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
