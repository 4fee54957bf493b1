import { z } from "zod";
import type { JourneyScope } from "../../journeys/scope.ts";
import { type PostKind, postKindOf } from "../../model/content/post-kind.ts";
import { namesPerson } from "../../model/personal.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

const nullable = z.string().nullable();
const count = z.number().nullable();

const Row = z.object({
  network: z.string(),
  id: nullable,
  account: nullable,
  title: nullable,
  permalink: nullable,
  kind: nullable,
  atMs: count,
  day: nullable,
  weekday: count,
  hour: count,
  hourKnown: z.boolean(),
  inPeriod: z.boolean(),
  asOf: nullable,
  reach: count,
  impressions: count,
  views: count,
  engagements: count,
  likes: count,
  comments: count,
  shares: count,
  saves: count,
  clicks: count,
});

/** A post as its exports tell of it, each count that of its life so far. */
export type PostFacts = Omit<z.infer<typeof Row>, "kind"> & { readonly kind: PostKind | null };

/**
 * Every post that counts (`post_once`), by network and id; a post without a date counts as published in the period.
 * Weekday (1 is Monday) and hour are the workspace's zone's. A file all of whose posts stand at midnight knows no hours.
 * First words that name a person are left out, and so is an address that is none of the web.
 */
export async function postFacts(
  facts: Warehouse,
  { workspace, timeZone, fromMs, toMs }: JourneyScope,
): Promise<PostFacts[]> {
  const rows = await facts.rows(
    Row,
    sql`
    /* questions/post-facts */
    with local as (
      select *, timezone(${timeZone}, occurred_at) as at_home from post_once where workspace = ${workspace} and network is not null
    ), clock as (
      select source, network, bool_or(at_home <> date_trunc('day', at_home)) as ticks from local group by all
    )
    select network, id, account, title, permalink, kind, epoch_ms(occurred_at) as "atMs",
      strftime(at_home, '%Y-%m-%d') as day, isodow(at_home) as weekday, hour(at_home) as hour,
      coalesce(ticks, false) as "hourKnown",
      occurred_at is null or (occurred_at >= make_timestamptz(${fromMs} * 1000) and occurred_at < make_timestamptz(${toMs} * 1000)) as "inPeriod",
      strftime(as_of, '%Y-%m-%d') as "asOf", reach, impressions, views, engagements, likes, comments, shares, saves, clicks
    from local join clock using (source, network)
    order by occurred_at desc nulls last, network, id`,
  );
  return rows.map((row) => ({
    ...row,
    title: row.title === null || namesPerson(row.title) ? null : row.title.trim(),
    permalink: row.permalink !== null && /^https?:\/\//i.test(row.permalink) ? row.permalink : null,
    kind: postKindOf(row.kind),
  }));
}
