import type { FastifyInstance } from "fastify";
import type { Readiness } from "../watching/readiness.ts";

/**
 * `GET /healthz`: the process is alive. `GET /readyz`: it can take events, proven by a write; else 503 with what stands
 * against it.
 */
export function healthRoutes(app: FastifyInstance, readiness: Readiness): void {
  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/readyz", async (_request, reply) => {
    const { ready, ...parts } = await readiness.check();
    if (!ready) reply.code(503).header("retry-after", "5");
    return { status: ready ? "ok" : "not ready", ...parts };
  });
}
