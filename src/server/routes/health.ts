import type { FastifyInstance } from "fastify";

/** `GET /healthz`: the process is alive. */
export function healthRoutes(app: FastifyInstance): void {
  app.get("/healthz", async () => ({ status: "ok" }));
}
