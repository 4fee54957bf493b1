import type { LeftOutReason } from "../../../model/attribution/explain-order.ts";
import { type JourneyRules, mostTouches } from "../../../model/journey-rules.ts";

/** What a row says of where somebody came from; moments in microseconds of the epoch. */
interface SaidTouch {
  readonly at: number;
  readonly leaf: number;
  readonly tier: number;
  readonly view: boolean;
  readonly stands: boolean;
}

interface JourneyTouch {
  readonly at: number;
  readonly leaf: number;
  readonly tier: number;
  readonly view: boolean;
}

export interface ToldTouches<Said> {
  /** The row of each touch of the journey, in its order; null where none says just this. */
  readonly rows: (Said | null)[];
  readonly leftOut: { readonly said: Said; readonly reason: LeftOutReason }[];
}

const dayMicros = 86_400_000_000;

/**
 * Tells which rows a journey's touches came from, and of all other rows up to the conversion why they are none of its touches. An answer to a
 * survey and a CRM's source hold however long ago they came.
 */
export function tellTouches<Said extends SaidTouch>(
  said: readonly Said[],
  journey: readonly JourneyTouch[],
  given: {
    readonly convertedAt: number;
    /** The conversion of the same person or account before this one; null where none is known. */
    readonly previousAt: number | null;
    readonly lookbackDays: number;
    readonly rules: JourneyRules;
  },
): ToldTouches<Said> {
  const nameOf = ({ at, leaf, tier, view }: JourneyTouch) =>
    `${Math.min(at, given.convertedAt)} ${leaf} ${tier} ${view}`;
  const left = new Set(said);
  const byName = Map.groupBy(
    said.filter(({ stands }) => stands),
    nameOf,
  );
  const rows = journey.map((touch) => {
    const row = byName.get(nameOf(touch))?.shift() ?? null;
    if (row !== null) left.delete(row);
    return row;
  });
  const leftOut = [...left]
    .filter(({ at, tier }) => tier === 4 || at <= given.convertedAt)
    .map((one) => ({ said: one, reason: reasonOf(one, journey, given) }));
  return { rows, leftOut };
}

function reasonOf(
  { at, tier, view, stands }: SaidTouch,
  journey: readonly JourneyTouch[],
  { convertedAt, previousAt, lookbackDays, rules }: Parameters<typeof tellTouches>[2],
): LeftOutReason {
  if (tier < 3 && at < convertedAt - lookbackDays * dayMicros) return "outside_lookback";
  if (view && !rules.viewThroughs) return "only_seen";
  const best = journey[0]?.tier;
  if (best !== undefined && tier !== best) return "weaker_evidence";
  if (!stands) return "same_sitting";
  if (rules.startAnew && previousAt !== null && at <= previousAt) return "before_previous";
  if (journey.length >= mostTouches) return "cut";
  const isFull = rules.touches !== undefined && journey.length >= rules.touches;
  const oldest = journey[0]?.at ?? convertedAt;
  return rules.path === "as-exposed" || (isFull && at < oldest) ? "too_many" : "path_form";
}
