import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Endpoint } from "../../api/endpoint.ts";
import { publicUrl } from "../../state/public-url.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import { KeptLanes } from "../kept-lanes.ts";
import { KeyBook } from "../key-book.ts";
import { CallerLimit, type CallerLimits } from "../limits/caller-limit.ts";
import type { ServerParts } from "../parts.ts";
import { answerKept } from "./answer-kept.ts";
import { refuseOddBody, takeStreams } from "./body-type.ts";
import type { Caller } from "./caller.ts";
import { checked } from "./checked.ts";
import { pass, refuseCrossSite } from "./gate.ts";
import { KeptAnswers } from "./kept-answers.ts";
import { knownCaller } from "./known-caller.ts";
import { OnceOnly } from "./once-only.ts";
import { Revisions } from "./revisions.ts";
import { WarmAnswers } from "./warm-answers.ts";

/** One request to an endpoint, let through and checked. */
export interface Call<E extends Endpoint> {
  readonly params: z.output<E["params"]>;
  readonly query: z.output<E["query"]>;
  /** Where the endpoint takes bytes: undefined, for `request.body` is the stream of them. */
  readonly body: z.output<E["body"]>;
  readonly caller: Caller;
  /** Which the path names; an endpoint that names none must not ask for it. */
  readonly workspace: Workspace;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<z.input<E["answer"]>>;

/** What endpoints are served with. */
export interface ApiServer {
  readonly app: FastifyInstance;
  readonly parts: ServerParts;
  readonly keys: KeyBook;
  readonly limit: CallerLimit;
  readonly once: OnceOnly;
  readonly revisions: Revisions;
  readonly kept: KeptAnswers;
  readonly warm: WarmAnswers;
  readonly lanes: KeptLanes;
  /** Whether answers are held against their contracts: in tests, for the contracts are ours. */
  readonly checksAnswers: boolean;
}

declare module "fastify" {
  interface FastifyRequest {
    passed: { readonly caller: Caller; readonly workspace: Workspace | null } | null;
  }
  interface FastifyContextConfig {
    /** Whose contract the route serves. */
    endpoint?: Endpoint;
  }
}

export function openApi(
  app: FastifyInstance,
  parts: ServerParts,
  { checksAnswers, limits }: { checksAnswers: boolean; limits?: CallerLimits | undefined },
): ApiServer {
  app.decorateRequest("passed", null);
  const [keys, limit] = [new KeyBook(parts.state, parts.clock), new CallerLimit(limits)];
  const [revisions, kept] = [new Revisions(parts), new KeptAnswers()];
  const [warm, lanes] = [new WarmAnswers(revisions), new KeptLanes(parts, revisions)];
  app.addHook("onClose", async () => {
    warm.close();
    lanes.close();
  });
  return { app, parts, keys, limit, once: new OnceOnly(parts), revisions, kept, warm, lanes, checksAnswers };
}

/** Serves an endpoint: who may not is refused before a body is read, what is wrong before the handler sees it. */
export function serveEndpoint<E extends Endpoint>(api: ApiServer, endpoint: E, handler: Handler<E>): void {
  if (endpoint.takes === "json") {
    addRoute(api.app, api, endpoint, handler);
    return;
  }
  api.app.register((app, _options, done) => {
    takeStreams(app);
    addRoute(app, api, endpoint, handler);
    done();
  });
}

function addRoute<E extends Endpoint>(app: FastifyInstance, api: ApiServer, endpoint: E, handler: Handler<E>): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    bodyLimit: endpoint.mostBytes,
    exposeHeadRoute: endpoint.sends === "json",
    config: { endpoint },
    onRequest: (request) => letThrough(api, endpoint, request),
    handler: (request, reply) => answer(api, endpoint, handler, request, reply),
  });
}

async function letThrough(api: ApiServer, endpoint: Endpoint, request: FastifyRequest): Promise<void> {
  const { parts } = api;
  const caller = await knownCaller(api, endpoint, request);
  refuseCrossSite(request, caller, await publicUrl(parts.state));
  const { workspace: id } = request.params as { workspace?: string };
  request.passed = { caller, workspace: await pass(endpoint, caller, id, parts) };
  refuseOddBody(request, endpoint);
}

async function answer<E extends Endpoint>(
  api: ApiServer,
  endpoint: E,
  handler: Handler<E>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { once, checksAnswers } = api;
  const { caller, workspace } = request.passed as NonNullable<FastifyRequest["passed"]>;
  const params = checked(endpoint.params, request.params, "the path");
  const query = checked(endpoint.query, request.query, "the query");
  const body = endpoint.takes === "bytes" ? undefined : checked(endpoint.body, bodyIn(request, endpoint), "the body");
  const call = { params, query, body, caller, workspace, request, reply } as Call<E>;
  if (endpoint.sends !== "json") {
    await handler(call);
    return reply;
  }
  if (endpoint.keeps) {
    // Neither the request nor who sent it: the answer is for all who may ask, and outlives them.
    const work = async (of: Workspace) => {
      const answered = await handler({ params, query, workspace: of } as Call<E>);
      return Buffer.from(JSON.stringify(checksAnswers ? endpoint.answer.parse(answered) : answered));
    };
    const question = { workspace: call.workspace, endpoint: endpoint.name, params, query, work };
    return answerKept(api, question, request, reply);
  }
  const outcome = await once.run(request, endpoint, caller, async () => {
    const answered = await handler(call);
    const isSent = reply.sent; // Some answer by themselves, in another form than the contract's.
    return { status: endpoint.status, answer: checksAnswers && !isSent ? endpoint.answer.parse(answered) : answered };
  });
  if (reply.sent) return reply;
  reply.code(outcome.status);
  return outcome.status === 204 ? reply.send() : reply.send(outcome.answer);
}

/** What came; many clients send {} where there is nothing to say. */
function bodyIn({ body }: FastifyRequest, endpoint: Endpoint): unknown {
  const isEmpty = typeof body === "object" && body !== null && !Array.isArray(body) && Object.keys(body).length === 0;
  return isEmpty && endpoint.body instanceof z.ZodUndefined ? undefined : (body ?? undefined);
}
