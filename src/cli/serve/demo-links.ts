import type { Link } from "../../model/link.ts";
import type { State } from "../../state/database.ts";
import { addLinks, linksOf, takenSlugs } from "../../state/links.ts";
import type { VisitedLink } from "../../warehouse/link-visits.ts";

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

/** Makes the shop's links on its first day, unless they stand from a time before. */
export async function layDemoLinks(state: State, workspace: string, from: string): Promise<VisitedLink[]> {
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

const known = (links: readonly Link[]): VisitedLink[] =>
  shopLinks.flatMap(({ slug, spelt, ...rest }) => {
    const link = links.find(({ utm }) => utm.content === slug);
    return link === undefined ? [] : [{ id: link.id, spelt, half: "half" in rest ? rest.half : null }];
  });
