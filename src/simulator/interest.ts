const minutesPerStep = 360;
const stepsKept = 4 * 365;

/** 0.5^(1/32): interest halves in eight days, in steps of six hours. */
const perStep = 0.9785720620877;

const factors = new Float64Array(stepsKept);
for (let step = 0, factor = 1; step < stepsKept; step++, factor *= perStep) factors[step] = factor;

/** What is left of an interest after some minutes: half of it after eight days. Products alone, no library's `exp`. */
export function decayed(interest: number, minutes: number): number {
  return interest * (factors[Math.floor(minutes / minutesPerStep)] ?? 0);
}

/** A share from 0 to 1 that an interest reaches: half of it at `half`. */
export function saturation(interest: number, half: number): number {
  return interest / (interest + half);
}
