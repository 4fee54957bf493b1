import type { FastifyInstance, FastifyRequest } from "fastify";
import { mostBytes } from "../../api/events.ts";
import type { Delivery, Told } from "../../intake/collect/webhooks/delivery.ts";
import { sourceOf, webhookKinds, webhookSources } from "../../intake/collect/webhooks/sources.ts";
import { KnownError } from "../../model/errors.ts";
import type { ServerEvent } from "../../model/server-event.ts";
import { type EventFault, readServerEvents } from "../../model/server-event-faults.ts";
import type { EventContext } from "../../model/server-event-rules.ts";
import { publicUrl } from "../../state/public-url.ts";
import { noteWebhookCall, type Webhook, webhookInUse } from "../../state/webhooks.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import { takeRawBodies } from "../limits/raw-bodies.ts";
import type { ServerParts } from "../parts.ts";
import { serverArrivals, workspaceOf } from "../server-arrivals.ts";

/** A webhook's last call is noted this often at most. */
const notedMs = 60_000;

/**
 * `POST /webhooks/:id`: what a shop, a payment provider or a CRM tells when it happens. Whoever knows the secret is
 * believed; 200 once it is durable, with a reason where nothing is kept of it.
 */
export function webhookRoutes(app: FastifyInstance, parts: ServerParts): void {
  app.register((hooks, _options, done) => {
    takeRawBodies(hooks);
    hooks.post<{ Params: { id: string } }>(
      "/webhooks/:id",
      { bodyLimit: mostBytes, logLevel: "warn" },
      async (request) => {
        const webhook = await webhookInUse(parts.state, parts.secrets, request.params.id);
        const kind = webhookKinds.find((one) => one === webhook?.kind);
        if (webhook === null || kind === undefined) throw unknownWebhook();
        const count = (result: string) => parts.metrics.count("retorno_webhook_calls_total", { kind, result });
        const workspace = workspaceOf(parts, webhook.workspace);
        const delivery = await deliveryOf(request, parts, workspace);
        const told = heard(webhook, webhookSources[kind], delivery, count);
        noteCall(webhook, parts, delivery.nowMs);
        const { events, faults } = eachRead(told, { currency: workspace.currency, nowMs: delivery.nowMs });
        const left = faults.length + (told.unread ?? 0);
        if (left > 0) parts.metrics.count("retorno_webhook_events_refused_total", { kind }, left);
        if (told.ignored !== null) {
          count("ignored");
          return { accepted: 0, ignored: told.ignored };
        }
        if (events.length === 0) throw refused(faults, count);
        const from = { workspace, source: sourceOf(kind), nowMs: delivery.nowMs };
        await parts.collector.add(await serverArrivals(events, parts, from));
        count("stored");
        return { accepted: events.length };
      },
    );
    done();
  });
}

const unknownWebhook = (): KnownError =>
  new KnownError("not_found", "there is no webhook at this address", {
    hint: "retorno webhook list shows the addresses; retorno webhook add makes one",
  });

async function deliveryOf(request: FastifyRequest, parts: ServerParts, { currency }: Workspace): Promise<Delivery> {
  const url = await publicUrl(parts.state);
  const addresses = [`${url}${request.url}`, `${request.protocol}://${request.host}${request.url}`];
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return { method: request.method, addresses, headers: request.headers, body, nowMs: parts.clock(), currency };
}

function heard(
  { secret }: { readonly secret: string },
  source: (typeof webhookSources)[keyof typeof webhookSources],
  delivery: Delivery,
  count: (result: string) => void,
): Told {
  const isSigned = secret === "" ? false : source.isSigned(delivery, secret);
  if (isSigned === null) return { events: [], ignored: "a knock" };
  if (isSigned) return source.read(delivery);
  count("unsigned");
  throw new KnownError(
    "invalid_signature",
    `the signature is not that of the secret kept for this ${source.title} webhook`,
    {
      hint: "set the product's secret with retorno webhook secret ID --secret …, and look whether the server's clock is right",
    },
  );
}

/** Each by itself: a product sends a list again whole, so that a wrong one would hold up those beside it for ever. */
function eachRead({ events: sent }: Told, context: EventContext): { events: ServerEvent[]; faults: EventFault[] } {
  const events: ServerEvent[] = [];
  const faults: EventFault[] = [];
  for (const one of sent) {
    const read = readServerEvents([one], context);
    if ("events" in read) events.push(...read.events);
    else faults.push(...read.faults.slice(0, 1));
  }
  return { events, faults };
}

function refused([fault]: readonly EventFault[], count: (result: string) => void): KnownError {
  count("refused");
  return new KnownError(
    "source_rejected",
    `what was sent cannot be stored: ${fault?.detail ?? "it is not understood"}`,
  );
}

function noteCall({ id, lastCalledMs }: Webhook, { state }: ServerParts, nowMs: number): void {
  if (Math.abs(nowMs - (lastCalledMs ?? 0)) < notedMs) return;
  // Nobody waits for it, and no call is refused for it.
  noteWebhookCall(state, id, nowMs).catch(() => undefined);
}
