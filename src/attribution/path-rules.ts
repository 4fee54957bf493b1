import { type JourneyRules, mostTouches, type PathForm } from "../model/journey-rules.ts";

/** What the rules look at in a touch: which place it is, and whether its channel is Direct. */
export interface PlacedTouch {
  readonly place: number;
  readonly direct: boolean;
}

/**
 * The touches of a journey, sorted by time and inside the lookback in days, as the rules have them: of the latest touches
 * that which the path's form looks at; of more than 500 the first and the last 499, and then it is `cut`.
 */
export function byPathRules<Touch extends PlacedTouch>(
  touches: readonly Touch[],
  rules: Pick<JourneyRules, "touches" | "path">,
): { touches: Touch[]; cut: boolean } {
  const latest = rules.touches === undefined ? touches : touches.slice(-rules.touches);
  const lookedAt = latest.filter(forms[rules.path]);
  const cut = lookedAt.length > mostTouches;
  return { touches: cut ? [...lookedAt.slice(0, 1), ...lookedAt.slice(1 - mostTouches)] : lookedAt, cut };
}

type IsLookedAt = (touch: PlacedTouch, at: number, all: readonly PlacedTouch[]) => boolean;

const forms: Record<PathForm, IsLookedAt> = {
  "as-exposed": () => true,
  unique: ({ place }, at, all) => all.findIndex((other) => other.place === place) === at,
  "first-of-run": ({ place }, at, all) => all[at - 1]?.place !== place,
  "without-direct": ({ direct }, _at, all) => !direct || all.every((other) => other.direct),
};
