import { editMember, listMembers, type Member, removeMember } from "../../api/members.ts";
import { momentOf } from "../../api/shapes.ts";
import { KnownError } from "../../model/errors.ts";
import { roleMay } from "../../model/permissions.ts";
import { giveRole, removeMember as removeKeptMember } from "../../state/people/member-changes.ts";
import { type Member as KeptMember, membersOf, roleIn } from "../../state/people/members.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";

/** Who may come into a workspace, and as what. */
export function memberEndpoints(api: ApiServer): void {
  const { state } = api.parts;

  serveEndpoint(api, listMembers, async ({ workspace }) => ({
    items: (await membersOf(state, workspace.id)).map(shownMember),
  }));

  serveEndpoint(api, editMember, async ({ workspace, params: { user = "" }, body: { role }, caller }) => {
    await giveRole(state, { workspace: workspace.id, user, role, actor: actorOf(caller) });
    const changed = (await membersOf(state, workspace.id)).find((member) => member.user === user);
    if (changed === undefined) throw new KnownError("not_found", "the member has just left");
    return shownMember(changed);
  });

  serveEndpoint(api, removeMember, async ({ workspace, params: { user = "" }, caller }) => {
    const actor = actorOf(caller);
    if (actor.kind === "user" && actor.id !== user) await refuseUnlessOwner(workspace.id, actor.id);
    await removeKeptMember(state, { workspace: workspace.id, user, actor });
    return undefined;
  });

  async function refuseUnlessOwner(workspace: string, user: string): Promise<void> {
    const role = await roleIn(state, workspace, user);
    if (role !== null && roleMay(role, "members:write")) return;
    throw new KnownError("forbidden", "only an owner may remove others", { hint: "ask an owner of the workspace" });
  }
}

const shownMember = ({ addedMs, ...member }: KeptMember): Member => ({ ...member, addedAt: momentOf(addedMs) });
