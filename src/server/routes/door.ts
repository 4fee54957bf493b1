import type { FastifyInstance } from "fastify";
import { keptStatement } from "../../answers/kept-statement.ts";
import { placeOfWorkspace } from "../../answers/place.ts";
import { KnownError } from "../../model/errors.ts";
import type { Statement } from "../../model/statement.ts";
import { html } from "../../reports/html/markup.ts";
import { statementHtml } from "../../reports/html.ts";
import { dataOption } from "../../state/data-option.ts";
import { membershipsOf } from "../../state/people/members.ts";
import { hasUsers } from "../../state/people/users.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import { visitorOf } from "../api/caller.ts";
import { pass } from "../api/gate.ts";
import { type DoorFiles, readDoorFiles } from "../door-files.ts";
import { accountPage } from "../pages/account-page.ts";
import { invitationPage } from "../pages/invitation-page.ts";
import { messagePage } from "../pages/message-page.ts";
import { newPasswordPage } from "../pages/new-password-page.ts";
import { newWorkspacePage } from "../pages/new-workspace-page.ts";
import { pagePolicy } from "../pages/page.ts";
import { signInPage } from "../pages/sign-in-page.ts";
import { strangersPage } from "../pages/start-page.ts";
import { welcomePage } from "../pages/welcome-page.ts";
import type { ServerParts } from "../parts.ts";
import { onLane } from "../workspace-lane.ts";
import { dashboardAssets, dashboardRoutes } from "./dashboard.ts";
import { answerPage, type DoorPages, passkeyHintFor, statementPolicy, toSignIn } from "./page-answers.ts";
import { startRoutes } from "./start.ts";

/** The pages through which people come in, and what lies behind them until there is a dashboard. */
export function doorRoutes(app: FastifyInstance, parts: ServerParts): void {
  const files = readDoorFiles();
  scriptRoute(app, files);
  dashboardAssets(app);
  const pages: DoorPages = {
    script: (name) => `/door/${files.version}/${name}.js`,
    userOf: (request) => parts.people.userOf(request),
    visitorOf: (request) => visitorOf(request, parts),
  };
  app.register((scope, _options, done) => {
    scope.setErrorHandler((fault: Error, request, reply) => answerPage(fault, request, reply));
    scope.addHook("onRequest", async (_request, reply) => {
      reply.type("text/html; charset=utf-8").header("content-security-policy", pagePolicy);
    });
    startRoutes(scope, parts, pages);
    openPages(scope, parts, pages);
    ownPages(scope, parts, pages);
    statementRoute(scope, parts, pages);
    dashboardRoutes(scope, parts, pages);
    done();
  });
}

/** The modules that pages run: an address with their version is answered the same for ever. */
function scriptRoute(app: FastifyInstance, { version, files }: DoorFiles): void {
  app.get<{ Params: { version: string; file: string } }>("/door/:version/:file", async (request, reply) => {
    const script = request.params.version === version ? files.get(request.params.file) : undefined;
    if (script === undefined)
      throw new KnownError("not_found", "there is no such script", { hint: "load the page again" });
    reply.headers({ "cache-control": "public, max-age=31536000, immutable", "x-content-type-options": "nosniff" });
    return reply.type("text/javascript; charset=utf-8").send(script);
  });
}

/** What everybody may open. A link's token stands after the #, so none of them sees it here. */
function openPages(app: FastifyInstance, parts: ServerParts, { script, userOf }: DoorPages): void {
  const { state, people } = parts;
  app.get("/sign-in", async (request, reply) => {
    if (!(await hasUsers(state))) return strangersPage(parts);
    if ((await userOf(request)) !== null) return reply.redirect("/");
    await people.auth(request);
    return signInPage({ script: script("sign-in"), passkeyHint: passkeyHintFor(request) });
  });

  app.get("/welcome", async (request, reply) => {
    if (await hasUsers(state)) {
      if ((await userOf(request)) !== null) return reply.redirect("/");
      return messagePage({
        title: "This link was used",
        says: "This Retorno has its owner. Whoever else wants to come in is invited by the owner.",
        way: { url: "/sign-in", name: "Sign in" },
      });
    }
    // Who made themselves the owner of the made-up shop would look for what is theirs in vain.
    if (parts.guest !== null) return strangersPage(parts);
    await people.auth(request);
    return welcomePage({ script: script("welcome") });
  });

  app.get("/new-password", async (request) => {
    await people.auth(request);
    return newPasswordPage({ script: script("new-password") });
  });

  app.get("/invitation", async (request) => {
    await people.auth(request);
    return invitationPage({ script: script("invitation"), email: (await userOf(request))?.email ?? null });
  });
}

/** What is somebody's own. */
function ownPages(app: FastifyInstance, parts: ServerParts, { script, userOf }: DoorPages): void {
  app.get("/account", async (request, reply) => {
    const user = await userOf(request);
    if (user === null) return toSignIn(request, reply);
    return accountPage({ script: script("account"), user, passkeyHint: passkeyHintFor(request) });
  });

  app.get("/new-workspace", async (request, reply) => {
    const user = await userOf(request);
    if (user === null) return toSignIn(request, reply);
    const isFirst = (await membershipsOf(parts.state, user.id)).length === 0;
    return newWorkspacePage({ script: script("new-workspace"), user, isFirst });
  });
}

/** The statement of a workspace, for whoever may ask for its answers. */
function statementRoute(app: FastifyInstance, parts: ServerParts, pages: DoorPages): void {
  app.get<{ Params: { workspace: string } }>("/w/:workspace/statement", async (request, reply) => {
    const visitor = await pages.visitorOf(request);
    if (visitor === null) return toSignIn(request, reply);
    const workspace = await pass({ needs: "answers:read", method: "GET" }, visitor, request.params.workspace, parts);
    if (workspace === null) throw new Error("a workspace's page was let through without one");
    const statement = await parts.questions.take(() => statementOf(workspace, parts));
    if (statement === null) return nothingYet(workspace, parts.folder);
    reply.header("content-security-policy", statementPolicy);
    return statementHtml(statement, { url: "/workspaces", name: "Your workspaces" });
  });
}

/** The statement over all that a workspace has; null where it has nothing yet. */
async function statementOf(workspace: Workspace, parts: ServerParts): Promise<Statement | null> {
  try {
    return await onLane(parts, workspace.id, (lane) => keptStatement(lane, placeOfWorkspace(workspace)));
  } catch (fault) {
    if (fault instanceof KnownError && fault.code === "not_found") return null;
    throw fault;
  }
}

const nothingYet = ({ id, name }: Workspace, folder: string): string =>
  messagePage({
    title: `${name} has no figures yet`,
    says: html`Bring in the reports that you have: <code>retorno import FOLDER${dataOption(folder)} --workspace ${id}</code>. Or name its site,
so that visits are seen: <code>retorno site add shop.example${dataOption(folder)} --workspace ${id}</code>`,
    way: { url: "/workspaces", name: "Your workspaces" },
  });
