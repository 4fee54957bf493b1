import { z } from "zod";
import type { CampaignNames } from "../../journeys/campaigns.ts";
import { unnamedFactor } from "../../journeys/day-rates.ts";
import type { Leaf } from "../../journeys/origins.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { unlessAbsent } from "../../model/absent.ts";
import { channelFromName } from "../../model/channel.ts";
import { type Classification, classificationOf, classify } from "../../model/classify.ts";
import { countsAsSocial, type Plan } from "../../model/plan.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { AnalyticsRow } from "./share-analytics.ts";

const nullable = z.string().nullable();
const Row = z.object({
  from: z.string(),
  to: z.string(),
  part: z.number(),
  channel: nullable,
  source: nullable,
  medium: nullable,
  campaign: nullable,
  revenue: z.number(),
  conversions: z.number(),
});

/**
 * Revenue and conversions of the analytics tables inside the period, by place. A range that reaches beyond the period
 * counts by the share of its days inside; `cut` tells whether there was one. On a margin basis revenue is its margin.
 */
export async function analyticsRevenue(
  facts: Warehouse,
  { workspace, currency, from, to, plan }: JourneyScope,
  campaigns: CampaignNames,
): Promise<{ rows: AnalyticsRow[]; cut: boolean }> {
  const unnamed = unnamedFactor(currency);
  const margin = plan.return.basis === "margin" ? (plan.return.rate ?? 1) : 1;
  const found = await facts.rows(
    Row,
    sql`
    /* questions/analytics-revenue */
    with inside as (
      select *, greatest(day, cast(${from} as date)) as first, least(until, cast(${to} as date)) as past
      from analytics_day_once
      where workspace = ${workspace} and day < cast(${to} as date) and until > cast(${from} as date)
    ), rate as (
      select i.currency, i.first, i.past, avg(r.factor) as factor
      from (select distinct currency, first, past from inside where currency <> ${currency}) as i
      join day_rate as r on r.currency = i.currency and r.day >= i.first and r.day < i.past
      group by all
    )
    select strftime(i.first, '%Y-%m-%d') as "from", strftime(i.past, '%Y-%m-%d') as "to",
      (i.past - i.first) / (until - day) as part, channel, utm_source as source, utm_medium as medium, utm_campaign as campaign,
      cast(sum(coalesce(revenue_minor, 0) * coalesce(factor, case when i.currency is null then ${unnamed} else 1 end)) as double) as revenue, sum(coalesce(conversions, 0)) as conversions
    from inside as i left join rate as r on r.currency = i.currency and r.first = i.first and r.past = i.past
    group by all order by all`,
  );
  const rows = found.map((row) => ({
    from: row.from,
    to: row.to,
    leaf: leafOf(row, campaigns, plan),
    revenueMinor: Math.round(row.revenue * row.part * margin),
    conversions: row.conversions * row.part,
  }));
  return { rows, cut: found.some(({ part }) => part < 1) };
}

function leafOf(row: z.infer<typeof Row>, campaigns: CampaignNames, plan: Plan): Leaf {
  const found = foundBy(row);
  const campaign = campaigns.nameOf(unlessAbsent(row.campaign));
  const social = countsAsSocial(plan, found);
  return { network: found.network, channel: found.channel, paid: found.paid, social, campaign, post: null };
}

/** By source and medium where the table has them, else by the channel's name. */
function foundBy(row: z.infer<typeof Row>): Classification {
  const [source, medium] = [unlessAbsent(row.source), unlessAbsent(row.medium)];
  const direct = /^\(?direct\)?$/i.test(row.source?.trim() ?? "");
  if (source !== null || medium !== null || direct) {
    return classify({ source: direct ? null : source, medium, campaign: row.campaign });
  }
  if (row.channel === null) return classificationOf("Unassigned");
  const channel = channelFromName(row.channel);
  return channel === undefined ? classify({ source: row.channel }) : classificationOf(channel);
}
