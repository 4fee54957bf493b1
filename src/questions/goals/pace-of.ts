import type { GoalReason, GoalStatus, MeasureKind } from "../../model/goal-pace.ts";
import { unitHash } from "../../statistics/poisson-weight.ts";
import { percentileInterval } from "../../statistics/quantile.ts";

/** One day of a measure: what is added up, and for a ratio what it is divided by. */
export interface MeasureDay {
  readonly top: number;
  readonly bottom: number;
}

/** What a measure has come to so far, day by day; a stock's days are its changes. */
export interface SoFar {
  readonly kind: MeasureKind;
  /** What a ratio is multiplied by. */
  readonly factor: number;
  readonly days: readonly MeasureDay[];
  /** What a stock stood at when its days began; 0 for others. */
  readonly start: number;
  /** Results the value rests on. */
  readonly count: number;
}

interface GoalBounds {
  readonly baseline: number;
  readonly target: number;
  readonly daysAll: number;
}

/** Where a goal stands and is heading, in the measure's unit. */
export interface Pace {
  readonly value: number | null;
  readonly expected: number;
  readonly projected: { readonly value: number; readonly low: number | null; readonly high: number | null } | null;
  readonly status: GoalStatus;
  readonly reason: GoalReason;
}

/** Fewer days tell nothing of a week. */
export const fewestDays = 7;
const fewestResults = 10;

/**
 * The pace of a goal. Expected by now is the share of the target that the share of time gone asks of a sum, and for a
 * ratio or a stock the point on the straight line from baseline to target. The projection lets the days to come be as the
 * days so far were on average; its 90 % interval draws them anew: 1,000 times the days so far are drawn with replacement,
 * and from each such draw the days to come.
 */
export function paceOf(soFar: SoFar, { baseline, target, daysAll }: GoalBounds): Pace {
  const { kind, days, count } = soFar;
  const gone = days.length;
  const value = amountOf(soFar, days);
  const isUp = target >= baseline;
  const expected = expectedOf(kind, { baseline, target, shareGone: gone / daysAll });
  const reaches = (amount: number) => (isUp ? amount >= target : amount <= target);
  if (value === null) return { value, expected, projected: null, status: "not measurable", reason: "not measurable" };
  if (gone >= daysAll) {
    const projected = { value, low: null, high: null };
    return { value, expected, projected, status: reaches(value) ? "reached" : "missed", reason: "over" };
  }
  const projected = { value: projectedOf(soFar, value, daysAll - gone), low: null, high: null };
  // A sum only grows: what is reached stays so, and a limit that was passed stays passed.
  if (kind === "sum" && isUp && reaches(value))
    return { value, expected, projected, status: "reached", reason: "reached before its end" };
  if (kind === "sum" && !isUp && !reaches(value))
    return { value, expected, projected, status: "missed", reason: "passed before its end" };
  if (gone < fewestDays) return { value, expected, projected, status: "too early to say", reason: "few days" };
  if (count < fewestResults) return { value, expected, projected, status: "too early to say", reason: "few results" };
  const interval = drawnAnew(soFar, daysAll - gone);
  return { value, expected, projected: { value: projected.value, ...interval }, ...judged(projected.value, interval) };

  function judged(middle: number, { low, high }: { low: number; high: number }): Pick<Pace, "status" | "reason"> {
    const [worst, best] = isUp ? [low, high] : [high, low];
    if (reaches(worst)) return { status: "ahead", reason: "the whole interval reaches the target" };
    if (!reaches(best)) return { status: "behind", reason: "the whole interval misses the target" };
    if (reaches(middle) || wayOf(middle) >= nearShare)
      return { status: "on track", reason: "the target lies in the interval" };
    return { status: "too early to say", reason: "the interval is too wide" };
  }

  /** The share of the way to the target: from nothing for a sum, from the baseline for what stands anyway. */
  function wayOf(middle: number): number {
    if (kind === "sum") return isUp ? middle / target : target / middle;
    return (middle - baseline) / (target - baseline);
  }
}

/** A projection that comes to so much of the way is on it. */
const nearShare = 0.9;

function expectedOf(
  kind: MeasureKind,
  { baseline, target, shareGone }: Omit<GoalBounds, "daysAll"> & { shareGone: number },
) {
  return kind === "sum" ? target * shareGone : baseline + (target - baseline) * shareGone;
}

function amountOf({ kind, factor, start }: SoFar, days: readonly MeasureDay[]): number | null {
  const top = days.reduce((sum, day) => sum + day.top, 0);
  if (kind !== "ratio") return start + top;
  const bottom = days.reduce((sum, day) => sum + day.bottom, 0);
  return bottom === 0 ? null : (top * factor) / bottom;
}

/** A ratio of sums stays what it is when more days of the same kind are added. */
function projectedOf({ kind, days }: SoFar, value: number, left: number): number {
  if (kind === "ratio") return value;
  const top = days.reduce((sum, day) => sum + day.top, 0);
  return value + (top / days.length) * left;
}

const replicates = 1000;

function drawnAnew({ kind, factor, days, start }: SoFar, left: number): { low: number; high: number } {
  const gone = days.length;
  const tops = Float64Array.from(days, ({ top }) => top);
  const bottoms = Float64Array.from(days, ({ bottom }) => bottom);
  const topSum = tops.reduce((sum, top) => sum + top, 0);
  const bottomSum = bottoms.reduce((sum, bottom) => sum + bottom, 0);
  const drawn = new Uint32Array(gone);
  const found: number[] = [];
  for (let b = 0; b < replicates; b++) {
    for (let at = 0; at < gone; at++) drawn[at] = Math.floor(unitHash(at, b, 1) * gone);
    let [top, bottom] = [topSum, bottomSum];
    for (let at = 0; at < left; at++) {
      const day = drawn[Math.floor(unitHash(gone + at, b, 2) * gone)] as number;
      top += tops[day] as number;
      bottom += bottoms[day] as number;
    }
    if (kind === "ratio" && bottom === 0) continue;
    found.push(kind === "ratio" ? (top * factor) / bottom : start + top);
  }
  return percentileInterval(found, 0.9);
}
