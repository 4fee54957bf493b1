import type { FastifyInstance } from "fastify";
import { pageHeaders } from "./limits.ts";
import type { Counter, Histogram, Metrics } from "./metrics.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Asked for by everybody's browsers: logged only where it failed. */
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
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    done();
  });
  app.addHook("onSend", (_request, reply, payload, done) => {
    reply.header("x-content-type-options", "nosniff");
    if (String(reply.getHeader("content-type")).startsWith("text/html")) {
      for (const [name, value] of Object.entries(pageHeaders)) if (!reply.hasHeader(name)) reply.header(name, value);
    }
    done(null, payload);
  });
  const countersOf = counters(metrics);
  app.addHook("onResponse", (request, reply, done) => {
    const { url, config } = request.routeOptions;
    const route = url ?? "none";
    const status = reply.statusCode;
    const { elapsedTime } = reply;
    // Of what nobody answers, the method is the sender's choice.
    const method = url === undefined ? "any" : request.method;
    const { answered, seconds } = countersOf(route, method, status);
    answered.value++;
    seconds.add(elapsedTime / 1000);
    const failed = status >= 500;
    if (failed || !(config.hot || hot.has(route))) {
      const said = { route, method, status, ms: Math.round(elapsedTime * 10) / 10 };
      if (failed) request.log.warn(said, "not answered");
      else request.log.info(said, "answered");
    }
    done();
  });
}

/** The counters of each kind of answer, looked up once. */
function counters(metrics: Metrics): (route: string, method: string, status: number) => Counters {
  const known = new Map<string, Counters[]>();
  return (route, method, status) => {
    const name = `${method} ${route}`;
    const ofRoute = known.get(name) ?? [];
    known.set(name, ofRoute);
    ofRoute[status] ??= {
      answered: metrics.counter("retorno_http_requests_total", { route, method, status: String(status) }),
      seconds: metrics.histogram("retorno_http_request_seconds", { route }),
    };
    return ofRoute[status];
  };
}

interface Counters {
  readonly answered: Counter;
  readonly seconds: Histogram;
}

const hot: ReadonlySet<string> = new Set(["/e", "/t.js", "/ask.js", "/p.gif", "/l/:slug", "/healthz", "/metrics"]);
