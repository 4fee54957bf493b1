import { z } from "zod";
import type { JourneysAbout, Worth } from "../../model/attribution/about.ts";
import { toDecimal } from "../../model/money.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { toldByAnalytics } from "./told-by-analytics.ts";

const Counted = z.object({
  conversions: z.number(),
  minor: z.number(),
  explained: z.number(),
  explainedMinor: z.number(),
  touches: z.number(),
});

/** What the answer rests on, from `conversion` and `journey_touch` as they are laid. */
export async function aboutJourneys(
  facts: Warehouse,
  {
    scope,
    campaigns,
    cut = 0,
    reach = null,
    only,
  }: Pick<LaidJourneys, "scope" | "campaigns" | "cut" | "reach" | "only">,
): Promise<JourneysAbout> {
  const { from, to, currency, timeZone, plan, lookbackDays, rules, conversionsOf, goal } = scope;
  const counted = await facts.row(
    Counted,
    raw(`/* questions/about-journeys */
    select count(*) as conversions, coalesce(sum(c.value_minor), 0) as minor,
      count(j.touches) as explained, coalesce(sum(c.value_minor) filter (j.touches is not null), 0) as "explainedMinor",
      coalesce(sum(j.touches), 0) as touches
    from conversion as c
    left join (select conversion, touches from journey_touch where position = 1) as j using (conversion)`),
  );
  const worth = (conversions: number, minor: number): Worth => ({ conversions, value: toDecimal(minor, currency) });
  return {
    period: { from, to },
    reach,
    currency,
    timeZone,
    basis: plan.return.basis,
    goal: goal ?? null,
    only: only ?? null,
    conversionsOf,
    lookbackDays,
    lookbackTouches: rules.touches ?? null,
    path: rules.path,
    viewThroughs: rules.viewThroughs,
    startAnew: rules.startAnew,
    all: worth(counted.conversions, counted.minor),
    explained: worth(counted.explained, counted.explainedMinor),
    unattributed: worth(counted.conversions - counted.explained, counted.minor - counted.explainedMinor),
    analytics: only === undefined ? await toldByAnalytics(facts, { scope, campaigns }) : null,
    touches: counted.touches,
    cut,
  };
}
