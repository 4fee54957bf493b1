import type { FastifyInstance } from "fastify";
import { KnownError } from "../../model/errors.ts";
import { seenLately } from "../../questions/seen-lately.ts";
import { hasLinks } from "../../state/links.ts";
import { localUrl } from "../../state/public-url.ts";
import { ownVersion } from "../../warehouse/remote/own-version.ts";
import { noPage, startPage, startPagePolicy, strangersPage } from "../pages/start-page.ts";
import type { ServerParts } from "../parts.ts";
import { isLocal } from "./metrics.ts";

const hourMs = 3_600_000;

/**
 * `GET /`: that the server runs, and what it has seen in the last hour. `GET /demo`: the statement of a made-up shop,
 * where there is one. Both for this machine alone, by a name of this machine: no page elsewhere can read them by
 * pointing a name of its own here. Others are told nothing; a real workspace's figures stand on neither.
 */
export function startRoutes(app: FastifyInstance, parts: ServerParts): void {
  const version = ownVersion();
  const lane = parts.facts.lane();
  lane.catch(() => undefined);
  app.addHook("onClose", async () => (await lane).close());

  app.get("/", async (request, reply) => {
    reply.type("text/html; charset=utf-8").headers(headers).header("content-security-policy", startPagePolicy);
    if (!isLocal(request)) return strangersPage();
    const nowMs = parts.clock();
    const { workspaces, sites } = parts.directory.now;
    return startPage({
      version,
      address: await localUrl(parts.state),
      workspaces: [...workspaces.values()],
      sites: [...sites.values()],
      lately: await seenLately(await lane, nowMs - hourMs),
      hasLinks: await hasLinks(parts.state),
      nowMs,
      hasDemo: parts.demo !== null && parts.demo !== undefined,
    });
  });

  app.get("/demo", async (request, reply) => {
    if (!parts.demo || !isLocal(request)) {
      if (!isLocal(request) || !/\btext\/html\b/.test(request.headers.accept ?? "")) {
        throw new KnownError("not_found", "there is nothing at GET /demo");
      }
      reply.code(404).type("text/html; charset=utf-8").headers(headers);
      return reply.header("content-security-policy", startPagePolicy).send(noPage());
    }
    reply.type("text/html; charset=utf-8").headers(headers).header("content-security-policy", statementPolicy);
    return parts.demo();
  });
}

const headers = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
} as const;

/** The statement's page carries its styles in its elements. */
const statementPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
