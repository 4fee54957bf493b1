/** Sums of what is counted, by unit and key, as a bootstrap takes them. */
export interface UnitSums {
  readonly units: Uint32Array;
  readonly keys: Uint32Array;
  readonly values: Float64Array;
  readonly keyCount: number;
}

/** A column that grows, for as many amounts as a million journeys bring. */
export class UnitSumsBuilder {
  readonly #sums = new Map<number, number>();
  readonly #keyCount: number;

  constructor(keyCount: number) {
    this.#keyCount = keyCount;
  }

  add(unit: number, key: number, amount: number): void {
    const cell = unit * this.#keyCount + key;
    this.#sums.set(cell, (this.#sums.get(cell) ?? 0) + amount);
  }

  /** The sums that are not 0, unit by unit. */
  built(): UnitSums {
    const cells = Float64Array.from(this.#sums.keys()).sort();
    const keyCount = this.#keyCount;
    return {
      units: Uint32Array.from(cells, (cell) => Math.floor(cell / keyCount)),
      keys: Uint32Array.from(cells, (cell) => cell % keyCount),
      values: Float64Array.from(cells, (cell) => this.#sums.get(cell) as number),
      keyCount,
    };
  }
}

/** The sum of each key over all units. */
export function totalsOf({ keys, values, keyCount }: UnitSums): Float64Array {
  const totals = new Float64Array(keyCount);
  for (const [at, key] of keys.entries()) totals[key] = (totals[key] as number) + (values[at] as number);
  return totals;
}
