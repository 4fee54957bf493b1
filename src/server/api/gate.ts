import type { FastifyRequest } from "fastify";
import type { Endpoint } from "../../api/endpoint.ts";
import { KnownError } from "../../model/errors.ts";
import { guestMay, keyScopes, type Permission, roleMay } from "../../model/permissions.ts";
import { roleIn } from "../../state/people/members.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import type { ServerParts } from "../parts.ts";
import { type Caller, type Guest, notSignedIn, onlyToLookAt } from "./caller.ts";

/** Lets a caller pass to an endpoint, or refuses; answers the workspace it is about, null where it is about none. */
export async function pass(
  endpoint: Pick<Endpoint, "needs"> & Partial<Pick<Endpoint, "method" | "guests">>,
  caller: Caller,
  workspaceId: string | undefined,
  parts: Pick<ServerParts, "state" | "directory">,
): Promise<Workspace | null> {
  const { needs } = endpoint;
  if (needs === "nobody") return null;
  if (caller.kind === "nobody") throw notSignedIn();
  if (caller.kind === "guest") return passGuest(endpoint, caller, workspaceId, parts);
  if (needs === "user" || needs === "operator") {
    if (caller.kind === "key") {
      throw new KnownError("wrong_scope", "this is for people who are signed in, not for API keys", {
        hint: "sign in to do it",
      });
    }
    if (needs === "operator" && !caller.operator) throw forbidden("this is for whoever runs the installation");
    return null;
  }
  const workspace = parts.directory.now.workspaces.get(workspaceId ?? "");
  if (workspace === undefined || !(await comesIn(caller, workspace, needs, parts))) throw noWorkspace(workspaceId);
  return workspace;
}

/** A guest reads what a viewer of the made-up workspace does, but nothing of who else is in it. */
function passGuest(
  { needs, method, guests = false }: Parameters<typeof pass>[0],
  guest: Guest,
  workspaceId: string | undefined,
  { directory }: Pick<ServerParts, "directory">,
): Workspace | null {
  if (needs === "nobody" || needs === "user" || needs === "operator") {
    if (guests) return null;
    throw onlyToLookAt();
  }
  const workspace = directory.now.workspaces.get(guest.workspace);
  if (workspace === undefined || workspace.demo === null || workspace.id !== workspaceId)
    throw noWorkspace(workspaceId);
  if (method !== "GET" || !guestMay(needs)) throw onlyToLookAt();
  return workspace;
}

/** Whether a caller may know of a workspace at all; a KnownError where it may, but not do what is asked. */
async function comesIn(
  caller: Exclude<Caller, { kind: "nobody" | "guest" }>,
  workspace: Workspace,
  permission: Permission,
  { state }: Pick<ServerParts, "state">,
): Promise<boolean> {
  if (caller.kind === "key") {
    if (caller.workspace !== workspace.id) return false;
    if (caller.scopes.has(permission)) return true;
    const canHave = keyScopes.some((scope) => scope === permission);
    throw new KnownError("wrong_scope", `this API key may not do that: it lacks ${permission}`, {
      hint: canHave ? `make a key with the scope ${permission}` : "no key may have that: sign in to do it",
    });
  }
  const role = await roleIn(state, workspace.id, caller.id);
  if (role === null) return false;
  if (workspace.needsSecondFactor && !caller.hasSecondFactor) {
    throw new KnownError("second_factor_needed", `${workspace.name} lets in only whoever has a second factor`, {
      hint: "set one up in your account, then come again",
    });
  }
  if (roleMay(role, permission)) return true;
  throw forbidden(`${role === "viewer" ? "a viewer" : "an editor"} may not do that`);
}

const forbidden = (says: string): KnownError =>
  new KnownError("forbidden", says, { hint: "ask an owner of the workspace" });

/** The same whether it does not exist or is not theirs: nobody learns of others' workspaces. */
const noWorkspace = (id: string | undefined): KnownError =>
  new KnownError("not_found", `there is no workspace "${id ?? ""}" that you may see`, {
    hint: "GET /api/v1/workspaces names those there are",
  });

const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a change that another site's page had a browser send: whoever comes with a cookie, or wants one, must say that
 * they come from our own pages. Programs with a key send no cookie and are not asked.
 */
export function refuseCrossSite(request: FastifyRequest, caller: Caller, publicAddress: string): void {
  if (safeMethods.has(request.method) || caller.kind === "key") return;
  const { origin, "sec-fetch-site": site } = request.headers;
  const own = new Set([`${request.protocol}://${request.host}`, publicAddress].map((one) => URL.parse(one)?.origin));
  const isOwn = origin === undefined ? site === "same-origin" : own.has(origin);
  const isAsked = caller.kind === "user" || origin !== undefined || site !== undefined;
  if (isOwn || !isAsked) return;
  throw new KnownError("cross_site", "the request does not come from a page of this server", {
    hint: "send it from this server's own pages, or use an API key; behind a proxy, --url must be its address",
  });
}
