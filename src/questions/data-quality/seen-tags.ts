import { z } from "zod";
import type { Leaf } from "../../journeys/origins.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { unlessAbsent } from "../../model/absent.ts";
import { originOfUrl } from "../../model/origin-of-url.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** One set of marketing columns as it was written, how many touches of the period carry it, and what it came to. */
export interface SeenTags {
  readonly source: string | null;
  readonly medium: string | null;
  readonly campaign: string | null;
  readonly visits: number;
  /** Visits, and orders and leads of files that name an origin of their own. */
  readonly touches: number;
  readonly leaf: Leaf;
}

const nullable = z.string().nullable();
const Row = z.object({
  leaf: z.number(),
  visits: z.number(),
  touches: z.number(),
  source: nullable,
  medium: nullable,
  campaign: nullable,
  query: nullable,
});

/** What visits, orders and leads of the period say of where they came from; needs the table `origin` laid. */
export async function seenTags(
  facts: Warehouse,
  { workspace, fromMs, toMs }: JourneyScope,
  leaves: readonly Leaf[],
): Promise<SeenTags[]> {
  const rows = await facts.rows(
    Row,
    sql`
    /* questions/data-quality/seen-tags */
    with said as (
      select origin, count(*) as visits, 0 as others from event_once
      where workspace = ${workspace} and origin is not null
        and occurred_at >= make_timestamptz(${fromMs} * 1000) and occurred_at < make_timestamptz(${toMs} * 1000)
      group by origin
      union all
      select origin, 0, count(*) from order_once
      where workspace = ${workspace} and origin is not null and source > 0
        and occurred_at >= make_timestamptz(${fromMs} * 1000) and occurred_at < make_timestamptz(${toMs} * 1000)
      group by origin
      union all
      select origin, 0, count(*) from lead_once
      where workspace = ${workspace} and origin is not null and source > 0
        and created_at >= make_timestamptz(${fromMs} * 1000) and created_at < make_timestamptz(${toMs} * 1000)
      group by origin
    ), counted as (
      select origin, sum(visits) as visits, sum(visits + others) as touches from said group by origin
    ), written as (
      select origin, any_value(utm_source) as source, any_value(utm_medium) as medium,
        any_value(utm_campaign) as campaign, any_value(landing_query) as query
      from (
        select origin, utm_source, utm_medium, utm_campaign, landing_query from marketing where workspace = ${workspace}
        union all
        select origin, utm_source, utm_medium, utm_campaign, landing_query from "order" where workspace = ${workspace} and origin is not null
        union all
        select origin, utm_source, utm_medium, utm_campaign, landing_query from lead where workspace = ${workspace} and origin is not null
      )
      group by origin
    )
    select g.leaf, c.visits, c.touches, w.source, w.medium, w.campaign, w.query
    from counted as c join origin as g using (origin) left join written as w using (origin)
    order by c.touches desc, c.origin`,
  );
  return rows.flatMap(({ query, leaf, source, medium, campaign, ...counts }) => {
    const place = leaves[leaf];
    if (place === undefined) return [];
    const landed = query === null ? null : originOfUrl(query);
    return [
      {
        ...counts,
        leaf: place,
        source: unlessAbsent(source) ?? landed?.source ?? null,
        medium: unlessAbsent(medium) ?? landed?.medium ?? null,
        campaign: unlessAbsent(campaign) ?? landed?.campaign ?? null,
      },
    ];
  });
}
