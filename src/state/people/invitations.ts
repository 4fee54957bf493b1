import { randomBytes } from "node:crypto";
import { KnownError } from "../../model/errors.ts";
import type { Role } from "../../model/permissions.ts";
import type { State } from "../database.ts";
import { tokenHash } from "./token-hash.ts";

/** Somebody who was asked into a workspace. */
export interface Invitation {
  readonly id: string;
  readonly workspace: string;
  /** In small letters. */
  readonly email: string;
  readonly role: Role;
  /** The name of who did; null for the command line, or somebody who is gone. */
  readonly invitedBy: string | null;
  readonly createdMs: number;
  readonly expiresMs: number;
  /** Whether the link went to the address by mail; else it was handed to whoever invited. */
  readonly mailed: boolean;
}

/** An invitation's link holds for so long. */
export const invitationMs = 7 * 86_400_000;

/** What a link holds; only its hash is kept. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** The invitations of a workspace that were neither accepted nor withdrawn, the latest first; expired ones too. */
export async function invitationsOf(state: State, workspace: string): Promise<Invitation[]> {
  const rows = await pending(state)
    .where("invitation.workspace", "=", workspace)
    .orderBy("invitation.created_at", "desc")
    .orderBy("invitation.id")
    .execute();
  return rows.map(read);
}

/** The invitation that a link's token opens; a KnownError where there is none, or it no longer counts. */
export async function openInvitation(state: State, token: string, now = Date.now()): Promise<Invitation> {
  const row = await all(state).where("invitation.hash", "=", tokenHash(token)).executeTakeFirst();
  if (row === undefined) {
    throw new KnownError("not_found", "there is no such invitation", {
      hint: "use the whole link of the latest mail, or ask for a new invitation",
    });
  }
  const ended = endOf(row, now);
  if (ended !== null) throw new KnownError("gone", ended, { hint: "ask whoever invited you for a new one" });
  return read(row);
}

/** An invitation of a workspace by its id that may be sent again or withdrawn; a KnownError for any other. */
export async function pendingInvitation(state: State, workspace: string, id: string): Promise<Invitation> {
  const row = await all(state)
    .where("invitation.workspace", "=", workspace)
    .where("invitation.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) {
    throw new KnownError("not_found", "there is no such invitation", { hint: "see which ones there are" });
  }
  const ended = endOf(row, Number.NEGATIVE_INFINITY);
  if (ended !== null) throw new KnownError("gone", ended, { hint: "invite them anew if that is meant" });
  return read(row);
}

const all = (state: State) =>
  state
    .selectFrom("invitation")
    .leftJoin("user", "user.id", "invitation.invited_by")
    .selectAll("invitation")
    .select("user.name as invitedBy");

const pending = (state: State) =>
  all(state).where("invitation.accepted_at", "is", null).where("invitation.withdrawn_at", "is", null);

interface Row {
  readonly id: string;
  readonly workspace: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string | null;
  readonly created_at: number;
  readonly expires_at: number;
  readonly accepted_at: number | null;
  readonly withdrawn_at: number | null;
  readonly mailed: number;
}

function endOf({ accepted_at, withdrawn_at, expires_at }: Row, now: number): string | null {
  if (accepted_at !== null) return "the invitation was accepted already";
  if (withdrawn_at !== null) return "the invitation was withdrawn";
  return expires_at <= now ? "the invitation has expired" : null;
}

const read = ({ id, workspace, email, role, invitedBy, created_at, expires_at, mailed }: Row): Invitation => ({
  id,
  workspace,
  email,
  role,
  invitedBy,
  createdMs: created_at,
  expiresMs: expires_at,
  mailed: mailed === 1,
});
