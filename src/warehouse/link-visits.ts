import { z } from "zod";
import { liveSources } from "../model/live-source.ts";
import { raw, sql } from "./sql.ts";
import type { Warehouse } from "./warehouse.ts";

/** A link, and the visits of a made-up shop that came through it: sources as they are spelt, of all posts or every second. */
export interface VisitedLink {
  readonly id: string;
  readonly spelt: readonly string[];
  readonly half: number | null;
}

/**
 * Tells of visits by a post's link what this server would have seen of them: a click, and that the visit came through it.
 * They stand before the first event that it sees itself (seq 0), so that nothing it has counted up to is moved.
 */
export async function layLinkVisits(facts: Warehouse, workspace: string, links: readonly VisitedLink[]): Promise<void> {
  const { laid } = await facts.row(
    z.object({ laid: z.number() }),
    sql`/* warehouse/link-visits */ select count(*) as laid from site_event where workspace = ${workspace}`,
  );
  if (laid > 0) return;
  await facts.transaction(async () => {
    for (const { id, spelt, half } of links) {
      const mine = half === null ? sql`true` : sql`cast(right(m.post, 1) as integer) % 2 = ${half}`;
      await facts.run(sql`
        /* warehouse/link-visits */
        insert into visit (workspace, source, occurred_at, person, origin, last_at, events, pages, link)
        select e.workspace, ${liveSources.link}, e.occurred_at, e.person, e.origin, e.occurred_at, 1, 1, ${id}
        from event as e
        join (select distinct workspace, source, origin, post, utm_source from marketing) as m using (workspace, source, origin)
        where e.workspace = ${workspace} and m.post is not null and ${mine}
          and lower(m.utm_source) in (${raw(spelt.map((name) => `'${name}'`).join(", "))})`);
    }
    await facts.run(sql`
      /* warehouse/link-visits */
      insert into site_event (workspace, source, seq, id, occurred_at, received_at, kind, visitor, origin, click, link)
      select workspace, source, 0, hash(person, occurred_at), occurred_at, occurred_at, 'link_click', person, origin,
        hash(person, occurred_at), link
      from visit where workspace = ${workspace} and source = ${liveSources.link}`);
  });
}
