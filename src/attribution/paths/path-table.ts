/** Paths in a row each: which channels, how often they ended in a conversion, in nothing, and what the conversions were worth. */
export interface PathTable {
  /** Their names, in the order in which they first stand. */
  readonly channels: readonly string[];
  /** Row i's steps stand in `steps` from offsets[i] to offsets[i + 1]; one more than there are rows. */
  readonly offsets: Uint32Array;
  /** Channels by their place in `channels`. */
  readonly steps: Uint32Array;
  readonly conversions: Float64Array;
  /** The value of a row's conversions together. */
  readonly values: Float64Array;
  /** How often the path ended without a conversion. */
  readonly nulls: Float64Array;
}

/** One path as it is written by hand. */
export interface PathRow {
  readonly path: readonly string[];
  readonly conversions?: number;
  readonly value?: number;
  readonly nulls?: number;
}

/**
 * A table of rows; channels are told apart by their exact names. Rows without a step are kept, and credit nobody. A RangeError
 * names the row whose figures are no numbers from 0 up.
 */
export function pathTable(rows: readonly PathRow[]): PathTable {
  for (const [at, { conversions = 0, value = 0, nulls = 0 }] of rows.entries())
    for (const [name, figure] of Object.entries({ conversions, value, nulls }))
      if (!Number.isFinite(figure) || figure < 0)
        throw new RangeError(`row ${at}: ${name} is ${figure}, not a number from 0 up`);
  const numbers = new Map<string, number>();
  const offsets = new Uint32Array(rows.length + 1);
  const steps: number[] = [];
  for (const [at, { path }] of rows.entries()) {
    for (const channel of path) {
      const known = numbers.get(channel);
      if (known === undefined) numbers.set(channel, numbers.size);
      steps.push(known ?? numbers.size - 1);
    }
    offsets[at + 1] = steps.length;
  }
  return {
    channels: [...numbers.keys()],
    offsets,
    steps: Uint32Array.from(steps),
    conversions: Float64Array.from(rows, ({ conversions = 0 }) => conversions),
    values: Float64Array.from(rows, ({ value = 0 }) => value),
    nulls: Float64Array.from(rows, ({ nulls = 0 }) => nulls),
  };
}

export function sumOfAll(numbers: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < numbers.length; at++) sum += numbers[at] as number;
  return sum;
}

/** The conversions, and their value, of rows that name a channel. */
export const withSteps = (table: PathTable): RowSums => sumsOfRows(table, true);

/** The same of rows that name none. */
export const withoutSteps = (table: PathTable): RowSums => sumsOfRows(table, false);

interface RowSums {
  readonly conversions: number;
  readonly value: number;
}

function sumsOfRows({ offsets, conversions, values }: PathTable, stepped: boolean): RowSums {
  let [converted, value] = [0, 0];
  for (let row = 0; row < conversions.length; row++) {
    if ((offsets[row] === offsets[row + 1]) === stepped) continue;
    converted += conversions[row] as number;
    value += values[row] as number;
  }
  return { conversions: converted, value };
}
