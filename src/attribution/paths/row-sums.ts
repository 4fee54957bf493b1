import { chainFrom } from "../markov/chain.ts";
import { creditFrom } from "../markov/markov.ts";
import { removalEffects } from "../markov/removal-effects.ts";
import { StepCounts } from "../markov/step-counts.ts";
import { countWindows, stepsOfRow } from "../markov/windows.ts";
import { creditBySets, setsOf } from "../shapley.ts";
import type { PathTable } from "./path-table.ts";
import { type PathCredit, type PathRule, ruleShare } from "./rule-credit.ts";

/**
 * A model as sums over rows: what one person of a row adds to which sum, and the credits that follow from all sums. Persons
 * drawn anew change the sums alone, so that a replicate need not read the table again.
 */
export interface RowSums {
  readonly size: number;
  /** Lays a row's places into `at` and what one conversion and one null of it add there; answers how many they are. */
  readonly ofRow: (row: number, into: RowParts) => number;
  readonly credit: (sums: Float64Array) => PathCredit;
}

/** What a person of a row adds, by place among the sums. */
export interface RowParts {
  at: Uint32Array;
  ofConversion: Float64Array;
  ofNull: Float64Array;
}

/** Room for what the longest row adds. */
export function partsFor({ offsets }: PathTable): RowParts {
  let most = 0;
  for (let row = 0; row + 1 < offsets.length; row++)
    most = Math.max(most, (offsets[row + 1] as number) - (offsets[row] as number));
  const room = 2 * most + 3;
  return { at: new Uint32Array(room), ofConversion: new Float64Array(room), ofNull: new Float64Array(room) };
}

const meanValue = ({ conversions, values }: PathTable, row: number): number =>
  conversions[row] === 0 ? 0 : (values[row] as number) / (conversions[row] as number);

/** Rules: each channel's credit is a sum over rows already. Sums of conversions stand before those of value. */
export function sumsOfRule(table: PathTable, rule: PathRule): RowSums {
  return sumsOfShares(table, (at, touches) => ruleShare(rule, at, touches), false);
}

/** Shapley's set-value form: evenly over the distinct channels of a path. */
export function sumsOfDistinct(table: PathTable): RowSums {
  return sumsOfShares(table, (_, distinct) => 1 / distinct, true);
}

function sumsOfShares(table: PathTable, shareOf: (at: number, of: number) => number, distinct: boolean): RowSums {
  const channels = table.channels.length;
  return {
    size: 2 * channels,
    ofRow: (row, { at, ofConversion, ofNull }) => {
      const path = table.steps.subarray(table.offsets[row], table.offsets[row + 1]);
      const touched = distinct ? Uint32Array.from(new Set(path)) : path;
      const value = meanValue(table, row);
      for (const [place, channel] of touched.entries()) {
        const share = shareOf(place, touched.length);
        at[2 * place] = channel;
        at[2 * place + 1] = channels + channel;
        ofConversion[2 * place] = share;
        ofConversion[2 * place + 1] = share * value;
      }
      ofNull.fill(0, 0, 2 * touched.length);
      return 2 * touched.length;
    },
    credit: (sums) => ({ conversions: sums.slice(0, channels), value: sums.slice(channels) }),
  };
}

/** Markov's chain: how often each step was taken, and how often paths ended, and how, in each state. */
export function sumsOfChain(table: PathTable, { order, nulls }: { order: number; nulls: boolean }): RowSums {
  const counts = countWindows(table, { order, nulls });
  const [steps, ends] = [counts.steps.keys(), counts.ended.keys()];
  const stepAt = placesOf(steps, counts.base ** (order + 1));
  const endAt = placesOf(ends, counts.base ** order);
  const size = steps.length + 3 * ends.length;
  return {
    size,
    ofRow: (row, { at, ofConversion, ofNull }) => {
      if (!nulls && table.conversions[row] === 0) return 0;
      let places = 0;
      const window = stepsOfRow(table, row, counts, (step) => {
        at[places++] = stepAt(step);
      });
      const end = steps.length + 3 * endAt(window);
      ofConversion.fill(1, 0, places + 2);
      ofNull.fill(nulls ? 1 : 0, 0, places + 1);
      at[places] = end;
      at[places + 1] = end + 1;
      at[places + 2] = end + 2;
      ofNull.fill(0, places + 1, places + 3);
      ofConversion[places + 2] = meanValue(table, row);
      return places + 3;
    },
    credit: (sums) => {
      const fresh = (space: number) => new StepCounts(space);
      const [drawn, windows] = [fresh(counts.base ** (order + 1)), counts.base ** order];
      const ended = [fresh(windows), fresh(windows), fresh(windows)] as const;
      for (const [place, key] of steps.entries()) drawn.add(key, sums[place] as number);
      let totals = { conversions: 0, value: 0 };
      for (const [place, key] of ends.entries()) {
        const from = steps.length + 3 * place;
        const [all, conversions, value] = [sums[from] as number, sums[from + 1] as number, sums[from + 2] as number];
        for (const [which, amount] of [all, conversions, value].entries()) ended[which]?.add(key, amount);
        totals = { conversions: totals.conversions + conversions, value: totals.value + value };
      }
      const chain = chainFrom(table.channels, {
        ...counts,
        steps: drawn,
        ended: ended[0],
        converted: ended[1],
        value: ended[2],
      });
      return creditFrom(removalEffects(chain), totals);
    },
  };
}

/** Up to so many keys each has a place of its own to hold where it stands. */
const mostDirect = 2 ** 23;

/** Where each of these keys, all below `space`, stands among them. */
function placesOf(keys: Float64Array, space: number): (key: number) => number {
  if (space > mostDirect) {
    const places = new Map(Array.from(keys, (key, at) => [key, at]));
    return (key) => places.get(key) as number;
  }
  const places = new Uint32Array(space);
  for (const [at, key] of keys.entries()) places[key] = at;
  return (key) => places[key] as number;
}

/** Shapley's rate-value form: conversions and paths of each set of channels, and what the conversions were worth. */
export function sumsOfSets(table: PathTable): RowSums {
  const { sets, ofRow: setOfRow } = setsOf(table);
  return {
    size: 3 * sets.length,
    ofRow: (row, { at, ofConversion, ofNull }) => {
      const from = 3 * (setOfRow[row] as number);
      for (let place = 0; place < 3; place++) at[place] = from + place;
      ofConversion.set([1, 1, meanValue(table, row)]);
      ofNull.set([0, 1, 0]);
      return 3;
    },
    credit: (sums) =>
      creditBySets(
        table.channels.length,
        sets.map((set, at) => ({
          set,
          converted: sums[3 * at] as number,
          all: sums[3 * at + 1] as number,
          value: sums[3 * at + 2] as number,
        })),
      ),
  };
}
