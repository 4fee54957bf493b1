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
  const { starts, order, chunks } = ordered({ units, keys, keyCount });
  const weights = new Uint8Array(unitsAtOnce * replicates);
  for (let chunk = 0; chunk < chunks; chunk++) {
    const first = chunk * keyCount;
    const held = order.subarray(at(starts, first), at(starts, first + keyCount));
    layWeights(weights, held, units, { replicates, seed });
    for (let key = 0; key < keyCount; key++) {
      const own = order.subarray(at(starts, first + key), at(starts, first + key + 1));
      if (own.length === 0) continue;
      const rows = Uint32Array.from(own, (entry) => (at(units, entry) % unitsAtOnce) * replicates);
      const amounts = Float64Array.from(own, (entry) => at(values, entry));
      addWeighted(sums.subarray(key * replicates, (key + 1) * replicates), { weights, rows, amounts });
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
  for (let unit = 0; unit < groups; unit++) {
    const weights = weightsOf(unit, replicates, seed);
    for (let b = 0; b < replicates; b++) excess[b] = at(excess, b) + at(weights, b);
  }
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

/** Nearly all time goes here: sums of one key stay in the processor's nearest cache, and four entries are added at a time. */
function addWeighted(
  sums: Float64Array,
  { weights, rows, amounts }: { weights: Uint8Array; rows: Uint32Array; amounts: Float64Array },
): void {
  const replicates = sums.length;
  const fours = rows.length - (rows.length % 4);
  for (let entry = 0; entry < fours; entry += 4) {
    const [r0, r1] = [rows[entry] as number, rows[entry + 1] as number];
    const [r2, r3] = [rows[entry + 2] as number, rows[entry + 3] as number];
    const [v0, v1] = [amounts[entry] as number, amounts[entry + 1] as number];
    const [v2, v3] = [amounts[entry + 2] as number, amounts[entry + 3] as number];
    for (let b = 0; b < replicates; b++) {
      sums[b] =
        (sums[b] as number) +
        (weights[r0 + b] as number) * v0 +
        (weights[r1 + b] as number) * v1 +
        (weights[r2 + b] as number) * v2 +
        (weights[r3 + b] as number) * v3;
    }
  }
  for (let entry = fours; entry < rows.length; entry++) {
    const [row, value] = [rows[entry] as number, amounts[entry] as number];
    for (let b = 0; b < replicates; b++) sums[b] = (sums[b] as number) + (weights[row + b] as number) * value;
  }
}

/** So many units' weights are at hand at once: a megabyte of them, for a thousand replicates. */
const unitsAtOnce = 1024;

/** Lays the weights of the units of these entries into the chunk's rows. */
function layWeights(
  rows: Uint8Array,
  entries: Uint32Array,
  units: ArrayLike<number>,
  { replicates, seed }: { replicates: number; seed: number },
): void {
  const isLaid = new Uint8Array(unitsAtOnce);
  for (const entry of entries) {
    const unit = at(units, entry);
    const row = unit % unitsAtOnce;
    if (isLaid[row] === 1) continue;
    isLaid[row] = 1;
    rows.set(weightsOf(unit, replicates, seed), row * replicates);
  }
}

/** The entries' positions by chunks of units, then by key (a counting sort): those of key k in chunk c stand at `starts[c × keyCount + k]` and on. */
function ordered({ units, keys, keyCount }: Pick<Entries, "units" | "keys" | "keyCount">) {
  let last = -1;
  for (let entry = 0; entry < units.length; entry++) last = Math.max(last, at(units, entry));
  const chunks = Math.floor(last / unitsAtOnce) + 1;
  const placeOf = (entry: number) => Math.floor(at(units, entry) / unitsAtOnce) * keyCount + at(keys, entry);
  const starts = new Uint32Array(chunks * keyCount + 1);
  for (let entry = 0; entry < units.length; entry++) {
    const place = placeOf(entry) + 1;
    starts[place] = at(starts, place) + 1;
  }
  for (let place = 1; place < starts.length; place++) starts[place] = at(starts, place) + at(starts, place - 1);
  const next = starts.slice();
  const order = new Uint32Array(units.length);
  for (let entry = 0; entry < units.length; entry++) {
    const place = placeOf(entry);
    const slot = at(next, place);
    order[slot] = entry;
    next[place] = slot + 1;
  }
  return { starts, order, chunks };
}

/** A position known to be inside. */
const at = (column: ArrayLike<number>, index: number) => column[index] as number;
