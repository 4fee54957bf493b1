import { invert } from "../markov/inverse.ts";

/**
 * (I − Q)⁻¹ in one array: the expected visits of each place from each. A place from which no path ends has none. `leads` is
 * Q, row by row, and is not kept.
 */
export function fundamental(leads: Float64Array, size: number): Float64Array {
  for (let at = 0; at < leads.length; at++) leads[at] = -(leads[at] as number);
  for (let place = 0; place < size; place++) {
    const own = place * size + place;
    leads[own] = (leads[own] as number) + 1;
  }
  invert(leads, size);
  return leads;
}
