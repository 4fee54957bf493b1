/**
 * Shares `total` (an integer) out by the first `count` weights into `into` from `at` on, as `share` of `model/money` does,
 * without an array made for each of a million journeys.
 */
export function shareInto(total: number, weights: Float64Array, count: number, into: Float64Array, at: number): void {
  if (count === 1) {
    into[at] = total;
    return;
  }
  let sum = 0;
  for (let index = 0; index < count; index++) sum += weights[index] as number;
  const whole = Math.abs(total);
  let left = whole;
  for (let index = 0; index < count; index++) {
    const exact = sum === 0 ? whole / count : (whole * (weights[index] as number)) / sum;
    const part = Math.floor(exact);
    into[at + index] = part;
    // The weight is read no more: what was cut off stands in its place.
    weights[index] = Math.round((exact - part) * 100);
    left -= part;
  }
  for (; left > 0; left--) {
    let best = 0;
    for (let index = 1; index < count; index++)
      if ((weights[index] as number) > (weights[best] as number)) best = index;
    weights[best] = -1;
    into[at + best] = (into[at + best] as number) + 1;
  }
  if (total < 0)
    for (let index = at; index < at + count; index++) into[index] = into[index] === 0 ? 0 : -(into[index] as number);
}
