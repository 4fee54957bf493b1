import { z } from "zod";
import type { Leaf } from "../../journeys/origins.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { classify } from "../../model/classify.ts";
import { countsAsSocial } from "../../model/plan.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** Touches seen in the period, by where they came from: of everybody, buyer or not. */
export async function touchesByLeaf(
  facts: Warehouse,
  { workspace, fromMs, toMs }: JourneyScope,
  leaves: readonly Leaf[],
): Promise<{ leaf: Leaf; touches: number }[]> {
  const rows = await facts.rows(
    z.object({ leaf: z.number(), touches: z.number() }),
    sql`
    /* questions/activity */
    select g.leaf, sum(s.touches) as touches
    from (
      select coalesce(origin, 0) as origin, count(*) as touches from event_once
      where workspace = ${workspace} and occurred_at >= make_timestamptz(${fromMs} * 1000) and occurred_at < make_timestamptz(${toMs} * 1000)
      group by 1
      union all
      select origin, count(*) from order_once
      where workspace = ${workspace} and origin is not null
        and occurred_at >= make_timestamptz(${fromMs} * 1000) and occurred_at < make_timestamptz(${toMs} * 1000)
      group by 1
      union all
      select hash('code:' || code), count(*)
      from (select upper(trim(unnest(string_split(code, ',')))) as code from order_once
        where workspace = ${workspace} and code is not null
          and occurred_at >= make_timestamptz(${fromMs} * 1000) and occurred_at < make_timestamptz(${toMs} * 1000))
      group by 1
      union all
      select coalesce(origin, hash('declared', original_source, original_detail, original_detail_2)), count(*) from lead_once
      where workspace = ${workspace} and (origin is not null or original_source is not null)
        and created_at >= make_timestamptz(${fromMs} * 1000) and created_at < make_timestamptz(${toMs} * 1000)
      group by 1
      union all
      select hash('answer', answer), count(*) from survey_once
      where workspace = ${workspace} and answer is not null
        and occurred_at >= make_timestamptz(${fromMs} * 1000) and occurred_at < make_timestamptz(${toMs} * 1000)
      group by 1
    ) as s join origin as g using (origin)
    group by g.leaf order by g.leaf`,
  );
  return rows.flatMap(({ leaf, touches }) => {
    const place = leaves[leaf];
    return place === undefined ? [] : [{ leaf: place, touches }];
  });
}

/** Posts published in the period, by network and id; posts without a date count as published in it. */
export async function postsByLeaf(
  facts: Warehouse,
  { workspace, fromMs, toMs, plan }: JourneyScope,
): Promise<{ leaf: Leaf; posts: number }[]> {
  const rows = await facts.rows(
    z.object({ network: z.string(), id: z.string().nullable(), posts: z.number() }),
    sql`
    /* questions/activity */
    select network, id, count(*) as posts from post_once
    where workspace = ${workspace} and network is not null and (occurred_at is null
      or (occurred_at >= make_timestamptz(${fromMs} * 1000) and occurred_at < make_timestamptz(${toMs} * 1000)))
    group by network, id order by network, id`,
  );
  return rows.map(({ network, id, posts }) => {
    const found = classify({ source: network, medium: "social" });
    const social = countsAsSocial(plan, found);
    return {
      leaf: { network: found.network, channel: found.channel, paid: false, social, campaign: null, post: id },
      posts,
    };
  });
}
