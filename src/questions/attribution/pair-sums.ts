import { type JourneyTable, journeyCount } from "../../attribution/journey-table.ts";
import type { StepSums } from "../../attribution/markov/pairs.ts";
import type { Meetings } from "../../statistics/chance-meetings.ts";
import type { Entries } from "../../statistics/poisson-bootstrap.ts";

/** What pairs are worked out from, counted by person or group of persons: entries for a bootstrap, and how a sum over them is read. */
export interface PairSums {
  readonly entries: Entries & { readonly values: Float64Array };
  /** Of a sum of each key: the steps of the chain, the meetings, and at i × places + j (i below j) the journeys with both. */
  read(sums: Float64Array): { steps: StepSums; meetings: Meetings; both: Float64Array };
  /** What the conversions with both are worth, minor units, at i × places + j (i below j). */
  readonly bothMinor: Float64Array;
}

/** Counts the journeys with touches, each place by its number in `placeOf` (of a table's place), runs of one place collapsed. */
export function pairSums(table: JourneyTable, placeOf: Uint32Array, places: number): PairSums {
  const { offsets, valueMinor, units } = table;
  const layout = keysOf(places);
  const unitCount = units.reduce((most, unit) => Math.max(most, unit + 1), 0);
  const sums = new Float64Array(unitCount * layout.keyCount);
  const bothMinor = new Float64Array(places * places);
  const metIn = new Int32Array(places).fill(-1);
  const distinct: number[] = [];
  for (let journey = 0; journey < journeyCount(table); journey++) {
    const [from, until] = [offsets[journey] as number, offsets[journey + 1] as number];
    if (from === until) continue;
    const base = (units[journey] as number) * layout.keyCount;
    const add = (key: number) => {
      sums[base + key] = (sums[base + key] as number) + 1;
    };
    distinct.length = 0;
    let last = -1;
    for (let at = from; at < until; at++) {
      const place = placeOf[table.places[at] as number] as number;
      if (place === last) continue;
      add(last === -1 ? layout.starts + place : layout.steps + last * places + place);
      last = place;
      if (metIn[place] === journey) continue;
      metIn[place] = journey;
      distinct.push(place);
      add(layout.met + place);
    }
    add(layout.ends + last);
    add(layout.sizes + distinct.length);
    for (const a of distinct) {
      for (const b of distinct) {
        if (a >= b) continue;
        add(layout.both + a * places + b);
        bothMinor[a * places + b] = (bothMinor[a * places + b] as number) + (valueMinor[journey] as number);
      }
    }
  }
  const read = (of: Float64Array) => ({
    steps: {
      places,
      starts: of.subarray(layout.starts, layout.starts + places),
      ends: of.subarray(layout.ends, layout.ends + places),
      steps: of.subarray(layout.steps, layout.steps + places * places),
    },
    meetings: {
      met: of.subarray(layout.met, layout.met + places),
      sizes: of.subarray(layout.sizes, layout.sizes + places + 1),
    },
    both: of.subarray(layout.both, layout.both + places * places),
  });
  return { entries: { ...entriesOf(sums, layout.keyCount), keyCount: layout.keyCount }, read, bothMinor };
}

/** Where each kind of count begins among the keys. */
function keysOf(places: number) {
  const [starts, ends, met, sizes] = [0, places, 2 * places, 3 * places];
  const steps = sizes + places + 1;
  const both = steps + places * places;
  return { starts, ends, met, sizes, steps, both, keyCount: both + places * places };
}

function entriesOf(sums: Float64Array, keyCount: number) {
  const count = sums.reduce((some, value) => some + Number(value !== 0), 0);
  const [units, keys, values] = [new Uint32Array(count), new Uint32Array(count), new Float64Array(count)];
  let entry = 0;
  for (let at = 0; at < sums.length; at++) {
    if (sums[at] === 0) continue;
    units[entry] = Math.floor(at / keyCount);
    keys[entry] = at % keyCount;
    values[entry] = sums[at] as number;
    entry++;
  }
  return { units, keys, values };
}
