import type { Actor } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import type { Role } from "../../model/permissions.ts";
import type { State } from "../database.ts";
import { randomKey } from "../secrets/random-key.ts";
import { audited } from "./audit.ts";
import { type Invitation, invitationMs, openInvitation, pendingInvitation } from "./invitations.ts";
import { keepMember, roleIn } from "./members.ts";
import { tokenHash } from "./token-hash.ts";
import { userByEmail } from "./users.ts";

/** Whom to ask in, as what, and who does. */
export interface Asked {
  readonly workspace: string;
  readonly email: string;
  readonly role: Role;
  readonly actor: Actor;
  /** Whether the link goes to the address by mail. */
  readonly mailed?: boolean;
}

/** A KnownError where somebody is a member already, or was asked in and may still come. */
export async function refuseIfKnown(
  state: State,
  { workspace, email }: Pick<Asked, "workspace" | "email">,
  now = Date.now(),
): Promise<void> {
  const user = await userByEmail(state, email);
  if (user !== null && (await roleIn(state, workspace, user.id)) !== null) {
    throw new KnownError("conflict", `${email} is a member already`, { hint: "change their role instead" });
  }
  const open = await state
    .selectFrom("invitation")
    .select("id")
    .where("workspace", "=", workspace)
    .where("email", "=", email)
    .where("accepted_at", "is", null)
    .where("withdrawn_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (open === undefined) return;
  throw new KnownError("conflict", `${email} was invited already`, {
    hint: "send that invitation again, or withdraw it first",
  });
}

/** Keeps an invitation whose link is out; answers its id. An expired one to the same address goes. */
export function keepInvitation(
  state: State,
  { workspace, email, role, actor, mailed = false }: Asked,
  token: string,
  now = Date.now(),
): Promise<string> {
  return audited(state, { actor, workspace, now }, async (within) => {
    await refuseIfKnown(within, { workspace, email }, now);
    await within
      .updateTable("invitation")
      .set({ withdrawn_at: now })
      .where("workspace", "=", workspace)
      .where("email", "=", email)
      .where("accepted_at", "is", null)
      .where("withdrawn_at", "is", null)
      .execute();
    const id = randomKey(10);
    await within
      .insertInto("invitation")
      .values({
        id,
        workspace,
        email,
        role,
        hash: tokenHash(token),
        invited_by: actor.kind === "user" ? actor.id : null,
        created_at: now,
        expires_at: now + invitationMs,
        accepted_at: null,
        withdrawn_at: null,
        mailed: Number(mailed),
      })
      .execute();
    return { change: { action: "invitation.add", subject: id, was: null, became: { role } }, answer: id };
  });
}

/** Has a new link count in place of the old one, from now on for as long as a first one does. */
export function renewInvitation(
  state: State,
  { workspace, id, actor, mailed = false }: { workspace: string; id: string } & Pick<Asked, "actor" | "mailed">,
  token: string,
  now = Date.now(),
): Promise<Invitation> {
  return audited(state, { actor, workspace, now }, async (within) => {
    const { expiresMs } = await pendingInvitation(within, workspace, id);
    await within
      .updateTable("invitation")
      .set({ hash: tokenHash(token), expires_at: now + invitationMs, mailed: Number(mailed) })
      .where("id", "=", id)
      .execute();
    const change = {
      action: "invitation.resend",
      subject: id,
      was: { expiresAt: new Date(expiresMs).toISOString() },
      became: { expiresAt: new Date(now + invitationMs).toISOString() },
    } as const;
    return { change, answer: await pendingInvitation(within, workspace, id) };
  });
}

/** Has a link count no longer. */
export function withdrawInvitation(
  state: State,
  { workspace, id, actor }: { workspace: string; id: string; actor: Actor },
  now = Date.now(),
): Promise<void> {
  return audited(state, { actor, workspace, now }, async (within) => {
    const { role } = await pendingInvitation(within, workspace, id);
    await within.updateTable("invitation").set({ withdrawn_at: now }).where("id", "=", id).execute();
    return { change: { action: "invitation.withdraw", subject: id, was: { role }, became: null }, answer: undefined };
  });
}

/** Lets somebody in by a link, which then counts no longer; who is a member already keeps their role. */
export async function acceptInvitation(
  state: State,
  { token, user }: { token: string; user: string },
  now = Date.now(),
): Promise<void> {
  const { workspace } = await openInvitation(state, token, now);
  await audited(state, { actor: { kind: "user", id: user }, workspace, now }, async (within) => {
    const { id, role } = await openInvitation(within, token, now);
    await within.updateTable("invitation").set({ accepted_at: now }).where("id", "=", id).execute();
    if ((await roleIn(within, workspace, user)) !== null) return { change: null, answer: undefined };
    await keepMember(within, { workspace, user, role }, now);
    const became = { role, invitation: id };
    return { change: { action: "member.add", subject: user, was: null, became }, answer: undefined };
  });
}
