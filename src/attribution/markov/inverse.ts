/**
 * Inverts a matrix of n × n, row by row, in place, by Gauss–Jordan without pivoting: right for I − Q, whose diagonal
 * outweighs its rows.
 *
 * Source: Higham, Accuracy and Stability of Numerical Algorithms (2002), §9.5: no pivots are needed where the diagonal dominates.
 */
export function invert(matrix: Float64Array, n: number): void {
  for (let pivot = 0; pivot < n; pivot++) {
    const base = pivot * n;
    const factor = 1 / (matrix[base + pivot] as number);
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
