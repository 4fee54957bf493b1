import type { z } from "zod";
import type { Asked } from "../../answers/roi-question.ts";
import type { JourneysQuery } from "../../api/journeys.ts";
import type { Only } from "../../model/only.ts";
import { periodBetween } from "../../model/period.ts";

interface Query {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly lookbackDays?: number | null | undefined;
  readonly currency?: string | null | undefined;
  readonly network?: string | undefined;
  readonly paid?: boolean | undefined;
  readonly campaign?: string | undefined;
  readonly goal?: string | undefined;
}

/** What a query asks beside the plan. */
export function askedOf({
  from,
  to,
  lookbackDays = null,
  currency = null,
  network,
  paid,
  campaign,
  goal,
}: Query): Asked {
  if (from !== undefined && to !== undefined) periodBetween(from, to);
  const only: Partial<Only> = {
    ...(network === undefined ? {} : { network }),
    ...(paid === undefined ? {} : { paid }),
    ...(campaign === undefined ? {} : { campaign }),
  };
  return { period: { from, to }, lookbackDays, currency, goal: goal ?? null, only };
}

/** The same with how journeys are put together, and of which goal. */
export function askedOfJourneys({
  touches,
  path,
  viewThroughs,
  startAnew,
  ...rest
}: z.output<typeof JourneysQuery>): Asked {
  const rules = { touches, path, viewThroughs, startAnew };
  const said = Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined));
  return { ...askedOf(rest), rules: said };
}

/** What decides which journeys are laid, as one text. */
export const daysAsked = ({ period, lookbackDays, currency, rules = {}, goal = null }: Asked): string =>
  JSON.stringify([period, lookbackDays, currency, rules, goal]);
