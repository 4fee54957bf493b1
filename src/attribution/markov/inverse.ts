/** Below this a state leads to itself or to states like it for ever: no path ends there. */
const smallest = 1e-12;

/**
 * Inverts a matrix of n × n, row by row, in place, by Gauss–Jordan without pivoting: right for I − Q, whose diagonal
 * outweighs its rows. A state from which no path ends has no visits: its row and column are 0.
 *
 * Source: Higham, Accuracy and Stability of Numerical Algorithms (2002), §9.5: no pivots are needed where the diagonal dominates.
 */
export function invert(matrix: Float64Array, n: number): void {
  for (let pivot = 0; pivot < n; pivot++) {
    const base = pivot * n;
    const held = matrix[base + pivot] as number;
    if (Math.abs(held) < smallest) {
      for (let other = 0; other < n; other++) matrix[base + other] = matrix[other * n + pivot] = 0;
      continue;
    }
    const factor = 1 / held;
    matrix[base + pivot] = 1;
    for (let column = 0; column < n; column++) matrix[base + column] = (matrix[base + column] as number) * factor;
    for (let row = 0; row < n; row++) {
      const lead = matrix[row * n + pivot] as number;
      if (row === pivot || lead === 0) continue;
      matrix[row * n + pivot] = 0;
      take(matrix, row * n, base, n, lead);
    }
  }
}

/** Takes `times` the row at `from` from the row at `row`. */
function take(matrix: Float64Array, row: number, from: number, n: number, times: number): void {
  for (let column = 0; column < n; column++)
    matrix[row + column] = (matrix[row + column] as number) - times * (matrix[from + column] as number);
}
