import type { FastifyInstance } from "fastify";
import { endpoints, namedShapes } from "../../api/endpoints.ts";
import { type OpenApiDocument, openApiDocument } from "../../api/openapi.ts";
import { ownVersion } from "../../warehouse/remote/own-version.ts";
import { apiPage, apiPagePolicy } from "../pages/api-page.ts";

/** `GET /api`: what the API can do, to read. `GET /api/openapi.json`: the same for programs. Neither holds anything of anybody's. */
export function apiDocsRoutes(app: FastifyInstance): void {
  let document: OpenApiDocument | null = null;
  let page: string | null = null;
  // Made when first asked for: a server that nobody asks starts without it.
  const made = () => {
    document ??= openApiDocument(endpoints, namedShapes, ownVersion());
    return document;
  };

  app.get("/api/openapi.json", async (_request, reply) => {
    reply.type("application/json; charset=utf-8");
    return made();
  });

  app.get("/api", async (_request, reply) => {
    reply.type("text/html; charset=utf-8").header("content-security-policy", apiPagePolicy);
    page ??= apiPage(made());
    return page;
  });
}
