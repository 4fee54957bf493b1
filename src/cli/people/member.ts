import { Email } from "../../api/sign-in.ts";
import { KnownError } from "../../model/errors.ts";
import { roles } from "../../model/permissions.ts";
import { plainText } from "../../reports/cell-text.ts";
import { invitationLink } from "../../server/people/links.ts";
import type { State } from "../../state/database.ts";
import { keepInvitation } from "../../state/people/invitation-changes.ts";
import { newToken } from "../../state/people/invitations.ts";
import { giveRole, removeMember } from "../../state/people/member-changes.ts";
import { type Member, membersOf } from "../../state/people/members.ts";
import { hasUsers } from "../../state/people/users.ts";
import { publicUrl } from "../../state/public-url.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import { actionOf, onlyWord, refuseWords } from "../action.ts";
import { oneOf, readOptions } from "../options.ts";
import { alignedLines, output } from "../output.ts";
import { defaultDataFolder, openRecords } from "../setup/chosen-workspace.ts";

const actor = { kind: "operator" } as const;

/** `retorno member list|invite|role|remove`: who may come into a workspace, and as what. */
export async function memberCommand([word, ...rest]: readonly string[]): Promise<undefined> {
  switch (actionOf("member", word, ["list", "invite", "role", "remove"])) {
    case "list":
      return list(rest);
    case "invite":
      return invite(rest);
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
    const lines = members.map(({ email, name, role, hasSecondFactor }) => [
      email,
      plainText(name),
      role,
      hasSecondFactor ? "second factor" : "",
    ]);
    await output(
      format === "json" ? `${JSON.stringify(members.map(told), null, 1)}\n` : alignedLines(lines),
      undefined,
    );
  });
}

const told = ({ addedMs, ...member }: Member) => ({ ...member, addedAt: new Date(addedMs).toISOString() });

async function invite(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace", "role", "format"]);
  const email = addressOf(onlyWord(paths, "the e-mail address", "such as retorno member invite bea@shop.example"));
  const role = oneOf("role", values.role ?? "viewer", roles);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  await inWorkspace(values, async (state, { id: workspace }) => {
    if (!(await hasUsers(state))) throw ownerFirst();
    const token = newToken();
    const id = await keepInvitation(state, { workspace, email, role, actor }, token);
    const link = invitationLink(await publicUrl(state), token);
    if (format === "json")
      return output(`${JSON.stringify({ id, workspace, email, role, link }, null, 1)}\n`, undefined);
    await output(`${link}\n`, undefined);
    process.stderr.write(
      `retorno: hand this link to ${email}; it holds for seven days, opens once, is not shown again\n`,
    );
  });
}

/** The first who comes runs the installation. */
const ownerFirst = (): KnownError =>
  new KnownError("conflict", "nobody runs this installation yet", {
    hint: "retorno owner prints the link for whoever does; the others are invited then",
  });

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
    await giveRole(state, { workspace: workspace.id, user: member.user, role, actor });
    await output(`${member.email} is ${role === "viewer" ? "a" : "an"} ${role} of ${workspace.id}\n`, undefined);
  });
}

async function remove(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace"]);
  const written = onlyWord(paths, "the e-mail address", "retorno member list names them");
  await inWorkspace(values, async (state, workspace) => {
    const member = await memberIn(state, workspace, written);
    await removeMember(state, { workspace: workspace.id, user: member.user, actor });
    await output(`${member.email} is no member of ${workspace.id} any more\n`, undefined);
  });
}

async function inWorkspace(
  values: { data?: string; workspace?: string },
  work: (state: State, workspace: Workspace) => Promise<void>,
): Promise<void> {
  const { state, workspace } = await openRecords(values.data ?? defaultDataFolder, values.workspace);
  try {
    await work(state, workspace);
  } finally {
    await state.destroy();
  }
}

async function memberIn(state: State, { id }: Workspace, written: string): Promise<Member> {
  const email = addressOf(written);
  const found = (await membersOf(state, id)).find((member) => member.email === email);
  if (found !== undefined) return found;
  throw new KnownError("not_found", `${email} is no member of ${id}`, { hint: "see retorno member list" });
}

function addressOf(written: string): string {
  const read = Email.safeParse(written.trim());
  if (read.success) return read.data;
  throw new KnownError("invalid_request", `"${written}" is not an e-mail address`, {
    hint: "such as bea@shop.example",
  });
}
