import type { Growth } from "../../model/attribution/roles-by-month.ts";
import { discoveries } from "../../statistics/discoveries.ts";
import { type Counted, rateChange } from "../../statistics/rate-change.ts";
import { isEnough } from "./quartiles.ts";

/** How each stretch grew from the one before it; null for the first. None is called more than noise yet. */
export function growths(stretches: readonly Counted[]): (Growth | null)[] {
  return stretches.map((later, at) => {
    const earlier = stretches[at - 1];
    return earlier === undefined ? null : growthOf(earlier, later);
  });
}

/** Says of each growth whether it is more than noise, all of them looked at together. */
export function markBeyondNoise(growths: readonly Growth[]): void {
  const tested = growths.filter(({ enough }) => enough);
  const found = discoveries(tested.map(({ chance }) => chance ?? 1));
  for (const [at, growth] of tested.entries()) growth.beyondNoise = found[at] === true;
}

function growthOf(earlier: Counted, later: Counted): Growth {
  const hadSome = earlier.count > 0;
  const enough = isEnough(earlier.count + later.count);
  const percent = hadSome ? percentOf(later.count / later.days / (earlier.count / earlier.days)) : null;
  if (!enough) return { percent, interval: null, chance: null, enough, beyondNoise: false };
  const { low, high, p } = rateChange(earlier, later);
  const interval = hadSome ? { low: percentOf(low), high: percentOf(high), level: 0.9 as const } : null;
  return { percent, interval, chance: p, enough, beyondNoise: false };
}

/** To two decimals. */
const percentOf = (ratio: number) => Math.round((ratio - 1) * 10_000) / 100;
