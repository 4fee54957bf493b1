import { bringBackLink, changeLink, makeLink, removeLink } from "../../answers/links/change-links.ts";
import { type LinkDesk, linkNamed } from "../../answers/links/link-desk.ts";
import { linkChanges } from "../../answers/links/link-history.ts";
import {
  addLink,
  deleteLink,
  editLink,
  getLink,
  linkDays as linkDaysEndpoint,
  linkHistory,
  listLinks,
  restoreLink,
} from "../../api/links.ts";
import { momentOf } from "../../api/shapes.ts";
import { KnownError } from "../../model/errors.ts";
import type { Link } from "../../model/link.ts";
import { instantsOf, periodBetween } from "../../model/period.ts";
import { type LinkClicks, linkClicks, linkDays } from "../../questions/link-clicks.ts";
import { type LinkMark, linkPage, linkVersions } from "../../state/links.ts";
import { publicUrl } from "../../state/public-url.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, type Call, serveEndpoint } from "../api/serve-endpoint.ts";
import { basedOn, etagOf } from "./based-on.ts";
import { shownLink } from "./shown-link.ts";

/** Tracked links, made, listed and changed. */
export function linkEndpoints(api: ApiServer): void {
  const { state, facts, directory, clock } = api.parts;

  serveEndpoint(api, listLinks, async ({ workspace, query: { limit, cursor, search, ...period } }) => {
    const page = { most: limit + 1, after: markIn(cursor), ...(search === undefined ? {} : { search }) };
    const found = await linkPage(state, workspace.id, page);
    const links = found.slice(0, limit);
    const clicks = links.length === 0 ? new Map() : await clicksIn(workspace, period);
    const last = found.length > limit ? links.at(-1) : undefined;
    const shown = await showing(workspace, links);
    return {
      items: links.map((link) => shown(link, clicks.get(link.id))),
      next: last === undefined ? null : `${last.createdAt}.${last.slug}`,
    };
  });

  serveEndpoint(api, getLink, async ({ workspace, params: { slug = "" }, query, reply }) => {
    const link = await linkNamed({ state, workspace }, slug, { deleted: true });
    const clicks = await clicksIn(workspace, query);
    const shown = (await showing(workspace, [link]))(link, clicks.get(link.id));
    reply.header("etag", etagOf(shown.version));
    return shown;
  });

  serveEndpoint(api, addLink, async (call) => {
    const { link, warnings } = await makeLink(deskOf(api, call), call.body as Written, clock());
    await directory.reload();
    const shown = (await showing(call.workspace, [link]))(link);
    call.reply.header("etag", etagOf(shown.version));
    return { link: shown, warnings: [...warnings] };
  });

  serveEndpoint(api, editLink, async (call) => {
    const { version, ...written } = call.body;
    const changes = Object.entries(written).map(([field, value]) => [field, value ?? "none"]);
    const desk = deskOf(api, call);
    const { link, warnings, hasChanged } = await changeLink(
      desk,
      call.params.slug ?? "",
      Object.fromEntries(changes),
      clock(),
      { basedOn: basedOn(call.request, version) },
    );
    await directory.reload();
    const clicks = await clicksIn(call.workspace, {});
    const shown = (await showing(call.workspace, [link]))(link, clicks.get(link.id));
    call.reply.header("etag", etagOf(shown.version));
    return { link: shown, warnings: [...warnings], hasChanged };
  });

  serveEndpoint(api, deleteLink, async (call) => {
    await removeLink(deskOf(api, call), call.params.slug ?? "", clock());
    await directory.reload();
    return undefined;
  });

  serveEndpoint(api, restoreLink, async (call) => {
    const link = await bringBackLink(deskOf(api, call), call.params.slug ?? "");
    await directory.reload();
    const clicks = await clicksIn(call.workspace, {});
    const shown = (await showing(call.workspace, [link]))(link, clicks.get(link.id));
    call.reply.header("etag", etagOf(shown.version));
    return shown;
  });

  serveEndpoint(api, linkDaysEndpoint, async ({ workspace, params: { slug = "" }, query }) => {
    const link = await linkNamed({ state, workspace }, slug, { deleted: true });
    const { id, timeZone } = workspace;
    const lane = await facts.lane();
    try {
      const days = await linkDays(lane, { workspace: id, link: link.id, timeZone }, periodOf(query, timeZone));
      return { items: days.map(({ bots, ...day }) => ({ ...day, botClicks: bots })) };
    } finally {
      lane.close();
    }
  });

  serveEndpoint(api, linkHistory, async ({ workspace, params: { slug = "" } }) => {
    const link = await linkNamed({ state, workspace }, slug, { deleted: true });
    const changes = await linkChanges(state, link, workspace.timeZone);
    return { items: changes.map(({ atMs, ...change }) => ({ at: momentOf(atMs), ...change })) };
  });

  const showing = async (workspace: Workspace, links: readonly Link[]) => {
    const base = await publicUrl(state);
    const versions = await linkVersions(
      state,
      links.map(({ id }) => id),
    );
    return shownLink({ base, timeZone: workspace.timeZone, nowMs: clock(), versions });
  };

  async function clicksIn(workspace: Workspace, asked: AskedDays): Promise<ReadonlyMap<string, LinkClicks>> {
    const lane = await facts.lane();
    try {
      return await linkClicks(lane, workspace.id, periodOf(asked, workspace.timeZone));
    } finally {
      lane.close();
    }
  }
}

/** What the caller works on. */
export const deskOf = (
  { parts }: ApiServer,
  { workspace, caller }: Pick<Call<never>, "workspace" | "caller">,
): LinkDesk => ({
  state: parts.state,
  workspace,
  actor: actorOf(caller),
});

type Written = Parameters<typeof makeLink>[1];

interface AskedDays {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

function periodOf({ from, to }: AskedDays, timeZone: string): { fromMs: number; toMs: number } | null {
  if (from === undefined && to === undefined) return null;
  if (from !== undefined && to !== undefined) return instantsOf(periodBetween(from, to), timeZone);
  throw new KnownError("invalid_request", "a period has two ends: from and to go together", {
    hint: "give the first day, and the first day that no longer counts",
  });
}

function markIn(cursor: string | undefined): LinkMark | null {
  if (cursor === undefined) return null;
  const [, createdAt, slug] = /^(\d{1,15})\.([a-z0-9-]{1,64})$/.exec(cursor) ?? [];
  if (createdAt !== undefined && slug !== undefined) return { createdAt: Number(createdAt), slug };
  throw new KnownError("invalid_request", "the cursor is none of this list", {
    hint: "give the next of the page before, as it is",
  });
}
