import type { FastifyInstance, FastifyRequest } from "fastify";
import { KnownError } from "../../model/errors.ts";
import { roleMay } from "../../model/permissions.ts";
import { seenLately } from "../../questions/seen-lately.ts";
import { hasLinks } from "../../state/links.ts";
import { membershipsOf } from "../../state/people/members.ts";
import { hasUsers } from "../../state/people/users.ts";
import { localUrl } from "../../state/public-url.ts";
import { ownVersion } from "../../warehouse/remote/own-version.ts";
import { homePage } from "../pages/home-page.ts";
import type { Standing } from "../pages/standing.ts";
import { startPage, strangersPage } from "../pages/start-page.ts";
import type { ServerParts } from "../parts.ts";
import type { SignedIn } from "../people/people.ts";
import { isLocal } from "./metrics.ts";
import { type DoorPages, statementPolicy, toSignIn } from "./page-answers.ts";

const hourMs = 3_600_000;

/**
 * `GET /`: the workspaces of who is signed in. As long as nobody can sign in, this machine alone, by a name of this
 * machine, is shown what the server has seen; so no page elsewhere reads it by pointing a name of its own here.
 * `GET /demo`: the statement of a made-up shop, where there is one, for this machine alone as well.
 */
export function startRoutes(app: FastifyInstance, parts: ServerParts, { script, userOf }: DoorPages): void {
  const standing = standingOf(app, parts);

  app.get("/", async (request, reply) => {
    const user = await userOf(request);
    if (user !== null) {
      const workspaces = await seenBy(user, parts);
      return homePage({
        script: script("home"),
        user,
        workspaces,
        standing: user.operator ? await standing() : null,
        mayMake: user.operator || workspaces.some(({ role }) => role === "owner"),
      });
    }
    if (await hasUsers(parts.state)) return toSignIn(request, reply);
    return isLocal(request) ? startPage(await standing(), script("start")) : strangersPage(shopOf(parts));
  });

  app.get("/demo", async (request, reply) => {
    if (!parts.demo || !isLocal(request)) throw noDemo(request);
    reply.header("content-security-policy", statementPolicy);
    return parts.demo();
  });
}

/** What there is to see of the workspaces that somebody is a member of. */
async function seenBy(user: SignedIn, { state, directory }: ServerParts) {
  const memberships = await membershipsOf(state, user.id);
  return memberships.flatMap(({ workspace: id, role }) => {
    const workspace = directory.now.workspaces.get(id);
    if (workspace === undefined || !roleMay(role, "answers:read")) return [];
    const { name, currency, timeZone, needsSecondFactor } = workspace;
    return [{ id, name, role, currency, timeZone, isClosed: needsSecondFactor && !user.hasSecondFactor }];
  });
}

/** How the server does, asked of a lane of its own. */
function standingOf(app: FastifyInstance, parts: ServerParts): () => Promise<Standing> {
  const version = ownVersion();
  const lane = parts.facts.lane();
  lane.catch(() => undefined);
  app.addHook("onClose", async () => (await lane).close());
  return async () => {
    const nowMs = parts.clock();
    const { workspaces, sites } = parts.directory.now;
    return {
      version,
      address: await localUrl(parts.state),
      workspaces: [...workspaces.values()],
      sites: [...sites.values()],
      lately: await seenLately(await lane, nowMs - hourMs),
      hasLinks: await hasLinks(parts.state),
      nowMs,
      ...shopOf(parts),
    };
  };
}

/** Which folder is served, and whether that is the made-up shop's. */
export const shopOf = ({ folder, demo }: Pick<ServerParts, "folder" | "demo">) => ({
  folder,
  hasDemo: demo !== null && demo !== undefined,
});

const noDemo = (request: FastifyRequest): KnownError =>
  new KnownError(
    "not_found",
    "there is nothing at GET /demo",
    isLocal(request) ? { hint: "the shop to look at is here while retorno demo runs" } : {},
  );
