import { randomBytes } from "node:crypto";
import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from "fastify";
import { KnownError } from "../model/errors.ts";
import type { ServerParts } from "./parts.ts";
import { answerProblem } from "./problem.ts";
import { collectRoutes } from "./routes/collect.ts";
import { healthRoutes } from "./routes/health.ts";
import { linkRoutes } from "./routes/links.ts";

/** How long a client may take to send its headers, and a whole request. */
const headersMs = 10_000;
const requestMs = 30_000;

/** The HTTP server, ready to listen. */
export async function createServer(
  parts: ServerParts,
  options: Pick<FastifyServerOptions, "logger"> = {},
): Promise<FastifyInstance> {
  const app = emptyServer(options);
  app.setErrorHandler(answerProblem);
  app.setNotFoundHandler((request) => {
    throw new KnownError("not_found", `there is nothing at ${request.method} ${request.url.split("?")[0]}`);
  });
  healthRoutes(app);
  collectRoutes(app, parts);
  linkRoutes(app, parts);
  return app;
}

/** A server that answers nothing yet. Behind a proxy on the same machine the visitor's address is the one the proxy names. */
export function emptyServer({ logger = false }: Pick<FastifyServerOptions, "logger"> = {}): FastifyInstance {
  const run = randomBytes(4).toString("hex");
  let requests = 0;
  const app = fastify({
    logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: "loopback",
    genReqId: () => `${run}-${++requests}`,
    requestTimeout: requestMs,
    connectionTimeout: 0,
    keepAliveTimeout: 30_000,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: 2000 },
  });
  // A beacon says text/plain, so that browsers ask nobody for leave first.
  app.addContentTypeParser("text/plain", { parseAs: "string" }, app.getDefaultJsonParser("error", "error"));
  return app;
}
