import type { FastifyReply, FastifyRequest } from "fastify";
import { KnownError } from "../../model/errors.ts";
import { claimAccount } from "../../state/people/claim-account.ts";
import { acceptInvitation } from "../../state/people/invitation-changes.ts";
import { type Invitation, openInvitation } from "../../state/people/invitations.ts";
import { keepUser, userByEmail } from "../../state/people/users.ts";
import { inTransaction } from "../../state/transaction.ts";
import type { Caller } from "../api/caller.ts";
import type { ServerParts } from "../parts.ts";
import { openSession } from "./open-session.ts";
import { refuseWeak } from "./password-strength.ts";

/** What somebody brings who was asked in. */
export interface Coming {
  readonly token: string;
  readonly name?: string | undefined;
  readonly password?: string | undefined;
}

/**
 * Lets somebody in by an invitation: who is signed in as the address it is for, or who is new here, with a name and a
 * password, and is signed in then. An account that somebody made in the name of an address goes to who opens a link that was
 * mailed to it. Answers what the invitation was to.
 */
export async function comeIn(
  { state, people, clock }: Pick<ServerParts, "state" | "people" | "clock">,
  { token, name, password }: Coming,
  caller: Caller,
  exchange: { request: FastifyRequest; reply: FastifyReply },
): Promise<Invitation> {
  const invitation = await openInvitation(state, token, clock());
  const { email } = invitation;
  if (caller.kind === "user" && caller.email !== email) throw forAnother(email);
  const known = await userByEmail(state, email);
  const isClaimed = known !== null && !known.isProven;
  // Handed over, the link proves nothing: whoever invited has it too, and must not take an account by it.
  if (isClaimed && !invitation.mailed) throw caller.kind === "user" ? proveFirst(email) : signInFirst(email);
  if (caller.kind === "user" && !isClaimed) {
    await acceptInvitation(state, { token, user: caller.id }, clock());
    return invitation;
  }
  if (known !== null && !isClaimed) throw signInFirst(email);
  if (name === undefined || password === undefined) {
    throw new KnownError("invalid_request", "who is new here needs a name and a password", { hint: "give both" });
  }
  await refuseWeak(password, [name, email]);
  const hash = await people.hashOf(password);
  const user = await inTransaction(state, async (within) => {
    const made = isClaimed
      ? await claimAccount(within, { user: known.id, name, hash }, clock())
      : await keepUser(within, { email, name, hash, isProven: invitation.mailed }, clock());
    await acceptInvitation(within, { token, user: made }, clock());
    return made;
  });
  await openSession(people, exchange, user);
  return invitation;
}

const proveFirst = (email: string): KnownError =>
  new KnownError("conflict", `nothing has shown yet that ${email} is yours`, {
    hint: "choose a new password by a link (the sign-in page asks for one), sign in with it, then open this link again",
  });

const forAnother = (email: string): KnownError =>
  new KnownError("conflict", `the invitation is for ${email}, and you are signed in as somebody else`, {
    hint: "sign out, then open the link again",
  });

const signInFirst = (email: string): KnownError =>
  new KnownError("unauthenticated", `${email} can sign in here already`, {
    hint: "sign in with that address, then open the link again",
  });
