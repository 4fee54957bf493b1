import { KnownError } from "../../model/errors.ts";
import type { Link, LinkContent } from "../../model/link.ts";
import { expiryDay, linkDraft, type WrittenLink } from "../../model/link-draft.ts";
import { utmFields } from "../../model/utm.ts";
import type { State } from "../../state/database.ts";
import { addLink, deleteLink, editLink, linkHistory, restoreLink } from "../../state/links.ts";
import { audited, latestActor } from "../../state/people/audit.ts";
import { changedFields, editConflict } from "../../state/plan/edit-conflict.ts";
import { type LinkDesk, linkNamed, rulesOf } from "./link-desk.ts";
import { fieldsOfLink } from "./link-history.ts";

/** A link that was made or changed, and what would be counted elsewhere than is meant. */
export interface MadeLink {
  readonly link: Link;
  readonly warnings: readonly string[];
}

/** Makes a link; a KnownError where it cannot be, or where its slug is taken. */
export function makeLink(
  { state, workspace, actor }: LinkDesk,
  written: WrittenLink,
  nowMs: number,
): Promise<MadeLink> {
  const { warnings, ...draft } = linkDraft(written, { ...rulesOf(workspace), nowMs });
  return audited(state, { actor, workspace: workspace.id }, async (within) => {
    const link = await addLink(within, { workspace: workspace.id, ...draft }, nowMs);
    const became = writtenAs(link, workspace.timeZone);
    return { change: { action: "link.add", subject: link.slug, was: null, became }, answer: { link, warnings } };
  });
}

/**
 * Changes what is said of a link, "none" takes a value away; a KnownError where nothing is said, or where it does not rest
 * on the version that stands. Null: whoever changes it is to be right.
 */
export function changeLink(
  { state, workspace, actor }: LinkDesk,
  slug: string,
  changes: Omit<WrittenLink, "slug">,
  nowMs: number,
  { basedOn = null }: { basedOn?: number | null } = {},
): Promise<MadeLink & { readonly hasChanged: boolean }> {
  if (Object.keys(changes).length === 0) {
    throw new KnownError("invalid_request", "nothing is to be changed", {
      hint: "give what is to be, such as a destination or the day it expires",
    });
  }
  return audited(state, { actor, workspace: workspace.id }, async (within) => {
    const link = await linkNamed({ state: within, workspace }, slug);
    if (basedOn !== null) await refuseUnlessStanding(within, link, { basedOn, timeZone: workspace.timeZone });
    const was = writtenAs(link, workspace.timeZone);
    // A link that is over may still be led elsewhere.
    const rules = { ...rulesOf(workspace), ...(changes.expires === undefined ? {} : { nowMs }) };
    const { warnings, slug: _, ...content } = linkDraft({ ...was, ...changes }, rules);
    const hasChanged = await editLink(within, link, content, nowMs);
    const changed = { ...link, ...content };
    const became = writtenAs(changed, workspace.timeZone);
    const change = hasChanged ? ({ action: "link.edit", subject: link.slug, was, became } as const) : null;
    return { change, answer: { link: changed, warnings, hasChanged } };
  });
}

/** A KnownError where somebody else has changed a link since the version that a change rests on. */
async function refuseUnlessStanding(
  state: State,
  link: Link,
  { basedOn, timeZone }: { basedOn: number; timeZone: string },
): Promise<void> {
  const history = await linkHistory(state, link);
  const standing = history.length + 1;
  if (basedOn === standing) return;
  const past = history[basedOn - 1];
  if (past === undefined) {
    throw new KnownError("invalid_request", `this link never had a version ${basedOn}`, {
      hint: `send the version that you were shown; it stands at ${standing}`,
    });
  }
  const current = fieldsOfLink(link, timeZone);
  throw await editConflict(state, {
    what: "this link",
    changed: changedFields(fieldsOfLink(past.was, timeZone), current),
    current: { slug: link.slug, version: standing, ...current },
    by: await latestActor(state, { workspace: link.workspace, action: "link.edit", subject: link.slug }),
    atMs: history.at(-1)?.changedAt ?? link.createdAt,
  });
}

/** Deletes a link: from then on it answers that it is gone. */
export function removeLink({ state, workspace, actor }: LinkDesk, slug: string, nowMs: number): Promise<Link> {
  return audited(state, { actor, workspace: workspace.id }, async (within) => {
    const link = await linkNamed({ state: within, workspace }, slug);
    await deleteLink(within, link, nowMs);
    const was = writtenAs(link, workspace.timeZone);
    return { change: { action: "link.delete", subject: link.slug, was, became: null }, answer: link };
  });
}

/** Takes the deletion of a link back; of one that stands, nothing changes. */
export function bringBackLink({ state, workspace, actor }: LinkDesk, slug: string): Promise<Link> {
  return audited(state, { actor, workspace: workspace.id }, async (within) => {
    const link = await linkNamed({ state: within, workspace }, slug, { deleted: true });
    if (link.deletedAt === null) return { change: null, answer: link };
    await restoreLink(within, link);
    const became = writtenAs(link, workspace.timeZone);
    const change = { action: "link.restore", subject: link.slug, was: null, became } as const;
    return { change, answer: { ...link, deletedAt: null } };
  });
}

function writtenAs({ destination, utm, expiresAt }: LinkContent, timeZone: string): WrittenLink {
  const tags = utmFields.flatMap((field) => (utm[field] === null ? [] : [[field, utm[field]]]));
  const expires = expiresAt === null ? {} : { expires: expiryDay(expiresAt, timeZone) };
  return { destination, ...Object.fromEntries(tags), ...expires };
}
