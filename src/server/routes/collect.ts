import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Arrival } from "../../intake/collect/arrival.ts";
import { trackedArrival } from "../../intake/collect/tracked-arrival.ts";
import type { Sender } from "../../intake/collect/visitor-keys.ts";
import { TrackedEvent } from "../../model/tracked-event.ts";
import type { ServerParts } from "../parts.ts";

const mostEvents = 1000;

/** What is read of a request. */
export type Sent = Pick<FastifyRequest, "body" | "ip" | "headers">;

/**
 * `POST /e`: what the tracker saw, one event or an array. Answers 202 once it is durable. A visitor's browser can mend
 * nothing: what is wrong is dropped, answered alike and counted by its reason.
 */
export function collectRoutes(app: FastifyInstance, parts: ServerParts): void {
  app.post("/e", { config: { silent: true, hot: true } }, async (request, reply) => {
    const arrivals = await arrivalsOf(request, parts);
    if (arrivals.length > 0) await parts.collector.add(arrivals);
    accept(reply);
  });
}

/** Written by itself: there is nothing to serialize, and Fastify's way through its hooks costs a fifth of the request. */
function accept(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.writeHead(202, accepted).end();
}

const accepted = ["access-control-allow-origin", "*", "content-length", "0"];

/** What is kept of what somebody sent; what is dropped is counted by its reason. */
export async function arrivalsOf(request: Sent, parts: ServerParts): Promise<Arrival[]> {
  const sent: readonly unknown[] = Array.isArray(request.body) ? request.body : [request.body];
  const dropped = (reason: string) => parts.metrics.count("retorno_events_dropped_total", { reason });
  if (sent.length > mostEvents) {
    dropped("too_many");
    return [];
  }
  const { headers, ip } = request;
  const sender = { ip, userAgent: headers["user-agent"] ?? "", isOut: optsOut(headers) };
  const arrivals: Arrival[] = [];
  for (const one of sent) {
    const arrival = arrivalOf(one, sender, parts);
    // Waiting for what is at hand would cost a turn each event.
    const read = arrival instanceof Promise ? await arrival : arrival;
    if (typeof read === "string") dropped(read);
    else arrivals.push(read);
  }
  return arrivals;
}

/** Global Privacy Control or Do Not Track, as browsers say it with every request. */
export const optsOut = (headers: Sent["headers"]): boolean => headers["sec-gpc"] === "1" || headers.dnt === "1";

const none: readonly string[] = [];

type Dropped = "invalid" | "unknown_site" | "opted_out";

function arrivalOf(
  sent: unknown,
  sender: Sender & { readonly isOut: boolean },
  parts: ServerParts,
): Arrival | Dropped | Promise<Arrival> {
  const { success, data: event } = TrackedEvent.safeParse(sent);
  if (!success) return "invalid";
  const { sites, workspaces, hosts } = parts.directory.now;
  const site = sites.get(event.site);
  const workspace = site && workspaces.get(site.workspace);
  if (site === undefined || workspace === undefined) return "unknown_site";
  if ((sender.isOut || event.optOut === true) && workspace.honoursOptOut) return "opted_out";
  const nowMs = parts.clock();
  const { key, personHash } = parts.keys.of(workspace.id);
  const context = {
    workspace: workspace.id,
    currency: workspace.currency,
    site: site.key,
    ownHosts: hosts.get(workspace.id) ?? none,
    sender,
    workspaceKey: key,
    personHash,
    nowMs,
    refused: (field: string) => parts.metrics.count("retorno_values_refused_total", { field }),
  };
  const daySalt = parts.keys.daySaltAtHand(workspace, nowMs);
  if (daySalt !== null) return trackedArrival(event, { ...context, daySalt });
  return parts.keys.daySalt(workspace, nowMs).then((daySalt) => trackedArrival(event, { ...context, daySalt }));
}
