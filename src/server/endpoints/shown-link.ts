import { shortLink } from "../../answers/links/link-desk.ts";
import type { Link as ShownLink } from "../../api/links.ts";
import { momentOf, momentOrNull } from "../../api/shapes.ts";
import type { Link } from "../../model/link.ts";
import { expiryDay } from "../../model/link-draft.ts";
import type { LinkClicks } from "../../questions/link-clicks.ts";

interface Shown {
  readonly base: string;
  readonly timeZone: string;
  readonly nowMs: number;
  /** By the ids of links. */
  readonly versions: ReadonlyMap<string, number>;
}

/** Shows links as the API does: days are of the time zone, a link that expires by `nowMs` is over. */
export const shownLink =
  ({ base, timeZone, nowMs, versions }: Shown) =>
  (link: Link, counted: LinkClicks = { clicks: 0, bots: 0 }): ShownLink => ({
    slug: link.slug,
    version: versions.get(link.id) ?? 1,
    url: shortLink(base, link),
    destination: link.destination,
    ...link.utm,
    expires: link.expiresAt === null ? null : expiryDay(link.expiresAt, timeZone),
    isOver: link.expiresAt !== null && link.expiresAt <= nowMs,
    createdAt: momentOf(link.createdAt),
    deletedAt: momentOrNull(link.deletedAt),
    clicks: counted.clicks,
    botClicks: counted.bots,
  });
