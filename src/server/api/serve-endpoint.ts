import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Endpoint } from "../../api/endpoint.ts";
import { publicUrl } from "../../state/public-url.ts";
import type { Workspace } from "../../state/workspaces.ts";
import { KeyBook } from "../key-book.ts";
import type { ServerParts } from "../parts.ts";
import { type Caller, callerOf } from "./caller.ts";
import { checked } from "./checked.ts";
import { pass, refuseCrossSite } from "./gate.ts";

/** One request to an endpoint, let through and checked. */
export interface Call<E extends Endpoint> {
  readonly params: z.output<E["params"]>;
  readonly query: z.output<E["query"]>;
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

export function openApi(app: FastifyInstance, parts: ServerParts, checksAnswers: boolean): ApiServer {
  app.decorateRequest("passed", null);
  return { app, parts, keys: new KeyBook(parts.state, parts.clock), checksAnswers };
}

/** Serves an endpoint: who may not is refused before a body is read, what is wrong before the handler sees it. */
export function serveEndpoint<E extends Endpoint>(
  { app, parts, keys, checksAnswers }: ApiServer,
  endpoint: E,
  handler: Handler<E>,
): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { endpoint },
    onRequest: async (request) => {
      const caller = await callerOf(request, keys, parts.people);
      refuseCrossSite(request, caller, await publicUrl(parts.state));
      const { workspace: id } = request.params as { workspace?: string };
      request.passed = { caller, workspace: await pass(endpoint, caller, id, parts) };
    },
    handler: async (request, reply) => {
      const { caller, workspace } = request.passed as NonNullable<FastifyRequest["passed"]>;
      const params = checked(endpoint.params, request.params, "the path");
      const query = checked(endpoint.query, request.query, "the query");
      const body =
        endpoint.takes === "bytes" ? undefined : checked(endpoint.body, request.body ?? undefined, "the body");
      reply.header("cache-control", "no-store");
      const call = { params, query, body, caller, workspace, request, reply } as Call<E>;
      const answer = await handler(call);
      if (endpoint.sends !== "json" || reply.sent) return reply;
      reply.code(endpoint.status);
      return endpoint.status === 204
        ? reply.send()
        : reply.send(checksAnswers ? endpoint.answer.parse(answer) : answer);
    },
  });
}
