import { randomBytes } from "node:crypto";
import fastify, { type FastifyInstance, type FastifyServerOptions } from "fastify";
import { KnownError } from "../model/errors.ts";
import type { ServerParts } from "./parts.ts";
import { answerProblem } from "./problem.ts";
import { collectRoutes } from "./routes/collect.ts";
import { healthRoutes } from "./routes/health.ts";

/** How long a client may take to send its headers, and a whole request. */
const headersMs = 10_000;
const requestMs = 30_000;

/** The HTTP server, ready to listen. Behind a proxy on the same machine the visitor's address is the one the proxy names. */
export async function createServer(
  parts: ServerParts,
  { logger = false }: Pick<FastifyServerOptions, "logger"> = {},
): Promise<FastifyInstance> {
  const app = fastify({
    logger,
    disableRequestLogging: true,
    trustProxy: "loopback",
    genReqId: () => randomBytes(8).toString("hex"),
    requestTimeout: requestMs,
    connectionTimeout: 0,
    keepAliveTimeout: 30_000,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: 2000 },
  });
  app.addContentTypeParser("text/plain", { parseAs: "string" }, app.getDefaultJsonParser("error", "error"));
  app.setErrorHandler(answerProblem);
  app.setNotFoundHandler((request) => {
    throw new KnownError("not_found", `there is nothing at ${request.method} ${request.url.split("?")[0]}`);
  });
  healthRoutes(app);
  collectRoutes(app, parts);
  return app;
}
