import { momentOf } from "../../api/shapes.ts";
import { getWorkspace, listWorkspaces, type Workspace } from "../../api/workspaces.ts";
import { membershipsOf } from "../../state/members.ts";
import type { Workspace as KeptWorkspace } from "../../state/workspaces.ts";
import type { Caller } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";

/** The workspaces and their rules. */
export function workspaceEndpoints(api: ApiServer): void {
  const { parts } = api;

  serveEndpoint(api, listWorkspaces, async ({ caller }) => {
    const mine = await membershipsOf(parts.state, userIn(caller).id);
    const { workspaces } = parts.directory.now;
    const seen = mine.flatMap(({ workspace }) => workspaces.get(workspace) ?? []);
    return { items: seen.map(shownWorkspace) };
  });

  serveEndpoint(api, getWorkspace, async ({ workspace }) => shownWorkspace(workspace));
}

/** A workspace as the API shows it. */
export const shownWorkspace = (workspace: KeptWorkspace): Workspace => ({
  id: workspace.id,
  name: workspace.name,
  currency: workspace.currency,
  timeZone: workspace.timeZone,
  honoursOptOut: workspace.honoursOptOut,
  keepEventsDays: workspace.eventDays,
  needsSecondFactor: workspace.needsSecondFactor,
  hasPlan: workspace.plan !== null,
  createdAt: momentOf(workspace.createdMs),
});

/** The user that the gate has let through. */
export function userIn(caller: Caller): Extract<Caller, { kind: "user" }> {
  if (caller.kind === "user") return caller;
  throw new Error("an endpoint for users was reached by somebody else");
}
