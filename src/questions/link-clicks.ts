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
