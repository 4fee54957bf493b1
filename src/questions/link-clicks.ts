import { z } from "zod";
import { raw, sql } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

/** How often a link was clicked, by people and by whoever is nobody: previews, link checkers, other bots. */
export interface LinkClicks {
  readonly clicks: number;
  readonly bots: number;
}

/** The clicks of a workspace's links, in a period or ever, by the link's id; links nobody clicked are not among them. */
export async function linkClicks(
  facts: Warehouse,
  workspace: string,
  period: { readonly fromMs: number; readonly toMs: number } | null = null,
): Promise<ReadonlyMap<string, LinkClicks>> {
  const within =
    period === null
      ? raw("")
      : sql` and occurred_at >= make_timestamptz(${period.fromMs}::bigint * 1000)
      and occurred_at < make_timestamptz(${period.toMs}::bigint * 1000)`;
  const rows = await facts.rows(
    z.object({ link: z.string(), clicks: z.number(), bots: z.number() }),
    sql`
    /* questions/link-clicks */
    select link, count(*) filter (bot is null) as clicks, count(*) filter (bot is not null) as bots
    from site_event
    where workspace = ${workspace} and kind = 'link_click' and link is not null${within}
    group by link`,
  );
  return new Map(rows.map(({ link, ...counts }) => [link, counts]));
}

/** What one link saw on a day of the workspace's zone. */
interface LinkDay {
  readonly day: string;
  readonly clicks: number;
  readonly bots: number;
  readonly visits: number;
}

/** A link's clicks and visits by day, in a period or ever; days without any are not among them. */
export function linkDays(
  facts: Warehouse,
  { workspace, link, timeZone }: { workspace: string; link: string; timeZone: string },
  period: { readonly fromMs: number; readonly toMs: number } | null = null,
): Promise<LinkDay[]> {
  const within =
    period === null
      ? raw("")
      : sql` and occurred_at >= make_timestamptz(${period.fromMs}::bigint * 1000)
        and occurred_at < make_timestamptz(${period.toMs}::bigint * 1000)`;
  return facts.rows(
    z.object({ day: z.string(), clicks: z.number(), bots: z.number(), visits: z.number() }),
    sql`
    /* questions/link-days */
    select strftime(timezone(${timeZone}, occurred_at), '%Y-%m-%d') as day, sum(clicks) as clicks, sum(bots) as bots, sum(visits) as visits
    from (
      select occurred_at, (bot is null)::integer as clicks, (bot is not null)::integer as bots, 0 as visits
      from site_event where workspace = ${workspace} and kind = 'link_click' and link = ${link}${within}
      union all
      select occurred_at, 0, 0, 1 from visit where workspace = ${workspace} and link = ${link}${within}
    )
    group by day order by day`,
  );
}
