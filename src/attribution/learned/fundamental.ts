/** Below this a place leads to itself or to places like it for ever: no path ends there. */
const smallest = 1e-12;

/**
 * (I − Q)⁻¹ by Gauss and Jordan, in one array: the expected visits of each place from each. A place from which no path
 * ends has none. `leads` is Q, row by row, and is not kept.
 */
export function fundamental(leads: Float64Array, size: number): Float64Array {
  const inverse = leads;
  for (let at = 0; at < inverse.length; at++) inverse[at] = -(inverse[at] as number);
  for (let place = 0; place < size; place++) {
    const own = place * size + place;
    inverse[own] = (inverse[own] as number) + 1;
  }
  // I − Q has its weight on the diagonal: it needs no exchange of rows.
  for (let pivot = 0; pivot < size; pivot++) {
    const row = inverse.subarray(pivot * size, (pivot + 1) * size);
    const held = row[pivot] as number;
    if (Math.abs(held) < smallest) {
      row.fill(0);
      for (let other = 0; other < size; other++) inverse[other * size + pivot] = 0;
      continue;
    }
    row[pivot] = 1;
    for (let column = 0; column < size; column++) row[column] = (row[column] as number) / held;
    for (let other = 0; other < size; other++) {
      if (other === pivot) continue;
      const from = other * size;
      const factor = inverse[from + pivot] as number;
      if (factor === 0) continue;
      inverse[from + pivot] = 0;
      for (let column = 0; column < size; column++)
        inverse[from + column] = (inverse[from + column] as number) - factor * (row[column] as number);
    }
  }
  return inverse;
}
