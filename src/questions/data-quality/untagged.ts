import { z } from "zod";
import type { JourneyScope } from "../../journeys/scope.ts";
import { liveSources } from "../../model/live-source.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { judged } from "./level.ts";
import type { SeenTags } from "./seen-tags.ts";

/** People know the front page by heart; so many deep entries without a trace are links that nobody tagged. */
const deepRule = { of: "share", note: 0.1, mend: 0.25, least: 20 } as const;
const socialRule = { of: "share", note: 0.1, mend: 0.4, least: 20 } as const;

const Page = z.object({ page: z.string(), visits: z.number() });

/** Visits that the tracker saw, name nothing they came from and begin below the front page: shared or sent without tags. */
export async function untaggedVisits(facts: Warehouse, { workspace, fromMs, toMs }: JourneyScope) {
  const { all } = await facts.row(
    z.object({ all: z.number() }),
    sql`
    /* questions/data-quality/untagged */
    select count(*) as "all" from event_once
    where workspace = ${workspace} and source = ${liveSources.tracker}
      and occurred_at >= make_timestamptz(${fromMs} * 1000) and occurred_at < make_timestamptz(${toMs} * 1000)`,
  );
  const rows = await facts.rows(
    Page,
    sql`
    /* questions/data-quality/untagged */
    with entry as (
      select v.row, any_value(e.page) as page
      from event_once as v
      join site_event as e on e.visitor = v.person and e.occurred_at = v.occurred_at
      where v.workspace = ${workspace} and v.source = ${liveSources.tracker} and v.origin is null
        and v.occurred_at >= make_timestamptz(${fromMs} * 1000) and v.occurred_at < make_timestamptz(${toMs} * 1000)
        and e.workspace = ${workspace} and e.kind = 'page_view' and e.bot is null
        and e.occurred_at >= make_timestamptz(${fromMs} * 1000) and e.occurred_at < make_timestamptz(${toMs} * 1000)
      group by all
    )
    select page, count(*) as visits from entry
    where regexp_matches(page, '^[^/]+/.') and not regexp_matches(page, '^[^/]+/[a-z]{2}([-_][A-Za-z]{2})?/?$')
    group by page order by visits desc, page`,
  );
  const count = rows.reduce((sum, { visits }) => sum + visits, 0);
  return { kind: "untagged_visits" as const, ...judged({ rule: deepRule, count, of: all, rows }) };
}

/** Visits of a social network that only the page before, the app or a click id gives away: no link of ours was tagged. */
export function untaggedSocial(tags: readonly SeenTags[]) {
  const byNetwork = Map.groupBy(
    tags.filter(({ leaf, visits }) => leaf.social && leaf.network !== "none" && visits > 0),
    ({ leaf }) => leaf.network,
  );
  const all = [...byNetwork].map(([network, own]) => ({
    network,
    untagged: sumOf(own.filter(({ source }) => source === null)),
    visits: sumOf(own),
  }));
  const rows = all.filter(({ untagged }) => untagged > 0).toSorted((a, b) => b.untagged - a.untagged);
  const count = rows.reduce((sum, { untagged }) => sum + untagged, 0);
  const of = all.reduce((sum, { visits }) => sum + visits, 0);
  return { kind: "untagged_social" as const, ...judged({ rule: socialRule, count, of, rows }) };
}

const sumOf = (tags: readonly SeenTags[]): number => tags.reduce((sum, { visits }) => sum + visits, 0);
