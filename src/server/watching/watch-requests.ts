import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { KnownError } from "../../model/errors.ts";
import { guardAnswer } from "../limits/headers.ts";
import type { Counter, Histogram, Metrics } from "./metrics.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Asked for by everybody's browsers: logged only where it failed, and nothing is done beside it. */
    hot?: boolean;
    /** Whoever asks can mend nothing: what is wrong with the request is answered 202, and counted. */
    silent?: boolean;
  }
}

/**
 * Counts every request by its route, and logs those that are not asked for by everybody. The log names the route, never
 * the address that was asked for. The answer names the request by the id that stands in the log.
 */
export function watchRequests(app: FastifyInstance, metrics: Metrics): void {
  const watched = new WeakSet<object>();
  app.addHook("onRoute", (route) => {
    // The HEAD route that goes with a GET has its hooks already.
    if (listed(route.onResponse).some((hook) => watched.has(hook))) return;
    const isHot = route.config?.hot === true || hot.has(route.url);
    const watch = watcher(metrics, route.url, isHot);
    watched.add(watch);
    route.onResponse = [...listed(route.onResponse), watch];
    if (isHot && !shown.has(route.url)) return;
    route.onSend = [...listed(route.onSend), guard];
    if (!isHot) route.onRequest = [nameRequest, ...listed(route.onRequest)];
  });
  const missing = metrics.counter("retorno_http_requests_total", { route: "none", method: "any", status: "404" });
  app.setNotFoundHandler((request) => {
    missing.value++;
    request.log.info({ route: "none", status: 404 }, "answered");
    throw new KnownError("not_found", `there is nothing at ${request.method} ${request.url.split("?")[0]}`);
  });
}

const hot: ReadonlySet<string> = new Set(["/e", "/t.js", "/ask.js", "/p.gif", "/l/:slug", "/healthz", "/metrics"]);

/** Logged as the hot ones are, and guarded as the others are. */
const shown: ReadonlySet<string> = new Set(["/healthz", "/metrics"]);

function listed<Hook extends object>(hooks: Hook | Hook[] | undefined): Hook[] {
  if (hooks === undefined) return [];
  return Array.isArray(hooks) ? hooks : [hooks];
}

type Done = () => void;

function nameRequest(request: FastifyRequest, reply: FastifyReply, done: Done): void {
  reply.header("x-request-id", request.id);
  done();
}

function guard<Payload>(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: Payload,
  done: (fault: null, payload: Payload) => void,
): void {
  guardAnswer(request, reply);
  done(null, payload);
}

/** Counts and logs the answers of one route; the counter of each kind of answer is looked up once. */
function watcher(metrics: Metrics, route: string, isHot: boolean) {
  const counters = new Map<string, Counter[]>();
  let seconds: Histogram | undefined;
  const counterOf = (method: string, status: number): Counter => {
    const ofMethod = counters.get(method) ?? [];
    counters.set(method, ofMethod);
    ofMethod[status] ??= metrics.counter("retorno_http_requests_total", { route, method, status: String(status) });
    return ofMethod[status];
  };
  return (request: FastifyRequest, reply: FastifyReply, done: Done): void => {
    const { elapsedTime, statusCode: status } = reply;
    const { method } = request;
    counterOf(method, status).value++;
    seconds ??= metrics.histogram("retorno_http_request_seconds", { route });
    seconds.add(elapsedTime / 1000);
    if (status >= 500) request.log.warn({ route, method, status, ms: Math.round(elapsedTime) }, "not answered");
    else if (!isHot) request.log.info({ route, method, status, ms: Math.round(elapsedTime) }, "answered");
    done();
  };
}
