import { randomFillSync } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { botReason } from "../../intake/collect/bots.ts";
import { hostOf } from "../../intake/collect/origin-of-visit.ts";
import { ClickLog } from "../../intake/links/click-log.ts";
import { LinkBook } from "../../intake/links/link-book.ts";
import { type LinkTarget, locationOf } from "../../intake/links/link-target.ts";
import { inAppNetwork } from "../../intake/links/network-of-click.ts";
import { passedOn } from "../../intake/links/passed-on.ts";
import { clickParameter, type Link } from "../../model/link.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import type { Directory } from "../directory.ts";
import { linkPage } from "../pages/link-page.ts";
import type { ServerParts } from "../parts.ts";
import { optsOut } from "./collect.ts";

/**
 * `GET /l/:slug`: 302 to a link's stored destination, with the click kept behind the visitor's back. 410 for a link that
 * is deleted or has expired, 404 for one that never was.
 */
export function linkRoutes(app: FastifyInstance, parts: ServerParts): void {
  const book = new LinkBook(parts.state, (workspace) => parts.directory.now.hosts.get(workspace) ?? []);
  const log = new ClickLog({
    add: (arrivals) => parts.collector.add(arrivals),
    daySalt: (workspace, atMs) => parts.keys.daySaltAtHand(workspace, atMs) ?? parts.keys.daySalt(workspace, atMs),
    lost: (clicks) => parts.metrics.count("retorno_clicks_lost_total", {}, clicks),
  });
  let directory = parts.directory.now;
  app.addHook("onClose", () => log.settled());
  app.route<{ Params: { slug: string } }>({
    method: ["GET", "HEAD"],
    url: "/l/:slug",
    logLevel: "warn",
    handler: (request, reply) => {
      // A directory that was read again: some record has changed, a link maybe.
      if (directory !== parts.directory.now) book.forget();
      directory = parts.directory.now;
      const slug = request.params.slug.toLowerCase();
      const held = book.held(slug);
      if (held !== undefined) return answer(held, request, reply);
      return book.find(slug).then((found) => answer(found, request, reply));
    },
  });

  function answer(target: LinkTarget | null, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const workspace = target === null ? undefined : parts.directory.now.workspaces.get(target.link.workspace);
    if (target === null || workspace === undefined) return answerPage(reply, 404, unknownPage);
    const { link } = target;
    const atMs = parts.clock();
    const isGone = link.deletedAt !== null || (link.expiresAt !== null && link.expiresAt <= atMs);
    if (isGone) return answerPage(reply, 410, gonePage(link, workspace, parts.directory.now));
    return sendOn(target, workspace, request, reply, atMs);
  }

  function sendOn(
    target: LinkTarget,
    workspace: Workspace,
    request: FastifyRequest,
    reply: FastifyReply,
    atMs: number,
  ): FastifyReply {
    const { headers, url } = request;
    const userAgent = headers["user-agent"] ?? "";
    const mark = url.indexOf("?");
    const brought = passedOn(mark === -1 ? "" : url.slice(mark + 1));
    const referrer = headers.referer === undefined ? null : hostOf(headers.referer);
    const way = target.wayOf({ referrer, inApp: inAppNetwork(userAgent), clickIds: brought.clickIds });
    const bot = request.method === "HEAD" ? "link checker" : botReason(userAgent, headers);
    const isNobody = bot !== null || (workspace.honoursOptOut && optsOut(headers));
    const id = randomId();
    const click = isNobody ? "" : `${clickParameter}=${id}`;
    const joint = click !== "" && brought.query !== "" ? "&" : "";
    redirect(reply, locationOf(way, brought.query + joint + click));
    const sender = isNobody ? null : { ip: request.ip, userAgent };
    log.add({ workspace, link: target.link.id, way, id, sender, bot, atMs });
    return reply;
  }
}

/** Written by itself: Fastify's way through its hooks takes as long as all the rest of a redirect. */
function redirect(reply: FastifyReply, location: string): void {
  reply.raw.writeHead(302, ["location", location, ...redirectHeaders]);
  reply.hijack();
  reply.raw.end();
}

/** What a redirect says beside its target. The landing page is to see of the referrer what the network lets through. */
const redirectHeaders = [
  ...["cache-control", "private, no-store"],
  ...["referrer-policy", "no-referrer-when-downgrade"],
  ...["x-robots-tag", "noindex"],
  ...["content-length", "0"],
];

const idBytes = 8;
const pool = Buffer.alloc(idBytes * 512);
let used = pool.length;

/** 64 random bits in hexadecimal; the system is asked for many at once. */
function randomId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += idBytes;
  return pool.toString("hex", used - idBytes, used);
}

function answerPage(reply: FastifyReply, status: 404 | 410, page: string): FastifyReply {
  return reply.code(status).headers(pageHeaders).type("text/html; charset=utf-8").send(page);
}

const pageHeaders = {
  "cache-control": "private, no-store",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex",
};

const unknownPage = linkPage({
  title: "There is nothing here",
  says: "This link was never made. Check how it is spelled, letter by letter.",
  site: null,
});

const gonePage = ({ destination }: Link, { id, name }: Workspace, { hosts }: Directory): string =>
  linkPage({
    title: name,
    says: "This link leads nowhere any more: what it was made for is over.",
    site: siteOf(destination, hosts.get(id) ?? []),
  });

/** The business's own site: that of the destination where it is one of theirs, else their first. */
function siteOf(destination: string, hosts: readonly string[]): { url: string; name: string } | null {
  const { host, hostname, origin } = new URL(destination);
  if (hosts.includes(host) || hosts.includes(hostname)) return { url: `${origin}/`, name: `Go to ${hostname}` };
  const [first] = hosts;
  return first === undefined ? null : { url: `https://${first}/`, name: `Go to ${first}` };
}
