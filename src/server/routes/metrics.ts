import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { KnownError } from "../../model/errors.ts";
import { jobRecords } from "../../state/jobs.ts";
import type { ServerParts } from "../parts.ts";
import type { Metrics, Reading } from "../watching/metrics.ts";

const textFormat = "text/plain; version=0.0.4; charset=utf-8";

/** `GET /metrics`, in Prometheus's text format: to this machine, or to whoever shows the token. */
export function metricsRoutes(
  app: FastifyInstance,
  { metrics, state, clock }: ServerParts,
  { metricsToken }: { metricsToken: string | null },
): void {
  const jobs = { failures: [] as Reading, endedSeconds: [] as Reading };
  jobFigures(metrics, jobs);
  app.get("/metrics", async (request, reply) => {
    if (!isLocal(request) && !showsToken(request, metricsToken)) {
      throw new KnownError("forbidden", "the metrics are not shown to this machine", {
        hint: "ask on the server itself, or with the token of RETORNO_METRICS_TOKEN as a bearer",
      });
    }
    const records = [...(await jobRecords(state).catch(() => new Map())).values()];
    jobs.failures = records.map(({ name, failures }) => ({ labels: { job: name }, value: failures }));
    jobs.endedSeconds = records
      .filter(({ endedAt }) => endedAt !== null)
      .map(({ name, endedAt }) => ({ labels: { job: name }, value: (clock() - endedAt) / 1000 }));
    reply.type(textFormat).header("cache-control", "no-store");
    return metrics.text();
  });
}

function jobFigures(metrics: Metrics, jobs: { readonly failures: Reading; readonly endedSeconds: Reading }): void {
  metrics.gauge("retorno_job_failures", "How often a job failed in a row.", () => jobs.failures);
  metrics.gauge("retorno_job_ended_seconds_ago", "Seconds since a job's last run ended.", () => jobs.endedSeconds);
}

const forwarding = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"];

/** From this machine, not through a proxy on it, and by a name of this machine: no page elsewhere can point at it. */
export function isLocal({ raw, headers }: FastifyRequest): boolean {
  const address = raw.socket.remoteAddress ?? "";
  const host = (headers.host ?? "").replace(/:\d+$/, "");
  const isHere = /^(::ffff:)?127\./.test(address) || address === "::1";
  const isNamed = /^(localhost|127(\.\d+){3}|\[::1\])$/i.test(host);
  return isHere && isNamed && forwarding.every((name) => headers[name] === undefined);
}

function showsToken({ headers }: FastifyRequest, token: string | null): boolean {
  const shown = /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1];
  if (token === null || shown === undefined) return false;
  return timingSafeEqual(digest(shown), digest(token));
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
