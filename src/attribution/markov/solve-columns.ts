const tolerance = 1e-12;
const mostSteps = 200;
const mostSweeps = 100_000;

/** Lays M·x into y. */
export type Times = (x: Float64Array, y: Float64Array) => void;

/**
 * Solves x = given + M·x for several columns side by side (entry i of column c stands at i × columns + c), where M's powers
 * vanish: by BiCGSTAB with coefficients for each column, for a chain's slow modes are few and it finds them in a dozen
 * steps where plain iteration takes hundreds; then by plain iteration, which proves the answer and mends one that is none.
 *
 * Source: van der Vorst, Bi-CGSTAB (1992), doi:10.1137/0913035.
 */
export function solveColumns(given: Float64Array, columns: number, times: Times): Float64Array {
  const size = dots(given, given, columns).map((square) => tolerance * Math.sqrt(square));
  const x = stabilised(given, columns, times, size);
  const product = new Float64Array(given.length);
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    times(x, product);
    for (let at = 0; at < x.length; at++)
      product[at] = (given[at] as number) + (product[at] as number) - (x[at] as number);
    const left = dots(product, product, columns);
    for (let at = 0; at < x.length; at++) x[at] = (x[at] as number) + (product[at] as number);
    if (left.every((square, column) => Math.sqrt(square) <= (size[column] as number))) break;
  }
  return x;
}

function stabilised(given: Float64Array, columns: number, times: Times, size: Float64Array): Float64Array {
  const { length } = given;
  const x = new Float64Array(length);
  const [residual, direction] = [given.slice(), given.slice()];
  const [product, second] = [new Float64Array(length), new Float64Array(length)];
  // Not the first residual, as usual: paths begin in states that none comes back to, and those tell nothing of the rest.
  const shadow = new Float64Array(length).fill(1);
  let along = dots(shadow, residual, columns);
  // A column that is there stands still: what it would go on with is rounding.
  const isDone = new Uint8Array(columns);
  const still = (amount: number, column: number) => (isDone[column] === 1 ? 0 : amount);
  for (let step = 0; step < mostSteps; step++) {
    lessTimes(direction, product, times);
    const alpha = quotients(along, dots(shadow, product, columns)).map(still);
    add(residual, product, alpha, columns, -1);
    lessTimes(residual, second, times);
    const omega = quotients(dots(second, residual, columns), dots(second, second, columns)).map(still);
    add(x, direction, alpha, columns, 1);
    add(x, residual, omega, columns, 1);
    add(residual, second, omega, columns, -1);
    const left = dots(residual, residual, columns);
    for (const [column, square] of left.entries())
      if (Math.sqrt(square) <= (size[column] as number)) isDone[column] = 1;
    if (!isDone.includes(0)) break;
    const next = dots(shadow, residual, columns);
    const beta = quotients(next, along).map((ratio, column) => {
      const turn = ratio * ((alpha[column] as number) / (omega[column] as number));
      return Number.isFinite(turn) ? turn : 0;
    });
    add(direction, product, omega, columns, -1);
    for (let at = 0; at < length; )
      for (let column = 0; column < columns; column++, at++)
        direction[at] = (residual[at] as number) + (beta[column] as number) * (direction[at] as number);
    along = next;
  }
  // A column that lost its way begins anew by plain iteration.
  for (let at = 0; at < length; at++) if (!Number.isFinite(x[at])) x[at] = 0;
  return x;
}

/** y = x − M·x. */
function lessTimes(x: Float64Array, y: Float64Array, times: Times): void {
  times(x, y);
  for (let at = 0; at < x.length; at++) y[at] = (x[at] as number) - (y[at] as number);
}

const quotients = (over: Float64Array, under: Float64Array): Float64Array =>
  over.map((one, column) => (under[column] === 0 ? 0 : one / (under[column] as number)));

function dots(one: Float64Array, other: Float64Array, columns: number): Float64Array {
  const sums = new Float64Array(columns);
  for (let at = 0; at < one.length; )
    for (let column = 0; column < columns; column++, at++)
      sums[column] = (sums[column] as number) + (one[at] as number) * (other[at] as number);
  return sums;
}

function add(to: Float64Array, block: Float64Array, by: Float64Array, columns: number, sign: 1 | -1): void {
  for (let at = 0; at < to.length; )
    for (let column = 0; column < columns; column++, at++)
      to[at] = (to[at] as number) + sign * (by[column] as number) * (block[at] as number);
}
