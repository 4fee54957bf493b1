import type { z } from "zod";
import type { Asked } from "../../answers/roi-question.ts";
import type { JourneysQuery } from "../../api/journeys.ts";
import { periodBetween } from "../../model/period.ts";

/** What a query asks beside the plan. */
export function askedOf({
  from,
  to,
  lookbackDays = null,
  currency = null,
}: {
  from?: string | undefined;
  to?: string | undefined;
  lookbackDays?: number | null | undefined;
  currency?: string | null | undefined;
}): Asked {
  if (from !== undefined && to !== undefined) periodBetween(from, to);
  return { period: { from, to }, lookbackDays, currency };
}

/** The same with how journeys are put together, and of which goal. */
export function askedOfJourneys({
  touches,
  path,
  viewThroughs,
  startAnew,
  goal,
  ...rest
}: z.output<typeof JourneysQuery>): Asked {
  const rules = { touches, path, viewThroughs, startAnew };
  const said = Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined));
  return { ...askedOf(rest), rules: said, goal: goal ?? null };
}
