import { randomBytes } from "node:crypto";
import { isIP } from "node:net";
import fastify, { type FastifyInstance, LogController } from "fastify";
import type { Endpoint } from "../api/endpoint.ts";
import { type ServerSettings, serverSettings } from "../config.ts";
import { KnownError } from "../model/errors.ts";
import { readJson } from "../model/read-json.ts";
import { waitBriefly } from "../state/writable.ts";
import { apiRoutes } from "./endpoints/all.ts";
import type { CallerLimits } from "./limits/caller-limit.ts";
import { answerClientErrors } from "./limits/client-error.ts";
import { limitConnections } from "./limits/connections.ts";
import { DiskGuard } from "./limits/disk-guard.ts";
import { bodyBytes, checkMs, headersMs, keepAliveMs, requestMs } from "./limits/limits.ts";
import { packedFault } from "./limits/packed-body.ts";
import type { ServerParts } from "./parts.ts";
import { answerProblem, answerSilently } from "./problem.ts";
import { apiDocsRoutes } from "./routes/api-docs.ts";
import { collectRoutes } from "./routes/collect.ts";
import { doorRoutes } from "./routes/door.ts";
import { eventsRoutes } from "./routes/events.ts";
import { healthRoutes } from "./routes/health.ts";
import { linkRoutes } from "./routes/links.ts";
import { metricsRoutes } from "./routes/metrics.ts";
import { privacyRoutes } from "./routes/privacy.ts";
import { trackerRoutes } from "./routes/tracker.ts";
import { webhookRoutes } from "./routes/webhooks.ts";
import { Uploads } from "./uploads/uploads.ts";
import { liveFigures } from "./watching/live-figures.ts";
import { logOptions } from "./watching/log.ts";
import { Metrics } from "./watching/metrics.ts";
import { Readiness } from "./watching/readiness.ts";
import { watchRequests } from "./watching/watch-requests.ts";

export interface ServerOptions {
  /** Whether anything is logged, to standard output or to a stream of lines. */
  readonly logger?: boolean | { write(line: string): void };
  readonly settings?: ServerSettings;
  /** What is counted before there is a request to count; `createServer` gives its own. */
  readonly metrics?: Metrics;
  /** Whether answers of the API are held against their contracts before they go out: for tests. */
  readonly checksAnswers?: boolean;
  /** How many requests of the API are taken in a minute, where it is not as many as always. */
  readonly limits?: CallerLimits;
}

declare module "fastify" {
  interface FastifyInstance {
    /** The patterns of all routes that were registered, such as /l/:slug. */
    readonly routePatterns: ReadonlySet<string>;
    /** All routes, such as GET /l/:slug, each with its contract; null where it has none. */
    readonly served: ReadonlyMap<string, Endpoint | null>;
  }
}

/** The HTTP server, ready to listen. */
export async function createServer(
  parts: ServerParts,
  { settings = serverSettings(), ...options }: ServerOptions = {},
): Promise<FastifyInstance> {
  const { metrics } = parts;
  const app = emptyServer({ ...options, settings, metrics });
  watchRequests(app, metrics);
  app.setErrorHandler((fault: Error, request, reply) =>
    request.routeOptions.config.silent
      ? answerSilently(fault, request, reply, metrics)
      : answerProblem(fault, request, reply),
  );
  await waitBriefly(parts.state);
  const disk = new DiskGuard(parts.folder, parts.collector, settings);
  await disk.look();
  const readiness = new Readiness(parts, disk);
  const connections = limitConnections(app.server, settings.mostConnections, {
    closed: (reason) => metrics.count("retorno_connections_closed_total", { reason }),
  });
  liveFigures(parts, { disk, connections });
  app.addHook("onClose", async () => {
    disk.stop();
    await readiness.close();
  });
  const uploads = await Uploads.open(parts, { settings, disk, warn: (about, said) => app.log.warn(about, said) });
  app.addHook("preClose", () => uploads.close());
  healthRoutes(app, readiness);
  metricsRoutes(app, parts, settings);
  doorRoutes(app, parts);
  publicRoutes(app, parts);
  apiRoutes(app, parts, { checksAnswers: options.checksAnswers ?? false, limits: options.limits, uploads, disk });
  apiDocsRoutes(app);
  return app;
}

/** What everybody may ask for; behind a proxy these alone are let through. */
function publicRoutes(app: FastifyInstance, parts: ServerParts): void {
  collectRoutes(app, parts);
  trackerRoutes(app, parts);
  linkRoutes(app, parts);
  eventsRoutes(app, parts);
  webhookRoutes(app, parts);
  privacyRoutes(app, parts);
}

/** A server that answers nothing yet. Whose word about a visitor's address is taken stands in its settings. */
export function emptyServer({
  logger = false,
  settings = serverSettings(),
  metrics = new Metrics(),
}: ServerOptions = {}): FastifyInstance {
  const run = randomBytes(4).toString("hex");
  let requests = 0;
  const app = fastify({
    logger: logger === false ? false : logOptions(settings.logLevel, logger === true ? undefined : logger),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusted(settings.trustProxy),
    genReqId: () => `${run}-${++requests}`,
    requestTimeout: requestMs,
    connectionTimeout: 0,
    keepAliveTimeout: keepAliveMs,
    bodyLimit: bodyBytes,
    // A slug that is too long was never made: its page says so.
    routerOptions: { maxParamLength: 1000 },
    http: { headersTimeout: headersMs, connectionsCheckingInterval: checkMs },
    clientErrorHandler: answerClientErrors(metrics),
    frameworkErrors: (fault, request, reply) => void answerProblem(fault, request, reply),
  });
  const patterns = new Set<string>();
  const served = new Map<string, Endpoint | null>();
  app.decorate("routePatterns", patterns).decorate("served", served);
  app.addHook("onRoute", ({ url, method, config }) => {
    patterns.add(url);
    for (const one of [method].flat()) served.set(`${one} ${url}`, config?.endpoint ?? null);
  });
  app.removeAllContentTypeParsers();
  // A beacon says text/plain, so that browsers ask nobody for leave first.
  app.addContentTypeParser(["application/json", "text/plain"], { parseAs: "buffer" }, (request, body, done) => {
    const fault = packedFault(request);
    if (fault !== null) return done(fault);
    let value: unknown;
    try {
      value = readJson(body as Buffer);
    } catch (cause) {
      return done(cause as Error);
    }
    done(null, value);
  });
  return app;
}

/** "loopback", or addresses and networks with commas between them. */
function trusted(said: string | false): string[] | false {
  if (said === false) return false;
  const named = said.split(",").map((one) => one.trim());
  const wrong = named.find((one) => one !== "loopback" && isIP(one.replace(/\/\d+$/, "")) === 0);
  if (wrong === undefined) return named;
  throw new KnownError("invalid_request", `RETORNO_TRUST_PROXY cannot name "${wrong}"`, {
    hint: "set it to loopback, none, or addresses and networks such as 10.0.0.5,10.1.0.0/16",
  });
}
