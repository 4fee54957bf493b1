/** Sums of `values` by their keys, 0 … count − 1. */
export function summedBy(keys: ArrayLike<number>, values: ArrayLike<number>, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let at = 0; at < keys.length; at++)
    sums[keys[at] as number] = (sums[keys[at] as number] as number) + (values[at] as number);
  return sums;
}
