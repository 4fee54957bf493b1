import { type JourneyTable, journeyCount } from "../journey-table.ts";
import type { NullPaths } from "./learned-model.ts";
import { type UnitSums, UnitSumsBuilder } from "./unit-sums.ts";

/**
 * The steps that paths take between places, runs of one place collapsed. Step k goes from `from[k]` to `to[k]`;
 * `placeCount` as the origin is the beginning of a path, as the end a conversion, `placeCount` + 1 the end without one.
 * Key k of the sums counts the step, key `from.length` + place is the value of conversions whose path ended there.
 */
export interface Steps {
  readonly placeCount: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly counted: UnitSums;
  /** The same of paths that did not convert; null where none are counted. */
  readonly ofNulls: Float64Array | null;
}

export function stepsOf(table: JourneyTable, nullPaths: NullPaths | null): Steps {
  const { offsets, places, placeCount, valueMinor, units } = table;
  const numbers = new StepNumbers(placeCount);
  const taken = new Path(places, numbers);
  const eachJourney = (visit: (journey: number, path: Path) => void) => {
    for (let journey = 0; journey < journeyCount(table); journey++) {
      taken.walk(offsets[journey] as number, offsets[journey + 1] as number, placeCount);
      if (taken.steps.length > 0) visit(journey, taken);
    }
  };
  eachJourney(() => {});
  const nullSteps = nullPaths === null ? [] : countNulls(nullPaths, numbers, placeCount);
  const steps = numbers.size;
  const sums = new UnitSumsBuilder(steps + placeCount);
  eachJourney((journey, path) => {
    const unit = units[journey] as number;
    for (const step of path.steps) sums.add(unit, step, 1);
    sums.add(unit, steps + path.last, valueMinor[journey] as number);
  });
  let ofNulls: Float64Array | null = null;
  if (nullPaths !== null) {
    ofNulls = new Float64Array(steps + placeCount);
    for (const [step, count] of nullSteps.entries()) ofNulls[step] = count;
  }
  return { placeCount, ...numbers.ends(), counted: sums.built(), ofNulls };
}

function countNulls({ offsets, steps, nulls }: NullPaths, numbers: StepNumbers, placeCount: number): number[] {
  const path = new Path(steps, numbers);
  const counts: number[] = [];
  for (let row = 0; row + 1 < offsets.length; row++) {
    path.walk(offsets[row] as number, offsets[row + 1] as number, placeCount + 1);
    for (const step of path.steps) counts[step] = (counts[step] ?? 0) + (nulls[row] as number);
  }
  return Array.from(counts, (count = 0) => count);
}

/** One path after the other as the numbers of its steps. */
class Path {
  readonly steps: number[] = [];
  last = -1;
  readonly #places: Uint32Array;
  readonly #numbers: StepNumbers;

  constructor(places: Uint32Array, numbers: StepNumbers) {
    this.#places = places;
    this.#numbers = numbers;
  }

  walk(from: number, until: number, end: number): void {
    this.steps.length = 0;
    this.last = -1;
    if (from === until) return;
    for (let at = from; at < until; at++) {
      const place = this.#places[at] as number;
      if (place === this.last) continue;
      this.steps.push(this.#numbers.of(this.last === -1 ? this.#numbers.start : this.last, place));
      this.last = place;
    }
    this.steps.push(this.#numbers.of(this.last, end));
  }
}

/** Numbers steps as they are met. */
class StepNumbers {
  readonly start: number;
  readonly #known = new Map<number, number>();
  readonly #ends: number;

  constructor(placeCount: number) {
    this.start = placeCount;
    this.#ends = placeCount + 2;
  }

  get size(): number {
    return this.#known.size;
  }

  of(from: number, to: number): number {
    const code = from * this.#ends + to;
    const known = this.#known.get(code);
    if (known !== undefined) return known;
    this.#known.set(code, this.#known.size);
    return this.#known.size - 1;
  }

  ends(): Pick<Steps, "from" | "to"> {
    const codes = [...this.#known.keys()];
    return {
      from: Uint32Array.from(codes, (code) => Math.floor(code / this.#ends)),
      to: Uint32Array.from(codes, (code) => code % this.#ends),
    };
  }
}
