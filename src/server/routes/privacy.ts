import type { FastifyInstance } from "fastify";
import { KnownError } from "../../model/errors.ts";
import { type PrivacyRules, privacyPage, privacyPagePolicy } from "../pages/privacy-page.ts";
import type { ServerParts } from "../parts.ts";

/** `GET /privacy`: what is collected, for a privacy notice to link to; `?site=KEY` has it by that site's own rules. */
export function privacyRoutes(app: FastifyInstance, { directory }: Pick<ServerParts, "directory">): void {
  app.get("/privacy", async (request, reply) => {
    const { site } = request.query as { site?: unknown };
    const rules = site === undefined ? null : rulesOf(directory, String(site));
    reply.type("text/html; charset=utf-8").header("content-security-policy", privacyPagePolicy);
    return privacyPage(rules);
  });
}

function rulesOf({ now }: ServerParts["directory"], key: string): PrivacyRules {
  const site = now.sites.get(key);
  const workspace = site && now.workspaces.get(site.workspace);
  if (site === undefined || workspace === undefined) {
    throw new KnownError("not_found", "there is no site of that key", {
      hint: "GET /privacy alone says what holds for all; retorno site list names the keys",
    });
  }
  const { honoursOptOut, eventDays, name } = workspace;
  return { site: site.hosts[0] ?? site.name, business: name, honoursOptOut, eventDays };
}
