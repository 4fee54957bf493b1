const tolerance = 1e-12;
const [mostSteps, mostQuick, mostSweeps] = [200, 60, 100_000];

/** A square matrix by its rows: the entries of row i stand from offsets[i] to offsets[i + 1]. */
export interface SparseRows {
  readonly offsets: Uint32Array;
  readonly at: Uint32Array;
  readonly share: Float64Array;
}

/**
 * Solves x = given + M·x, where M is above 0 and its powers vanish, over the rows that are `isIn`; x is 0 elsewhere. `guess` is
 * where it begins. A few dozen Gauss–Seidel sweeps, each scaled so that what comes in is what goes out, are enough for nearly
 * all chains; one with slow modes left is solved by BiCGSTAB, and plain iteration proves that answer.
 *
 * Source: Stewart, Introduction to the Numerical Solution of Markov Chains (1994), ch. 6 (aggregation, here into one);
 * van der Vorst, Bi-CGSTAB (1992), doi:10.1137/0913035.
 */
export function solve(rows: SparseRows, given: Float64Array, isIn: Uint8Array, guess: Float64Array): Float64Array {
  const x = guess.map((one, row) => (isIn[row] === 1 ? one : 0));
  const begun = given.map((one, row) => (isIn[row] === 1 ? one : 0));
  const kept = keptOf(rows, isIn);
  for (let quick = 0; quick < mostQuick; quick++) if (sweep(rows, begun, isIn, x, kept)) return x;
  const times = (from: Float64Array, to: Float64Array) => layProduct(rows, isIn, from, to);
  const left = new Float64Array(x.length);
  times(x, left);
  for (let row = 0; row < x.length; row++)
    left[row] = (begun[row] as number) + (left[row] as number) - (x[row] as number);
  const more = stabilised(left, times, tolerance * Math.sqrt(dot(begun, begun)));
  for (let row = 0; row < x.length; row++) x[row] = (x[row] as number) + (more[row] as number);
  for (let more = 0; more < mostSweeps; more++) if (sweep(rows, begun, isIn, x, null)) break;
  return x;
}

/** What is lost of each row's x by one step: 1 less the sum of its column. */
function keptOf({ offsets, at, share }: SparseRows, isIn: Uint8Array): Float64Array {
  const kept = Float64Array.from(isIn);
  for (let row = 0; row < isIn.length; row++) {
    if (isIn[row] === 0) continue;
    for (let entry = offsets[row] as number; entry < (offsets[row + 1] as number); entry++)
      kept[at[entry] as number] = (kept[at[entry] as number] as number) - (share[entry] as number);
  }
  return kept;
}

/** One sweep over x in place, scaled by `kept` before it; answers whether it moved next to nothing. */
function sweep(
  { offsets, at, share }: SparseRows,
  given: Float64Array,
  isIn: Uint8Array,
  x: Float64Array,
  kept: Float64Array | null,
): boolean {
  const scale = kept === null ? 1 : sum(given) / dot(kept, x);
  if (scale > 0.5 && scale < 2) for (let row = 0; row < x.length; row++) x[row] = (x[row] as number) * scale;
  let [moved, all] = [0, 0];
  for (let row = 0; row < isIn.length; row++) {
    if (isIn[row] === 0) continue;
    let found = given[row] as number;
    const until = offsets[row + 1] as number;
    for (let entry = offsets[row] as number; entry < until; entry++)
      found += (share[entry] as number) * (x[at[entry] as number] as number);
    moved += Math.abs(found - (x[row] as number));
    all += Math.abs(found);
    x[row] = found;
  }
  return moved <= tolerance * all;
}

function layProduct({ offsets, at, share }: SparseRows, isIn: Uint8Array, x: Float64Array, y: Float64Array): void {
  for (let row = 0; row < isIn.length; row++) {
    let found = 0;
    if (isIn[row] === 1)
      for (let entry = offsets[row] as number; entry < (offsets[row + 1] as number); entry++)
        found += (share[entry] as number) * (x[at[entry] as number] as number);
    y[row] = found;
  }
}

/** Lays M·x into y. */
type Times = (x: Float64Array, y: Float64Array) => void;

function stabilised(given: Float64Array, times: Times, size: number): Float64Array {
  const { length } = given;
  const x = new Float64Array(length);
  const [residual, direction] = [given.slice(), given.slice()];
  const [product, second] = [new Float64Array(length), new Float64Array(length)];
  // Its shadow is all ones, not the first residual as usual: paths begin in states that none comes back to, and those tell
  // nothing of the rest. A product with it is a sum.
  let along = sum(residual);
  for (let step = 0; step < mostSteps && along !== 0; step++) {
    lessTimes(direction, product, times);
    const alpha = quotient(along, sum(product));
    for (let at = 0; at < length; at++) residual[at] = (residual[at] as number) - alpha * (product[at] as number);
    lessTimes(residual, second, times);
    const omega = quotient(dot(second, residual), dot(second, second));
    for (let at = 0; at < length; at++) {
      const left = residual[at] as number;
      x[at] = (x[at] as number) + alpha * (direction[at] as number) + omega * left;
      residual[at] = left - omega * (second[at] as number);
    }
    if (Math.sqrt(dot(residual, residual)) <= size) break;
    const next = sum(residual);
    const turn = quotient(next, along) * quotient(alpha, omega);
    for (let at = 0; at < length; at++)
      direction[at] = (residual[at] as number) + turn * ((direction[at] as number) - omega * (product[at] as number));
    along = next;
  }
  // Whatever lost its way begins anew by plain iteration.
  return x.every(Number.isFinite) ? x : x.fill(0);
}

/** y = x − M·x. */
function lessTimes(x: Float64Array, y: Float64Array, times: Times): void {
  times(x, y);
  for (let at = 0; at < x.length; at++) y[at] = (x[at] as number) - (y[at] as number);
}

const quotient = (over: number, under: number): number => (under === 0 ? 0 : over / under);

function sum(x: Float64Array): number {
  let all = 0;
  for (let at = 0; at < x.length; at++) all += x[at] as number;
  return all;
}

function dot(one: Float64Array, other: Float64Array): number {
  let all = 0;
  for (let at = 0; at < one.length; at++) all += (one[at] as number) * (other[at] as number);
  return all;
}
