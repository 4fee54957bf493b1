import { shareInto } from "./column-shares.ts";
import { columnWeightsOf } from "./column-weights.ts";
import { MICRO } from "./credit.ts";
import { type JourneyTable, journeyCount } from "./journey-table.ts";
import type { Model } from "./models.ts";

/** What each touch of a table is credited with, in its order: minor units of value, and millionths of a conversion. */
export interface TouchCredit {
  readonly minor: Float64Array;
  readonly micro: Float64Array;
}

/**
 * Credits every touch under a rule model, each conversion by largest remainder: its touches' credits sum to its value and to
 * one conversion exactly. `into` is written over where it is given, for one model after the other.
 */
export function creditJourneys(
  table: JourneyTable,
  model: Extract<Model, { kind: "rule" }>,
  into: TouchCredit = emptyCredit(table),
): TouchCredit {
  const weigh = columnWeightsOf(model);
  const { offsets, valueMinor } = table;
  const { minor, micro } = into;
  const weights = new Float64Array(longest(offsets));
  const again = new Float64Array(weights.length);
  const at = { journey: 0, from: 0, until: 0 };
  for (let journey = 0; journey < journeyCount(table); journey++) {
    const [from, until] = [offsets[journey] as number, offsets[journey + 1] as number];
    if (from === until) continue;
    at.journey = journey;
    at.from = from;
    at.until = until;
    weigh(table, at, weights);
    const count = until - from;
    for (let index = 0; index < count; index++) again[index] = weights[index] as number;
    shareInto(valueMinor[journey] as number, weights, count, minor, from);
    shareInto(MICRO, again, count, micro, from);
  }
  return into;
}

export const emptyCredit = ({ places }: Pick<JourneyTable, "places">): TouchCredit => ({
  minor: new Float64Array(places.length),
  micro: new Float64Array(places.length),
});

function longest(offsets: Uint32Array): number {
  let most = 0;
  for (let at = 1; at < offsets.length; at++)
    most = Math.max(most, (offsets[at] as number) - (offsets[at - 1] as number));
  return most;
}
