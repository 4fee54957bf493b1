import type { FastifyInstance } from "fastify";
import { pageHeaders } from "./limits.ts";
import type { Metrics } from "./metrics.ts";

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
  app.addHook("onResponse", (request, reply, done) => {
    const { url, config } = request.routeOptions;
    const route = url ?? "none";
    const status = reply.statusCode;
    // Of what nobody answers, the method is the sender's choice.
    const method = url === undefined ? "any" : request.method;
    metrics.count("retorno_http_requests_total", { route, method, status: String(status) });
    metrics.observe("retorno_http_request_seconds", { route }, reply.elapsedTime / 1000);
    const failed = status >= 500;
    if (failed || !(config.hot || hot.has(route))) {
      const said = { route, method, status, ms: Math.round(reply.elapsedTime * 10) / 10 };
      if (failed) request.log.warn(said, "not answered");
      else request.log.info(said, "answered");
    }
    done();
  });
}

const hot: ReadonlySet<string> = new Set(["/e", "/t.js", "/ask.js", "/p.gif", "/l/:slug", "/healthz", "/metrics"]);
