import { z } from "zod";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { CampaignNames } from "../campaigns.ts";
import { type AdCell, countAdsOnce } from "./ad-reports.ts";
import type { SetAside } from "./source.ts";

const nullable = z.string().nullable();
const Cell = z.object({
  source: z.number(),
  platform: z.string(),
  account: nullable,
  campaign: nullable,
  campaignId: nullable,
  day: nullable,
  until: nullable,
  spendMinor: z.number(),
});
const Report = z.object({
  source: z.number(),
  rank: z.number(),
  hasNetwork: z.boolean(),
  level: z.number(),
  hasBreakdown: z.boolean(),
  hasSpend: z.boolean(),
});

/**
 * Lays the table `ad_once`: the rows of `ad_day` that count, where people dropped the same spend in several reports.
 * Rows kept in part have their amounts and days cut, and stand once for each stretch of days they are kept on.
 */
export async function adsOnce(warehouse: Warehouse, workspace: string, campaigns: CampaignNames): Promise<SetAside[]> {
  const reports = await warehouse.rows(
    Report,
    sql`
    /* journeys/once/ad-rows */
    select a.source, any_value(s.rank) as rank, bool_or(network is not null) as "hasNetwork",
      max(case when coalesce(ad, ad_id) is not null then 3 when coalesce(adset, adset_id) is not null then 2
        when coalesce(campaign, campaign_id) is not null then 1 else 0 end) as level,
      bool_or(breakdown is not null) as "hasBreakdown", bool_or(spend_minor is not null) as "hasSpend"
    from ad_day as a join source_rank as s using (source)
    where a.workspace = ${workspace} group by a.source order by a.source`,
  );
  const cells = reports.length < 2 ? [] : await cellsOf(warehouse, workspace);
  const named = cells.map((cell) => ({ ...cell, campaign: campaigns.nameOf(cell.campaign ?? cell.campaignId) }));
  const verdicts = countAdsOnce(named, reports);
  const byCell = new Map(cells.map((cell, at) => [named[at] as AdCell, cell]));
  const rows = verdicts.flatMap(({ cell, keep }) => {
    const { source, platform, account, campaign, campaignId, day, until } = byCell.get(cell) ?? {
      ...cell,
      campaignId: null,
    };
    const place = [String(source), platform, account, campaign, campaignId, day, until];
    if (keep.length === 0) return [[...place, "0", null, null]];
    return keep.map((part) => [...place, String(part.share), part.day, part.until]);
  });
  await layAdsOnce(warehouse, workspace, rows);
  return summed(named, verdicts);
}

/** Most reports name several ads a campaign and day: they are told apart by the file, not here. */
function cellsOf(warehouse: Warehouse, workspace: string) {
  return warehouse.rows(
    Cell,
    sql`
    /* journeys/once/ad-rows */
    select source, platform, account, campaign, campaign_id as "campaignId", strftime(day, '%Y-%m-%d') as day,
      strftime(until, '%Y-%m-%d') as until, sum(coalesce(spend_minor, 0)) as "spendMinor"
    from ad_day where workspace = ${workspace} group by all order by all`,
  );
}

async function layAdsOnce(warehouse: Warehouse, workspace: string, rows: (string | null)[][]): Promise<void> {
  await warehouse.stage("ad_cut", 10, rows);
  await warehouse.run(
    raw(`/* journeys/once/ad-rows */
    create or replace temp table ad_once as
    select a.* replace (
      coalesce(cast(k.c8 as date), a.day) as day,
      coalesce(cast(k.c9 as date), a.until) as until,
      case when k.c0 is null then a.spend_minor else cast(round(a.spend_minor * cast(k.c7 as double)) as bigint) end as spend_minor,
      case when k.c0 is null then a.impressions else cast(round(a.impressions * cast(k.c7 as double)) as bigint) end as impressions,
      case when k.c0 is null then a.clicks else cast(round(a.clicks * cast(k.c7 as double)) as bigint) end as clicks,
      case when k.c0 is null then a.conversions else a.conversions * cast(k.c7 as double) end as conversions,
      case when k.c0 is null then a.conversion_value_minor else cast(round(a.conversion_value_minor * cast(k.c7 as double)) as bigint) end as conversion_value_minor)
    from ad_day as a left join ad_cut as k on cast(k.c0 as integer) = a.source and k.c1 = a.platform
      and k.c2 is not distinct from a.account and k.c3 is not distinct from a.campaign and k.c4 is not distinct from a.campaign_id
      and cast(k.c5 as date) is not distinct from a.day and cast(k.c6 as date) is not distinct from a.until
    where a.workspace = '${workspace.replaceAll("'", "''")}' and (k.c0 is null or cast(k.c7 as double) > 0)`),
  );
}

function summed(cells: readonly AdCell[], verdicts: ReturnType<typeof countAdsOnce>): SetAside[] {
  const groups = Map.groupBy(verdicts, ({ cell, inFavourOf }) => `${cell.source} ${inFavourOf}`);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { source } = first.cell;
    const dropped = verdicts.filter(({ cell, keep }) => cell.source === source && keep.length === 0).length;
    const whole = dropped === cells.filter((cell) => cell.source === source).length;
    return [{ source, inFavourOf: first.inFavourOf, what: "spend" as const, rows: own.length, whole }];
  });
}
