import { z } from "zod";
import type { Leaf } from "../../journeys/origins.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { classify } from "../../model/classify.ts";
import { countsAsSocial } from "../../model/plan.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

const LeafDay = z.object({ day: z.string(), leaf: z.number(), amount: z.number() });

/** Visits by day and by the number of the leaf they came from, of origins that are laid. */
export const visitDays = (facts: Warehouse, { workspace, timeZone, fromMs, toMs }: JourneyScope) =>
  facts.rows(
    LeafDay,
    sql`
    /* questions/goals */
    select strftime(timezone(${timeZone}, e.occurred_at), '%Y-%m-%d') as day, g.leaf, count(*) as amount
    from event_once as e join origin as g on g.origin = coalesce(e.origin, 0)
    where e.workspace = ${workspace} and e.occurred_at >= make_timestamptz(${fromMs} * 1000)
      and e.occurred_at < make_timestamptz(${toMs} * 1000)
    group by all order by all`,
  );

/** The same of clicks on tracked links; bots are nobody. */
export const linkClickDays = (facts: Warehouse, { workspace, timeZone, fromMs, toMs }: JourneyScope) =>
  facts.rows(
    LeafDay,
    sql`
    /* questions/goals */
    select strftime(timezone(${timeZone}, e.occurred_at), '%Y-%m-%d') as day, g.leaf, count(*) as amount
    from site_event as e join origin as g on g.origin = coalesce(e.origin, 0)
    where e.workspace = ${workspace} and e.kind = 'link_click' and e.bot is null
      and e.occurred_at >= make_timestamptz(${fromMs} * 1000) and e.occurred_at < make_timestamptz(${toMs} * 1000)
    group by all order by all`,
  );

const PostDay = z.object({
  day: z.string(),
  network: z.string(),
  impressions: z.number(),
  clicks: z.number(),
  engagements: z.number(),
});

/** What the posts published on a day have come to since, by the place their network is. */
export async function postDays(facts: Warehouse, { workspace, timeZone, fromMs, toMs, plan }: JourneyScope) {
  const rows = await facts.rows(
    PostDay,
    sql`
    /* questions/goals */
    select strftime(timezone(${timeZone}, occurred_at), '%Y-%m-%d') as day, network,
      coalesce(sum(coalesce(impressions, views)), 0) as impressions, coalesce(sum(clicks), 0) as clicks,
      coalesce(sum(coalesce(engagements, coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0) + coalesce(saves, 0))), 0) as engagements
    from post_once
    where workspace = ${workspace} and network is not null and occurred_at >= make_timestamptz(${fromMs} * 1000)
      and occurred_at < make_timestamptz(${toMs} * 1000)
    group by all order by all`,
  );
  return rows.map(({ network, ...counts }) => {
    const found = classify({ source: network, medium: "social" });
    const leaf: Leaf = {
      ...{ network: found.network, channel: found.channel, paid: false, social: countsAsSocial(plan, found) },
      ...{ campaign: null, post: null },
    };
    return { ...counts, leaf };
  });
}

/** What there is of each kind of fact at all, whatever the days. */
export const factsThere = (facts: Warehouse, workspace: string) =>
  facts.row(
    z.object({
      orders: z.boolean(),
      revenue: z.boolean(),
      leads: z.boolean(),
      deals: z.boolean(),
      ads: z.boolean(),
      posts: z.boolean(),
      visits: z.boolean(),
    }),
    sql`
    /* questions/goals */
    select exists (from "order" where workspace = ${workspace}) as orders,
      exists (from analytics_day where workspace = ${workspace} and revenue_minor > 0) as revenue,
      exists (from lead where workspace = ${workspace}) as leads,
      exists (from deal where workspace = ${workspace}) as deals,
      exists (from ad_day where workspace = ${workspace}) as ads,
      exists (from post where workspace = ${workspace}) as posts,
      exists (from event where workspace = ${workspace}) or exists (from visit where workspace = ${workspace}) as visits`,
  );
export type FactsThere = Awaited<ReturnType<typeof factsThere>>;

const Followers = z.object({ day: z.string(), followers: z.number() });

/**
 * Followers as they stood at the end of each day that tells of them, summed over accounts, up to a day; an account that
 * says nothing on a day stands as it last did. Where several files tell a day, the highest count is taken.
 */
export const followerDays = (
  facts: Warehouse,
  { workspace, network, to }: { workspace: string; network: string | null; to: string },
) =>
  facts.rows(
    Followers,
    sql`
    /* questions/goals */
    with told as (
      select network, coalesce(account, '') as account, coalesce(until - 1, day) as day, max(followers) as followers
      from audience_day
      where workspace = ${workspace} and dimension is null and not coalesce(paid, false) and followers is not null
        and coalesce(until - 1, day) < cast(${to} as date) and (${network} is null or network = ${network})
      group by all
    ), day as (select distinct day from told), who as (select distinct network, account from told), each as (
      select d.day, last_value(t.followers ignore nulls) over (partition by w.network, w.account order by d.day) as followers
      from day as d cross join who as w left join told as t on t.day = d.day and t.network = w.network and t.account = w.account
    )
    select strftime(day, '%Y-%m-%d') as day, sum(coalesce(followers, 0)) as followers from each group by day order by day`,
  );
