import type { SimulatedModel } from "../../src/simulator/market.ts";
import { type Trait, traits } from "../../src/simulator/traits.ts";

/** A simulated business that models are held against. */
export interface NamedWorld {
  /** 1 to 12. */
  readonly number: number;
  /** What it is, in words: "online-shop: season, dark-social". */
  readonly name: string;
  readonly simulation: {
    readonly model: SimulatedModel;
    readonly people: number;
    readonly days: number;
    readonly seed: number;
    readonly traits: readonly Trait[];
  };
  /** Whether it is kept for the table; the others are for building models, and may be looked at while doing so. */
  readonly kept: boolean;
}

/** Plackett and Burman's first row for twelve runs (Biometrika 33, 1946, p. 323); ten shifts of it and a row of minuses follow. */
const firstRow = "++-+++---+-";

/** The column whose plus keeps a world for the table; column 0 is the business, columns 1 to 6 are the traits. */
const keptColumn = 7;

const businesses = {
  plus: { model: "online-shop", people: 20_000 },
  minus: { model: "b2b", people: 60_000 },
} as const;

/**
 * Twelve worlds over seven factors in two levels. Each factor is there in six and missing in six, each pair of factors
 * stands in its four combinations three times each, and so with building and kept: no factor is the kept worlds' own.
 */
export const twelveWorlds: readonly NamedWorld[] = Array.from({ length: 12 }, (_, run) => {
  const isPlus = (column: number) => run < 11 && firstRow[(column - run + 11) % 11] === "+";
  const { model, people } = isPlus(0) ? businesses.plus : businesses.minus;
  const present = traits.filter((_trait, nth) => isPlus(1 + nth));
  return {
    number: run + 1,
    name: `${model}: ${present.length === 0 ? "nothing special" : present.join(", ")}`,
    simulation: { model, people, days: 90, seed: 600 + run, traits: present },
    kept: isPlus(keptColumn),
  };
});
