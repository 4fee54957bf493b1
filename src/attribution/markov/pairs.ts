import { fundamental } from "../learned/fundamental.ts";

/** How often paths began in each place, went from one to another and ended in a conversion: the counts of a chain of order 1. */
export interface StepSums {
  readonly places: number;
  readonly starts: ArrayLike<number>;
  /** From place i to place j at i × places + j; none from a place to itself. */
  readonly steps: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

/** Removal effects of single places, and of every two together at i × places + j, 0 to 1. */
export interface PairRemoval {
  readonly single: Float64Array;
  readonly joint: Float64Array;
}

/**
 * What would be lost if whatever reached a place, or either of two, were lost: RE_S = g_Sᵀ (N_SS)⁻¹ h_S / p with N = (I − Q)⁻¹,
 * exactly, from one inverse. Paths that end in nothing stand in `lost`; with none the chain is that of those who converted,
 * and an effect is the share of conversions that came by way of the place.
 *
 * Source: Kemeny and Snell, Finite Markov Chains (1960), ch. III; Anderl et al. (2016), doi:10.1016/j.ijresmar.2016.03.001.
 */
export function removalOfPairs({ places, starts, steps, ends }: StepSums, lost?: ArrayLike<number>): PairRemoval {
  const { visitsFrom, chance } = chainOf({ places, starts, steps, ends }, lost);
  const at = (row: number, column: number) => visitsFrom[row * places + column] as number;
  const began = sumOf(starts);
  const [visits, converts] = [new Float64Array(places), new Float64Array(places)];
  let whole = 0;
  for (let place = 0; place < places; place++) {
    for (let other = 0; other < places; other++) {
      visits[place] = (visits[place] as number) + ((starts[other] as number) / began) * at(other, place);
      converts[place] = (converts[place] as number) + at(place, other) * (chance[other] as number);
    }
  }
  for (let place = 0; place < places; place++)
    whole += ((starts[place] as number) / began) * (converts[place] as number);
  const effect = (lost: number) => (whole > 0 ? Math.min(1, Math.max(0, lost / whole)) : 0);
  const [g, h] = [(place: number) => visits[place] as number, (place: number) => converts[place] as number];
  const single = Float64Array.from({ length: places }, (_, a) => effect((g(a) * h(a)) / at(a, a)));
  const joint = new Float64Array(places * places);
  for (let a = 0; a < places; a++) {
    joint[a * places + a] = single[a] as number;
    for (let b = a + 1; b < places; b++) {
      const determinant = at(a, a) * at(b, b) - at(a, b) * at(b, a);
      const ofA = (at(b, b) * h(a) - at(a, b) * h(b)) / determinant;
      const ofB = (at(a, a) * h(b) - at(b, a) * h(a)) / determinant;
      joint[a * places + b] = joint[b * places + a] = effect(g(a) * ofA + g(b) * ofB);
    }
  }
  return { single, joint };
}

/** The expected visits from each place to each, N = (I − Q)⁻¹, and the chance to convert at a place's step. */
function chainOf({ places, steps, ends }: StepSums, lost?: ArrayLike<number>) {
  const leads = new Float64Array(places * places);
  const chance = new Float64Array(places);
  for (let place = 0; place < places; place++) {
    let out = (ends[place] as number) + (lost?.[place] ?? 0);
    for (let to = 0; to < places; to++) out += steps[place * places + to] as number;
    if (out === 0) continue;
    for (let to = 0; to < places; to++) leads[place * places + to] = (steps[place * places + to] as number) / out;
    chance[place] = (ends[place] as number) / out;
  }
  return { visitsFrom: fundamental(leads, places), chance };
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] as number;
  return sum;
}
