import type { Actor } from "../../model/actor.ts";
import { nearest } from "../../model/did-you-mean.ts";
import { KnownError } from "../../model/errors.ts";
import type { Link } from "../../model/link.ts";
import type { DraftRules } from "../../model/link-draft.ts";
import type { State } from "../../state/database.ts";
import { linkBySlug, linksOf } from "../../state/links.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";

/** Whose links somebody works on. */
export interface LinkDesk {
  readonly state: State;
  readonly workspace: Workspace;
  readonly actor: Actor;
}

/** The whole short link, as it is printed and posted. */
export const shortLink = (base: string, { slug }: Pick<Link, "slug">): string => `${base}/l/${slug}`;

/** The rules a workspace's links are made by. */
export const rulesOf = ({ plan, timeZone }: Workspace): DraftRules => ({ naming: plan?.naming, timeZone });

/**
 * The link of a slug, or of a whole short link as it was copied; deleted ones only where they may be. Another workspace's
 * is as unknown as one that never was.
 */
export async function linkNamed(
  { state, workspace }: Pick<LinkDesk, "state" | "workspace">,
  written: string,
  { deleted = false } = {},
): Promise<Link> {
  const slug = (/\/l\/([^/?#]+)/.exec(written)?.[1] ?? written).toLowerCase();
  const link = await linkBySlug(state, slug);
  if (link === null || link.workspace !== workspace.id) {
    const slugs = (await linksOf(state, workspace.id)).map((one) => one.slug);
    const close = nearest(slug, slugs);
    throw new KnownError("not_found", `there is no link ${slug} in ${workspace.id}`, {
      hint: close === null ? "retorno link list shows those there are" : `did you mean ${close}?`,
    });
  }
  if (deleted || link.deletedAt === null) return link;
  throw new KnownError("gone", `the link ${slug} was deleted`, { hint: "make another one under another slug" });
}
