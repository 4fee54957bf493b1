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

const runs = 12;
const isPlus = (run: number, column: number) => run < 11 && firstRow[(column - run + 11) % 11] === "+";

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
export const twelveWorlds: readonly NamedWorld[] = Array.from({ length: runs }, (_, run) => {
  const { model, people } = isPlus(run, 0) ? businesses.plus : businesses.minus;
  const present = traits.filter((_trait, nth) => isPlus(run, 1 + nth));
  return {
    number: run + 1,
    name: `${model}: ${present.length === 0 ? "nothing special" : present.join(", ")}`,
    simulation: { model, people, days: 90, seed: 600 + run, traits: present },
    kept: isPlus(run, keptColumn),
  };
});

/** What a factor adds to a figure: its mean over the worlds with the factor less its mean over those without. */
export interface Effect {
  readonly factor: "online-shop" | Trait;
  readonly effect: number;
}

/**
 * The effect of each factor on a figure of the twelve worlds, in their order, and the noise of an effect: the root mean
 * square of the effects of the design's four columns that stand for no factor. Two factors' joint effects are spread
 * over the others' and over the noise.
 */
export function effectsOn(figures: readonly number[]): { effects: Effect[]; noise: number } {
  const of = (column: number) =>
    figures.reduce((sum, figure, run) => sum + (isPlus(run, column) ? figure : -figure), 0) / (runs / 2);
  const effects = (["online-shop", ...traits] as const).map((factor, column) => ({ factor, effect: of(column) }));
  const free = [7, 8, 9, 10].map(of);
  return { effects, noise: Math.sqrt(free.reduce((sum, effect) => sum + effect ** 2, 0) / free.length) };
}
