import type { FastifyInstance } from "fastify";
import { roleMay } from "../../model/permissions.ts";
import { seenLately } from "../../questions/seen-lately.ts";
import { hasLinks } from "../../state/links.ts";
import { membershipsOf } from "../../state/people/members.ts";
import { hasUsers } from "../../state/people/users.ts";
import { localUrl } from "../../state/public-url.ts";
import { ownVersion } from "../../warehouse/remote/own-version.ts";
import { homePage, type SeenWorkspace } from "../pages/home-page.ts";
import type { Standing } from "../pages/standing.ts";
import { startPage, strangersPage } from "../pages/start-page.ts";
import type { ServerParts } from "../parts.ts";
import type { SignedIn } from "../people/people.ts";
import { isLocal } from "./metrics.ts";
import { type DoorPages, toSignIn } from "./page-answers.ts";

const hourMs = 3_600_000;

/**
 * `GET /`: leads whoever is signed in to where their figures are, and the guest of a demo server to the made-up shop. As
 * long as nobody can sign in, this machine alone, by a name of this machine, is shown what the server has seen; so no page
 * elsewhere reads it by pointing a name of its own here. `GET /workspaces`: the workspaces of who is signed in.
 */
export function startRoutes(app: FastifyInstance, parts: ServerParts, { script, userOf, visitorOf }: DoorPages): void {
  const standing = standingOf(app, parts);

  app.get("/", async (request, reply) => {
    const visitor = await visitorOf(request);
    if (visitor?.kind === "guest") return reply.redirect(`/w/${visitor.workspace}`);
    if (visitor !== null) return reply.redirect(placeOf(visitor, await seenBy(visitor, parts)));
    if (await hasUsers(parts.state)) return toSignIn(request, reply);
    return isLocal(request) ? startPage(await standing(), script("start")) : strangersPage(parts);
  });

  app.get("/workspaces", async (request, reply) => {
    const user = await userOf(request);
    if (user === null) return toSignIn(request, reply);
    const workspaces = await seenBy(user, parts);
    return homePage({
      script: script("home"),
      user,
      workspaces,
      standing: user.operator ? await standing() : null,
      mayMake: mayMake(user, workspaces),
    });
  });
}

/** Where somebody's figures are: in the one workspace that is open to them, in one they make first, or in one of several. */
function placeOf(user: SignedIn, seen: readonly SeenWorkspace[]): string {
  const [only, ...more] = seen;
  if (only === undefined) return mayMake(user, seen) ? "/new-workspace" : "/workspaces";
  return more.length === 0 && !only.isClosed ? `/w/${only.id}` : "/workspaces";
}

const mayMake = ({ operator }: SignedIn, seen: readonly SeenWorkspace[]): boolean =>
  operator || seen.some(({ role }) => role === "owner");

/** What there is to see of the workspaces that somebody is a member of. */
async function seenBy(user: SignedIn, { state, directory }: ServerParts): Promise<SeenWorkspace[]> {
  const memberships = await membershipsOf(state, user.id);
  return memberships.flatMap(({ workspace: id, role }) => {
    const workspace = directory.now.workspaces.get(id);
    if (workspace === undefined || !roleMay(role, "answers:read")) return [];
    const { name, currency, timeZone, needsSecondFactor, demo } = workspace;
    const isDemo = demo !== null;
    return [{ id, name, role, currency, timeZone, isDemo, isClosed: needsSecondFactor && !user.hasSecondFactor }];
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
      folder: parts.folder,
    };
  };
}
