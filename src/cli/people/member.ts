import { operator } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import { roles } from "../../model/permissions.ts";
import { plainText } from "../../reports/cell-text.ts";
import type { State } from "../../state/database.ts";
import { invitationsOf } from "../../state/people/invitations.ts";
import { giveRole, removeMember } from "../../state/people/member-changes.ts";
import { type Member, membersOf } from "../../state/people/members.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import { actionOf, onlyWord, refuseWords } from "../action.ts";
import { oneOf, readOptions } from "../options.ts";
import { alignedLines, output } from "../output.ts";
import { inviteMember, resendInvitation, toldInvitation, untilOf, withdrawInvitationOf } from "./invitation.ts";
import { addressOf, inWorkspace } from "./one-workspace.ts";

/** `retorno member list|invite|resend|withdraw|role|remove`: who may come into a workspace, and as what. */
export async function memberCommand([word, ...rest]: readonly string[]): Promise<undefined> {
  switch (actionOf("member", word, ["list", "invite", "resend", "withdraw", "role", "remove"])) {
    case "list":
      return list(rest);
    case "invite":
      return inviteMember(rest);
    case "resend":
      return resendInvitation(rest);
    case "withdraw":
      return withdrawInvitationOf(rest);
    case "role":
      return role(rest);
    case "remove":
      return remove(rest);
  }
}

async function list(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace", "format"]);
  refuseWords(paths);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  await inWorkspace(values, async (state, { id }) => {
    const members = await membersOf(state, id);
    const invitations = await invitationsOf(state, id);
    const lines = members.map(({ email, name, role, hasSecondFactor }) => [
      email,
      plainText(name),
      role,
      hasSecondFactor ? "second factor" : "",
    ]);
    const asked = invitations.map((one) => [one.id, one.email, one.role, untilOf(one)]);
    const table = `${alignedLines(lines)}${asked.length === 0 ? "" : `Invited:\n${alignedLines(asked)}`}`;
    const all = { members: members.map(told), invitations: invitations.map(toldInvitation) };
    await output(format === "json" ? `${JSON.stringify(all, null, 1)}\n` : table, undefined);
  });
}

const told = ({ addedMs, ...member }: Member) => ({ ...member, addedAt: new Date(addedMs).toISOString() });

async function role(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace"]);
  const [written, asked, ...more] = paths;
  refuseWords(more);
  if (written === undefined || asked === undefined) {
    throw new KnownError("invalid_request", "whose role, and which, is missing", {
      hint: "such as retorno member role bea@shop.example editor",
    });
  }
  const role = oneOf("role", asked, roles);
  await inWorkspace(values, async (state, workspace) => {
    const member = await memberIn(state, workspace, written);
    await giveRole(state, { workspace: workspace.id, user: member.user, role, actor: operator });
    await output(`${member.email} is ${role === "viewer" ? "a" : "an"} ${role} of ${workspace.id}\n`, undefined);
  });
}

async function remove(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace"]);
  const written = onlyWord(paths, "the e-mail address", "retorno member list names them");
  await inWorkspace(values, async (state, workspace) => {
    const member = await memberIn(state, workspace, written);
    await removeMember(state, { workspace: workspace.id, user: member.user, actor: operator });
    await output(`${member.email} is no member of ${workspace.id} any more\n`, undefined);
  });
}

async function memberIn(state: State, { id }: Workspace, written: string): Promise<Member> {
  const email = addressOf(written);
  const found = (await membersOf(state, id)).find((member) => member.email === email);
  if (found !== undefined) return found;
  throw new KnownError("not_found", `${email} is no member of ${id}`, { hint: "see retorno member list" });
}
