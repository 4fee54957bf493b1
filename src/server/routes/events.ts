import type { FastifyInstance, FastifyRequest } from "fastify";
import { type EventsAnswer, type EventsProblem, mostBytes, mostEvents, sendEvents } from "../../api/events.ts";
import { KnownError } from "../../model/errors.ts";
import { readJson } from "../../model/read-json.ts";
import { type EventFault, mostFaults, readServerEvents } from "../../model/server-event-faults.ts";
import { keyIn } from "../api/caller.ts";
import { KeyBook, type KeyHolder } from "../key-book.ts";
import { takeRawBodies } from "../limits/raw-bodies.ts";
import type { ServerParts } from "../parts.ts";
import { problemOf } from "../problem.ts";
import { RepeatedKeys } from "../repeated-keys.ts";
import { serverArrivals, workspaceOf } from "../server-arrivals.ts";

/**
 * `POST /api/v1/events`: what a business's own systems tell, one event or an array, with an API key. Answers 202 once it
 * is durable. One event that is wrong refuses them all.
 */
export function eventsRoutes(app: FastifyInstance, parts: ServerParts): void {
  const keys = new KeyBook(parts.state, parts.clock);
  const repeated = new RepeatedKeys(parts.clock);
  app.register((api, _options, done) => {
    takeRawBodies(api);
    api.decorateRequest("keyHolder", null);
    // Whoever has no key is refused before a body is read.
    api.addHook("onRequest", async (request, reply) => {
      reply.header("www-authenticate", 'Bearer realm="retorno"');
      const key = keyIn(request);
      if (key === "") throw withoutKey();
      request.keyHolder = await keys.holderOf(key);
      reply.removeHeader("www-authenticate");
      if (!request.keyHolder.scopes.has("events:write")) throw lacksScope();
    });
    api.post(
      "/api/v1/events",
      { bodyLimit: mostBytes, logLevel: "warn", config: { endpoint: sendEvents } },
      async (request, reply) => {
        const workspace = workspaceOf(parts, (request.keyHolder as KeyHolder).workspace);
        const sent = eventsIn(request.body);
        const nowMs = parts.clock();
        const read = readServerEvents(sent, { currency: workspace.currency, nowMs });
        if ("faults" in read) return reply.code(400).type("application/problem+json").send(problemWith(read.faults));
        const idOf = idsFrom(request, workspace.id, repeated);
        await parts.collector.add(await serverArrivals(read.events, parts, { workspace, source: "api", nowMs, idOf }));
        return reply.code(202).send({ accepted: sent.length } satisfies EventsAnswer);
      },
    );
    done();
  });
}

declare module "fastify" {
  interface FastifyRequest {
    keyHolder: KeyHolder | null;
  }
}

const withoutKey = (): KnownError =>
  new KnownError("unauthenticated", "the request brings no API key", {
    hint: "send the header Authorization: Bearer rtn_…; retorno key add makes a key",
  });

const lacksScope = (): KnownError =>
  new KnownError("wrong_scope", "this API key may not do that: it lacks events:write", {
    hint: "make a key with the scope events:write",
  });

function eventsIn(body: unknown): readonly unknown[] {
  const sent = readJson(Buffer.isBuffer(body) ? body : Buffer.alloc(0));
  const events = Array.isArray(sent) ? sent : [sent];
  if (events.length === 0) throw new KnownError("no_events", "the list has no event", { hint: "send at least one" });
  if (events.length <= mostEvents) return events;
  throw new KnownError("too_many_events", `${events.length} events came at once`, {
    hint: `send at most ${mostEvents} in one request`,
  });
}

/** What is wrong with each event, as `errors`; the whole is named by the first of them. */
function problemWith(faults: readonly EventFault[]): EventsProblem {
  const [first] = faults;
  const more =
    faults.length === 1 ? "" : `, and ${faults.length === mostFaults ? "more" : `${faults.length - 1} more`}`;
  const place = first === undefined ? "" : `event ${first.index}: ${first.detail}`;
  const problem = problemOf(
    new KnownError("invalid_event", `${place}${more}`, {
      hint: "nothing was stored; mend what errors names and send it all again",
    }),
  );
  return { ...problem, errors: [...faults] };
}

function idsFrom(request: FastifyRequest, workspace: string, repeated: RepeatedKeys) {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || key === "") return undefined;
  return repeated.idsOf(workspace, key, request.body as Buffer);
}
