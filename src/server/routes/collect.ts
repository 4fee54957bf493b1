import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Arrival } from "../../intake/collect/arrival.ts";
import { trackedArrival } from "../../intake/collect/tracked-arrival.ts";
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
  // A beacon says text/plain, so that browsers ask nobody for leave first.
  app.post("/e", { config: { silent: true, hot: true } }, async (request, reply) => {
    reply.header("access-control-allow-origin", "*").code(202);
    const arrivals = await arrivalsOf(request, parts);
    if (arrivals.length > 0) await parts.collector.add(arrivals);
    return "";
  });
}

export async function arrivalsOf(request: Sent, parts: ServerParts): Promise<Arrival[]> {
  const sent = Array.isArray(request.body) ? request.body : [request.body];
  const dropped = (reason: string) => parts.metrics.count("retorno_events_dropped_total", { reason });
  if (sent.length > mostEvents) {
    dropped("too_many");
    return [];
  }
  const sender = { ip: request.ip, userAgent: request.headers["user-agent"] ?? "" };
  const arrivals: Arrival[] = [];
  for (const one of sent) {
    const { success, data: event } = TrackedEvent.safeParse(one);
    if (!success) {
      dropped("invalid");
      continue;
    }
    const site = parts.directory.now.sites.get(event.site);
    const workspace = site && parts.directory.now.workspaces.get(site.workspace);
    if (site === undefined || workspace === undefined) {
      dropped("unknown_site");
      continue;
    }
    if (event.optOut === true && workspace.honoursOptOut) {
      dropped("opted_out");
      continue;
    }
    const nowMs = parts.clock();
    const { key, personHash } = parts.keys.of(workspace.id);
    arrivals.push(
      trackedArrival(event, {
        workspace: workspace.id,
        currency: workspace.currency,
        site: site.key,
        ownHosts: parts.directory.now.hosts.get(workspace.id) ?? [],
        sender,
        daySalt: await parts.keys.daySalt(workspace, nowMs),
        workspaceKey: key,
        personHash,
        nowMs,
        refused: (field) => parts.metrics.count("retorno_values_refused_total", { field }),
      }),
    );
  }
  return arrivals;
}
