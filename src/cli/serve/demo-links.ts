import { z } from "zod";
import type { Link } from "../../model/link.ts";
import { liveSources } from "../../model/live-source.ts";
import type { State } from "../../state/database.ts";
import { addLinks, linksOf, takenSlugs } from "../../state/links.ts";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

const site = "https://faroazul.example";

/** The shop's tracked links, and the posts that carry each: all of a network, or every second one. */
const shopLinks = [
  { slug: "ola-lamp", network: "instagram", spelt: ["instagram", "ig"], half: 0, path: "/new" },
  { slug: "reading-corner", network: "instagram", spelt: ["instagram", "ig"], half: 1, path: "/guide" },
  { slug: "faro-facebook", network: "facebook", spelt: ["facebook", "fb", "facebook.com"], path: "/collections/all" },
  { slug: "faro-tiktok", network: "tiktok", spelt: ["tiktok"], path: "/new" },
  { slug: "faro-x", network: "x", spelt: ["x", "twitter"], path: "/" },
  { slug: "faro-youtube", network: "youtube", spelt: ["youtube"], path: "/about" },
] as const;

/** A link of the shop that stands, and whose visits came through it. */
export interface DemoLink {
  readonly id: string;
  readonly spelt: readonly string[];
  readonly half: number | null;
}

/** Makes the shop's links on its first day, unless they stand from a time before. */
export async function layDemoLinks(state: State, workspace: string, from: string): Promise<DemoLink[]> {
  const standing = await linksOf(state, workspace);
  if (standing.length > 0) return known(standing);
  const taken = await takenSlugs(
    state,
    shopLinks.map(({ slug }) => slug),
  );
  const links = shopLinks.map(({ slug, network, path }) => ({
    workspace,
    // Another made-up shop of this server may have it.
    slug: taken.has(slug) ? null : slug,
    destination: `${site}${path}`,
    utm: { source: network, medium: "social", campaign: "always-on", content: slug, term: null },
    expiresAt: null,
  }));
  return known(await addLinks(state, links, Date.parse(`${from}T08:00:00Z`)));
}

const known = (links: readonly Link[]): DemoLink[] =>
  shopLinks.flatMap(({ slug, spelt, ...rest }) => {
    const link = links.find(({ utm }) => utm.content === slug);
    return link === undefined ? [] : [{ id: link.id, spelt, half: "half" in rest ? rest.half : null }];
  });

/**
 * Tells of visits by a post's link what this server would have seen of them: a click, and that the visit came through it.
 * They stand before the first event that it sees itself (seq 0), so that nothing it has counted up to is moved.
 */
export async function layDemoClicks(facts: Warehouse, workspace: string, links: readonly DemoLink[]): Promise<void> {
  const { laid } = await facts.row(
    z.object({ laid: z.number() }),
    sql`/* cli/demo-links */ select count(*) as laid from site_event where workspace = ${workspace}`,
  );
  if (laid > 0) return;
  await facts.transaction(async () => {
    for (const { id, spelt, half } of links) {
      const mine = half === null ? sql`true` : sql`cast(right(m.post, 1) as integer) % 2 = ${half}`;
      await facts.run(sql`
        /* cli/demo-links */
        insert into visit (workspace, source, occurred_at, person, origin, last_at, events, pages, link)
        select e.workspace, ${liveSources.link}, e.occurred_at, e.person, e.origin, e.occurred_at, 1, 1, ${id}
        from event as e
        join (select distinct workspace, source, origin, post, utm_source from marketing) as m using (workspace, source, origin)
        where e.workspace = ${workspace} and m.post is not null and ${mine}
          and lower(m.utm_source) in (${raw(spelt.map((name) => `'${name}'`).join(", "))})`);
    }
    await facts.run(sql`
      /* cli/demo-links */
      insert into site_event (workspace, source, seq, id, occurred_at, received_at, kind, visitor, origin, click, link)
      select workspace, source, 0, hash(person, occurred_at), occurred_at, occurred_at, 'link_click', person, origin,
        hash(person, occurred_at), link
      from visit where workspace = ${workspace} and source = ${liveSources.link}`);
  });
}
