import { z } from "zod";
import type { CampaignNames } from "../../journeys/campaigns.ts";
import { unnamedFactor } from "../../journeys/day-rates.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** What a platform's rows say of one campaign in the period: spend in the workspace's minor units, and what it claims. */
export interface AdSpend {
  readonly platform: string;
  /** Where the rows themselves say they were shown, else null. */
  readonly network: string | null;
  readonly campaign: string | null;
  readonly spendMinor: number;
  readonly impressions: number;
  readonly clicks: number;
  readonly claimed: number;
  readonly claimedMinor: number;
}

const Row = z.object({
  platform: z.string(),
  network: z.string().nullable(),
  campaign: z.string().nullable(),
  campaignId: z.string().nullable(),
  spend: z.number(),
  impressions: z.number(),
  clicks: z.number(),
  claimed: z.number(),
  claimedValue: z.number(),
});

/**
 * Spend and claims per platform, network and campaign in the period. A row that spans days counts by the share of its
 * days that lie in the period; foreign money by the mean rate of those days. Rows without dates count where
 * `undated` says so: they can belong to the period only if it is the files' own.
 */
export async function adSpend(
  facts: Warehouse,
  { workspace, currency, from, to }: JourneyScope,
  campaigns: CampaignNames,
  { undated }: { undated: boolean },
): Promise<AdSpend[]> {
  const unnamed = unnamedFactor(currency);
  const rows = await facts.rows(
    Row,
    sql`
    /* questions/ad-spend */
    with inside as (
      select platform, network, campaign, campaign_id, currency, spend_minor, impressions, clicks, conversions,
        conversion_value_minor, greatest(day, cast(${from} as date)) as first, least(until, cast(${to} as date)) as past,
        coalesce((past - first) / (until - day), 1) as part
      from ad_once
      where workspace = ${workspace}
        and ((day < cast(${to} as date) and until > cast(${from} as date)) or (day is null and ${undated}))
    ), rate as (
      select i.currency, i.first, i.past, avg(r.factor) as factor
      from (select distinct currency, first, past from inside where currency <> ${currency}) as i
      join day_rate as r on r.currency = i.currency and r.day >= i.first and r.day < i.past
      group by all
    )
    select platform, network, campaign, campaign_id as "campaignId",
      sum(coalesce(spend_minor, 0) * part * coalesce(factor, case when i.currency is null then ${unnamed} else 1 end)) as spend,
      cast(sum(coalesce(impressions, 0) * part) as double) as impressions,
      cast(sum(coalesce(clicks, 0) * part) as double) as clicks,
      cast(sum(coalesce(conversions, 0) * part) as double) as claimed,
      cast(sum(coalesce(conversion_value_minor, 0) * part * coalesce(factor, case when i.currency is null then ${unnamed} else 1 end)) as double) as "claimedValue"
    from inside as i left join rate as r on r.currency = i.currency and r.first = i.first and r.past = i.past
    group by platform, network, campaign, campaign_id
    order by all`,
  );
  const merged = Map.groupBy(
    rows.map((row) => ({ ...row, campaign: campaigns.nameOf(row.campaign ?? row.campaignId) })),
    ({ platform, network, campaign }) => JSON.stringify([platform, network, campaign]),
  );
  return [...merged.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const sum = (of: (row: z.infer<typeof Row>) => number) => same.reduce((total, row) => total + of(row), 0);
    return [
      {
        platform: first.platform,
        network: first.network,
        campaign: first.campaign,
        spendMinor: Math.round(sum(({ spend }) => spend)),
        impressions: Math.round(sum(({ impressions }) => impressions)),
        clicks: Math.round(sum(({ clicks }) => clicks)),
        claimed: Math.round(sum(({ claimed }) => claimed) * 1e6) / 1e6,
        claimedMinor: Math.round(sum(({ claimedValue }) => claimedValue)),
      },
    ];
  });
}
