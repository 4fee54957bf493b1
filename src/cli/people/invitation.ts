import { serverSettings } from "../../config.ts";
import { operator } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import { roles } from "../../model/permissions.ts";
import { invitationLetter } from "../../server/mail/letters.ts";
import { Mail } from "../../server/mail/mail.ts";
import { invitationLink } from "../../server/people/links.ts";
import type { State } from "../../state/database.ts";
import {
  keepInvitation,
  refuseIfKnown,
  renewInvitation,
  withdrawInvitation,
} from "../../state/people/invitation-changes.ts";
import { type Invitation, invitationMs, invitationsOf, newToken } from "../../state/people/invitations.ts";
import { hasUsers } from "../../state/people/users.ts";
import { publicUrl } from "../../state/public-url.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import { onlyWord } from "../action.ts";
import { oneOf, readOptions } from "../options.ts";
import { output } from "../output.ts";
import { addressOf, inWorkspace } from "./one-workspace.ts";

/** `retorno member invite EMAIL`: by mail where a mail server is named, else by a link to hand over. */
export async function inviteMember(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace", "role", "format"]);
  const email = addressOf(onlyWord(paths, "the e-mail address", "such as retorno member invite bea@shop.example"));
  const role = oneOf("role", values.role ?? "viewer", roles);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  await inWorkspace(values, async (state, workspace) => {
    if (!(await hasUsers(state))) throw ownerFirst();
    const asked = { workspace: workspace.id, email, role, actor: operator };
    await refuseIfKnown(state, asked);
    const token = newToken();
    const delivered = await deliver(state, { email, workspace, token });
    const id = await keepInvitation(state, { ...asked, mailed: delivered.mailed }, token);
    await tell({ id, workspace: workspace.id, email, role, ...delivered }, format);
  });
}

/** `retorno member resend ID|EMAIL`: a new link in place of the one before. */
export async function resendInvitation(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace", "format"]);
  const written = onlyWord(paths, "which invitation", "retorno member list names them, by id and by e-mail address");
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  await inWorkspace(values, async (state, workspace) => {
    const { id, email, role } = await invitationIn(state, workspace, written);
    const token = newToken();
    const delivered = await deliver(state, { email, workspace, token });
    await renewInvitation(state, { workspace: workspace.id, id, actor: operator, mailed: delivered.mailed }, token);
    await tell({ id, workspace: workspace.id, email, role, ...delivered }, format);
  });
}

/** `retorno member withdraw ID|EMAIL`: the link opens nothing from then on. */
export async function withdrawInvitationOf(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace"]);
  const written = onlyWord(paths, "which invitation", "retorno member list names them, by id and by e-mail address");
  await inWorkspace(values, async (state, workspace) => {
    const { id, email } = await invitationIn(state, workspace, written);
    await withdrawInvitation(state, { workspace: workspace.id, id, actor: operator });
    await output(`the invitation of ${email} to ${workspace.id} is withdrawn: its link opens nothing\n`, undefined);
  });
}

/** Until when an invitation's link opens. */
export const untilOf = ({ expiresMs }: Invitation): string =>
  `${expiresMs > Date.now() ? "until" : "ran out"} ${new Date(expiresMs).toISOString().slice(0, 10)}`;

/** An invitation as other programs are told of it. */
export const toldInvitation = ({ createdMs, expiresMs, ...invitation }: Invitation) => ({
  ...invitation,
  createdAt: new Date(createdMs).toISOString(),
  expiresAt: new Date(expiresMs).toISOString(),
});

/** The first who comes runs the installation. */
const ownerFirst = (): KnownError =>
  new KnownError("conflict", "nobody runs this installation yet", {
    hint: "retorno owner prints the link for whoever does; the others are invited then",
  });

async function invitationIn(state: State, { id: workspace }: Workspace, written: string): Promise<Invitation> {
  const asked = written.trim();
  const invitations = await invitationsOf(state, workspace);
  const found = invitations.find(({ id, email }) => id === asked || email === asked.toLowerCase());
  if (found !== undefined) return found;
  throw new KnownError("not_found", `there is no invitation "${asked}" to ${workspace}`, {
    hint: "see retorno member list",
  });
}

/** Mails the link where the command line itself knows a mail server; nothing is kept where that does not take it. */
async function deliver(
  state: State,
  { email, workspace, token }: { email: string; workspace: Workspace; token: string },
): Promise<{ mailed: boolean; link: string | null }> {
  const link = invitationLink(await publicUrl(state), token);
  const settings = serverSettings().mail;
  if (settings === null) return { mailed: false, link };
  const mail = new Mail(settings);
  try {
    const { name } = workspace;
    const days = invitationMs / 86_400_000;
    await mail.send(invitationLetter({ to: email, workspaceName: name, inviter: `The team of ${name}`, link, days }));
  } finally {
    await mail.close();
  }
  return { mailed: true, link: null };
}

interface Invited {
  readonly id: string;
  readonly workspace: string;
  readonly email: string;
  readonly role: string;
  readonly mailed: boolean;
  readonly link: string | null;
}

async function tell(invited: Invited, format: "table" | "json"): Promise<void> {
  const { email, link } = invited;
  if (format === "json") return output(`${JSON.stringify(invited, null, 1)}\n`, undefined);
  if (link === null) return output(`mailed to ${email}: the link holds for seven days and opens once\n`, undefined);
  await output(`${link}\n`, undefined);
  process.stderr.write(
    `retorno: hand this link to ${email}; it holds for seven days, opens once, is not shown again\n`,
  );
}
