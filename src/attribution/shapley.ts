import { mulberry } from "./mulberry.ts";
import { type PathTable, withoutSteps, withSteps } from "./paths/path-table.ts";
import type { PathCredit } from "./paths/rule-credit.ts";

/** Beyond so many channels there are too many sets to ask each: orders of arrival are drawn instead. */
const mostExact = 20;

/** What a set of channels is worth: the conversions of paths inside it, or the rate at which paths of just this set convert. */
export type SetWorth = "set-value" | "rate-value";

export interface ShapleyRow {
  readonly channel: string;
  /** Shapley value: of conversions in the set-value form, of the conversion rate in the rate-value form. */
  readonly worth: number;
  /** Its share of the conversions; with the other rows' they sum to those of paths with a step. */
  readonly conversions: number;
  readonly value: number;
  /** Standard error of `worth` by sampling; 0 where it is exact. */
  readonly error: number;
}

export interface ShapleyAnswer {
  readonly form: SetWorth;
  readonly exact: boolean;
  readonly conversions: number;
  readonly value: number;
  /** Of rows that name no channel: not among the conversions. */
  readonly unattributed: { readonly conversions: number; readonly value: number };
  readonly rows: readonly ShapleyRow[];
  /** Sets of at most three channels that no path shows: their rate is taken as 0, and the rate-value form is noisy there. */
  readonly emptySets: number;
}

/**
 * Credits channels by their Shapley values. The set-value form is linear over the distinct channels of a path and exact for
 * any number of them; it uses no path that did not convert. The rate-value form asks every set up to twenty channels, above
 * that `samples` orders of arrival, at least two; a RangeError of fewer. There a channel that lowers the rate is credited with nothing.
 *
 * Source: Shapley (1953), A value for n-person games; Zhao, Mahboobi and Bagheri (2018), arXiv:1804.05327.
 */
export function shapley(
  table: PathTable,
  { form = "set-value", samples = 2000, seed = 1 }: { form?: SetWorth; samples?: number; seed?: number } = {},
): ShapleyAnswer {
  if (!Number.isInteger(samples) || samples < 2)
    throw new RangeError(`orders of arrival are drawn at least twice, not ${samples} times`);
  const totals = { ...withSteps(table), unattributed: withoutSteps(table) };
  if (form === "set-value") {
    const worth = overDistinct(table, table.conversions);
    const values = overDistinct(table, table.values);
    const rows = table.channels.map((channel, at) => ({
      channel,
      worth: worth[at] as number,
      conversions: worth[at] as number,
      value: values[at] as number,
      error: 0,
    }));
    return { form, exact: true, ...totals, rows, emptySets: 0 };
  }
  const rates = new SetRates(sumsBySet(table));
  const isExact = table.channels.length <= mostExact;
  const found = isExact ? everySet(rates, table.channels.length) : drawn(rates, table.channels.length, samples, seed);
  const shares = sharesOf(found.map(({ worth }) => worth));
  const rows = table.channels.map((channel, at) => ({
    channel,
    worth: found[at]?.worth ?? 0,
    conversions: (shares[at] ?? 0) * totals.conversions,
    value: (shares[at] ?? 0) * totals.value,
    error: found[at]?.error ?? 0,
  }));
  return { form, exact: isExact, ...totals, rows, emptySets: rates.emptyUpToThree(table.channels.length) };
}

/** Each row's amount in equal parts over the distinct channels of its path: what the Shapley value of "paths inside the set" is. */
function overDistinct({ channels, offsets, steps }: PathTable, amounts: Float64Array): Float64Array {
  const credit = new Float64Array(channels.length);
  const lastRow = new Int32Array(channels.length).fill(-1);
  const distinct = new Uint32Array(channels.length);
  for (let row = 0; row + 1 < offsets.length; row++) {
    let found = 0;
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
      const channel = steps[at] as number;
      if (lastRow[channel] === row) continue;
      lastRow[channel] = row;
      distinct[found++] = channel;
    }
    for (let at = 0; at < found; at++) {
      const channel = distinct[at] as number;
      credit[channel] = (credit[channel] as number) + (amounts[row] as number) / found;
    }
  }
  return credit;
}

/** The sets of channels that paths show, by bit, and the number of each row's set among them. */
export interface PathSets {
  readonly sets: readonly bigint[];
  readonly ofRow: Uint32Array;
}

/** Bits that a small whole number holds without loss. */
const mostBits = 30;

export function setsOf({ channels, offsets, steps }: PathTable): PathSets {
  const numbers = new Map<number | bigint, number>();
  const ofRow = new Uint32Array(offsets.length - 1);
  const isSmall = channels.length <= mostBits;
  for (let row = 0; row < ofRow.length; row++) {
    const [from, until] = [offsets[row] as number, offsets[row + 1] as number];
    const set = isSmall ? smallSet(steps, from, until) : largeSet(steps, from, until);
    const known = numbers.get(set);
    if (known === undefined) numbers.set(set, numbers.size);
    ofRow[row] = known ?? numbers.size - 1;
  }
  return { sets: Array.from(numbers.keys(), BigInt), ofRow };
}

function smallSet(steps: Uint32Array, from: number, until: number): number {
  let set = 0;
  for (let at = from; at < until; at++) set |= 1 << (steps[at] as number);
  return set;
}

function largeSet(steps: Uint32Array, from: number, until: number): bigint {
  let set = 0n;
  for (let at = from; at < until; at++) set |= 1n << BigInt(steps[at] as number);
  return set;
}

/** What the paths of a set of channels came to. */
export interface SetSums {
  readonly set: bigint;
  readonly converted: number;
  /** Those that converted and those that did not. */
  readonly all: number;
  readonly value: number;
}

function sumsBySet(table: PathTable): SetSums[] {
  const { sets, ofRow } = setsOf(table);
  const sums = sets.map((set) => ({ set, converted: 0, all: 0, value: 0 }));
  for (const [row, number] of ofRow.entries()) {
    const sum = sums[number] as (typeof sums)[number];
    sum.converted += table.conversions[row] as number;
    sum.all += (table.conversions[row] as number) + (table.nulls[row] as number);
    sum.value += table.values[row] as number;
  }
  return sums;
}

/** Conversions and value shared by the rate-value form, asking every set: of up to twenty channels. */
export function creditBySets(channels: number, sums: readonly SetSums[]): PathCredit {
  const shares = sharesOf(everySet(new SetRates(sums), channels).map(({ worth }) => worth));
  let [conversions, value] = [0, 0];
  for (const { set, converted, value: worth } of sums) {
    if (set === 0n) continue;
    conversions += converted;
    value += worth;
  }
  return {
    conversions: Float64Array.from(shares, (share) => share * conversions),
    value: Float64Array.from(shares, (share) => share * value),
  };
}

/** The rate at which paths of exactly a set of channels convert; 0 for a set that no path shows. */
class SetRates {
  readonly #rates = new Map<bigint, number>();

  constructor(sums: readonly SetSums[]) {
    for (const { set, converted, all } of sums) if (set !== 0n && all > 0) this.#rates.set(set, converted / all);
  }

  of(set: bigint): number {
    return this.#rates.get(set) ?? 0;
  }

  /** The rates of all sets of so many channels, by the set's bits. */
  table(channels: number): Float64Array {
    const rates = new Float64Array(2 ** channels);
    for (const [set, rate] of this.#rates) rates[Number(set)] = rate;
    return rates;
  }

  emptyUpToThree(channels: number): number {
    const small = [...this.#rates.keys()].filter((set) => bitsOf(set) <= 3).length;
    return channels + (channels * (channels - 1)) / 2 + (channels * (channels - 1) * (channels - 2)) / 6 - small;
  }
}

const bitsOf = (set: bigint): number => set.toString(2).replaceAll("0", "").length;

interface Found {
  readonly worth: number;
  readonly error: number;
}

function everySet(rates: SetRates, channels: number): Found[] {
  const worth = rates.table(channels);
  const weights = weightsBySize(channels);
  const sizes = new Uint8Array(worth.length);
  for (let set = 1; set < sizes.length; set++) sizes[set] = (sizes[set >> 1] as number) + (set & 1);
  return Array.from({ length: channels }, (_, channel) => {
    const bit = 1 << channel;
    let sum = 0;
    for (let set = 0; set < worth.length; set++) {
      if ((set & bit) !== 0) continue;
      sum += (weights[sizes[set] as number] as number) * ((worth[set | bit] as number) - (worth[set] as number));
    }
    return { worth: sum, error: 0 };
  });
}

/** |S|! (n − |S| − 1)! / n! by |S|, without a factorial that overflows. */
function weightsBySize(channels: number): number[] {
  const weights = [1 / channels];
  for (let size = 1; size < channels; size++) weights.push(((weights[size - 1] as number) * size) / (channels - size));
  return weights;
}

/** Means over random orders of arrival, with their standard errors. */
function drawn(rates: SetRates, channels: number, samples: number, seed: number): Found[] {
  const random = mulberry(seed);
  const [sums, squares] = [new Float64Array(channels), new Float64Array(channels)];
  const order = Uint32Array.from({ length: channels }, (_, at) => at);
  for (let sample = 0; sample < samples; sample++) {
    for (let at = channels - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    let [set, before] = [0n, 0];
    for (const channel of order) {
      set |= 1n << BigInt(channel);
      const worth = rates.of(set);
      sums[channel] = (sums[channel] as number) + worth - before;
      squares[channel] = (squares[channel] as number) + (worth - before) ** 2;
      before = worth;
    }
  }
  return Array.from(sums, (sum, channel) => {
    const mean = sum / samples;
    const variance = Math.max(0, (squares[channel] as number) / samples - mean ** 2);
    return { worth: mean, error: Math.sqrt(variance / samples) };
  });
}

/** A channel that lowers the rate is credited with nothing, and the others share what there is. */
function sharesOf(worths: readonly number[]): number[] {
  const sum = worths.reduce((all, one) => all + Math.max(0, one), 0);
  return worths.map((worth) => (sum === 0 ? 0 : Math.max(0, worth) / sum));
}
