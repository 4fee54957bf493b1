import { z } from "zod";
import { MICRO } from "../../attribution/credit.ts";
import type { Model } from "../../attribution/models.ts";
import type { Leaf } from "../../journeys/origins.ts";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { unexplainedByDay } from "../journeys/credit.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { creditsOf } from "../roi/credits.ts";
import { type AnalyticsAnswer, explainByAnalytics } from "../roi/explain-by-analytics.ts";
import type { AnalyticsCredit } from "../roi/share-analytics.ts";

/** Credit of a place on a day: minor units, and conversions as a fraction. */
export interface CreditDay {
  readonly day: string;
  readonly leaf: Leaf;
  readonly minor: number;
  readonly conversions: number;
}

/**
 * What journeys that are laid credit each place with, on the days of the conversions. What an analytics
 * table explains of sales lies evenly on the days of its rows; what a learned model credits, as the conversions with a
 * journey do.
 */
export async function creditedDays(
  facts: Warehouse,
  laid: LaidJourneys,
  model: Model,
): Promise<{ days: CreditDay[]; analytics: AnalyticsAnswer | null }> {
  const { credited, byDay, learned } = await creditsOf(facts, laid, { by: "campaign", model });
  const days = learned === null ? await ruleDays(facts, laid) : spread(credited, await explainedDays(facts));
  const analytics = laid.scope.conversionsOf === "sales" ? await analyticsOf(facts, laid, byDay) : null;
  const told = (analytics?.credits ?? []).flatMap(onEachDay);
  return { days: [...days, ...told], analytics };
}

async function ruleDays(facts: Warehouse, { leaves }: LaidJourneys): Promise<CreditDay[]> {
  const rows = await facts.rows(
    z.object({ day: z.string(), leaf: z.number(), minor: z.number(), micro: z.number() }),
    raw(`/* questions/goals */
    select strftime(c.day, '%Y-%m-%d') as day, k.leaf, sum(k.minor) as minor, sum(k.micro) as micro
    from credit as k join conversion as c using (conversion) group by all order by all`),
  );
  return rows.flatMap(({ day, leaf: at, minor, micro }) =>
    leaves.slice(at, at + 1).map((leaf) => ({ day, leaf, minor, conversions: micro / MICRO })),
  );
}

function spread(
  credited: Awaited<ReturnType<typeof creditsOf>>["credited"],
  explained: readonly { day: string; conversions: number }[],
): CreditDay[] {
  const all = explained.reduce((sum, { conversions }) => sum + conversions, 0);
  return credited.flatMap(({ leaf, minor, micro }) =>
    explained.map(({ day, conversions }) => {
      const part = conversions / all;
      return { day, leaf, minor: minor * part, conversions: (micro * part) / MICRO };
    }),
  );
}

const explainedDays = (facts: Warehouse) =>
  facts.rows(
    z.object({ day: z.string(), conversions: z.number() }),
    raw(`/* questions/goals */
    select strftime(day, '%Y-%m-%d') as day, count(*) as conversions
    from conversion where conversion in (select conversion from journey_touch) group by day order by day`),
  );

async function analyticsOf(
  facts: Warehouse,
  { scope, campaigns }: LaidJourneys,
  credited: Awaited<ReturnType<typeof creditsOf>>["byDay"],
): Promise<AnalyticsAnswer> {
  const { orders } = await facts.row(
    z.object({ orders: z.boolean() }),
    sql`
    /* questions/goals */
    select exists (from "order" where workspace = ${scope.workspace}) or exists (from deal where workspace = ${scope.workspace}) as orders`,
  );
  const unexplained = await unexplainedByDay(facts);
  return explainByAnalytics(facts, scope, campaigns, { credited, unexplained, hasOrders: orders });
}

function onEachDay({ from, to, leaf, minor, micro }: AnalyticsCredit): CreditDay[] {
  const first = Temporal.PlainDate.from(from);
  const count = Math.max(1, first.until(Temporal.PlainDate.from(to), { largestUnit: "day" }).days);
  return Array.from({ length: count }, (_, at) => ({
    ...{ day: first.add({ days: at }).toString(), leaf },
    ...{ minor: minor / count, conversions: micro / MICRO / count },
  }));
}
