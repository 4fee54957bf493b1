import { type JourneyTable, journeyCount } from "../journey-table.ts";
import { markov } from "../markov/markov.ts";
import type { PathTable } from "../paths/path-table.ts";
import { fundamental } from "./fundamental.ts";
import { type LearnedCounts, type NullPaths, type PlaceShares, toShares } from "./learned-model.ts";
import { type Steps, stepsOf } from "./steps.ts";

/**
 * Markov's removal effects of order 1 from counts of steps, all of them from one inverse: RE = g·h / (N·p), with g the
 * expected visits of a place, h the chance to convert from it, N the visits to it once there, p the chance of a path.
 *
 * Source: Kemeny and Snell, Finite Markov Chains (1960), ch. III; Anderl et al. (2016), doi:10.1016/j.ijresmar.2016.03.001.
 */
export function countSteps(table: JourneyTable, nullPaths: NullPaths | null): LearnedCounts {
  const steps = stepsOf(table, nullPaths);
  const isQuick = table.placeCount <= mostInverted;
  const sharesOf = (sums: Float64Array) => (isQuick ? removalShares(steps, sums) : bySweeps(table, nullPaths));
  return { counted: steps.counted, fixed: steps.ofNulls, sharesOf, isQuick };
}

/** The inverse grows with the cube of the places: above so many, each is removed by itself instead. */
const mostInverted = 300;

function removalShares(steps: Steps, sums: Float64Array): PlaceShares {
  const { placeCount: places } = steps;
  const { leads, start, converts, worth } = chances(steps, sums);
  const visits = fundamental(leads, places);
  const conversions = new Float64Array(places);
  const value = new Float64Array(places);
  for (let place = 0; place < places; place++) {
    let [expected, chance, yields] = [0, 0, 0];
    for (let other = 0; other < places; other++) {
      expected += (start[other] as number) * (visits[other * places + place] as number);
      const visited = visits[place * places + other] as number;
      chance += visited * (converts[other] as number);
      yields += visited * (worth[other] as number);
    }
    const once = visits[place * places + place] as number;
    // Divided by p, and by the mean value, alike for all: shares need neither.
    conversions[place] = once > 0 ? Math.max(0, (expected * chance) / once) : 0;
    value[place] = once > 0 ? Math.max(0, (expected * yields) / once) : 0;
  }
  return { conversions: toShares(conversions), value: toShares(value) };
}

function bySweeps(table: JourneyTable, nullPaths: NullPaths | null): PlaceShares {
  const { rows } = markov(pathsOf(table, nullPaths), { order: 1, nulls: nullPaths !== null });
  return {
    conversions: toShares(Float64Array.from(rows, ({ conversions }) => conversions)),
    value: toShares(Float64Array.from(rows, ({ value }) => value)),
  };
}

/** A row each journey, and one each path that did not convert. */
function pathsOf(table: JourneyTable, nullPaths: NullPaths | null): PathTable {
  const { offsets, places, placeCount, valueMinor } = table;
  const journeys = journeyCount(table);
  const { offsets: nullOffsets, steps, nulls } = nullPaths ?? { offsets: [0], steps: [], nulls: [] };
  return {
    channels: Array.from({ length: placeCount }, (_, place) => String(place)),
    offsets: Uint32Array.from([
      ...offsets,
      ...Array.from(nullOffsets)
        .slice(1)
        .map((end) => end + places.length),
    ]),
    steps: Uint32Array.from([...places, ...steps]),
    conversions: Float64Array.from({ length: journeys + nulls.length }, (_, row) => (row < journeys ? 1 : 0)),
    values: Float64Array.from({ length: journeys + nulls.length }, (_, row) => valueMinor[row] ?? 0),
    nulls: Float64Array.from({ length: journeys + nulls.length }, (_, row) => nulls[row - journeys] ?? 0),
  };
}

/** Transition shares between places, of beginnings, to a conversion, and to a conversion times its mean value. */
function chances({ placeCount: places, from, to }: Steps, sums: Float64Array) {
  const outflow = new Float64Array(places + 1);
  for (let step = 0; step < from.length; step++) {
    const origin = from[step] as number;
    outflow[origin] = (outflow[origin] as number) + Math.max(0, sums[step] as number);
  }
  const leads = new Float64Array(places * places);
  const start = new Float64Array(places);
  const converts = new Float64Array(places);
  const worth = new Float64Array(places);
  for (let step = 0; step < from.length; step++) {
    const [origin, end, count] = [from[step] as number, to[step] as number, Math.max(0, sums[step] as number)];
    const share = count === 0 ? 0 : count / (outflow[origin] as number);
    if (origin === places) start[end] = share;
    else if (end < places) leads[origin * places + end] = share;
    else if (end === places) converts[origin] = share;
  }
  for (let place = 0; place < places; place++) {
    const out = outflow[place] as number;
    worth[place] = out === 0 ? 0 : Math.max(0, sums[from.length + place] as number) / out;
  }
  return { leads, start, converts, worth };
}
