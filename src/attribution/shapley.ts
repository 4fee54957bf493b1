import { mulberry } from "./mulberry.ts";
import { type PathTable, sumOfAll } from "./paths/path-table.ts";

/** Beyond so many channels there are too many sets to ask each: orders of arrival are drawn instead. */
export const mostExact = 20;

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
  readonly rows: readonly ShapleyRow[];
  /** Sets of at most three channels that no path shows: their rate is taken as 0, and the rate-value form is noisy there. */
  readonly emptySets: number;
}

/**
 * Credits channels by their Shapley values. The set-value form is linear over the distinct channels of a path and exact for
 * any number of them; it uses no path that did not convert. The rate-value form asks every set up to twenty channels, above
 * that `samples` orders of arrival.
 *
 * Source: Shapley (1953), A value for n-person games; Zhao, Mahboobi and Bagheri (2018), arXiv:1804.05327.
 */
export function shapley(
  table: PathTable,
  { form = "set-value", samples = 2000, seed = 1 }: { form?: SetWorth; samples?: number; seed?: number } = {},
): ShapleyAnswer {
  const totals = { conversions: sumOfAll(table.conversions), value: sumOfAll(table.values) };
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
  const rates = new SetRates(table);
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
  for (let row = 0; row + 1 < offsets.length; row++) {
    const distinct = new Set(steps.subarray(offsets[row], offsets[row + 1]));
    const part = (amounts[row] as number) / distinct.size;
    for (const channel of distinct) credit[channel] = (credit[channel] as number) + part;
  }
  return credit;
}

/** The rate at which paths of exactly a set of channels convert; 0 for a set that no path shows. */
class SetRates {
  readonly #rates = new Map<bigint, number>();

  constructor({ offsets, steps, conversions, nulls }: PathTable) {
    const seen = new Map<bigint, { converted: number; all: number }>();
    for (let row = 0; row + 1 < offsets.length; row++) {
      let set = 0n;
      for (const channel of steps.subarray(offsets[row], offsets[row + 1])) set |= 1n << BigInt(channel);
      const sums = seen.get(set) ?? { converted: 0, all: 0 };
      sums.converted += conversions[row] as number;
      sums.all += (conversions[row] as number) + (nulls[row] as number);
      seen.set(set, sums);
    }
    for (const [set, { converted, all }] of seen) if (set !== 0n && all > 0) this.#rates.set(set, converted / all);
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
