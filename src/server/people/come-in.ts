import type { FastifyReply, FastifyRequest } from "fastify";
import { KnownError } from "../../model/errors.ts";
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
 * password, and is signed in then. Answers what the invitation was to.
 */
export async function comeIn(
  { state, people, clock }: Pick<ServerParts, "state" | "people" | "clock">,
  { token, name, password }: Coming,
  caller: Caller,
  exchange: { request: FastifyRequest; reply: FastifyReply },
): Promise<Invitation> {
  const invitation = await openInvitation(state, token, clock());
  const { email } = invitation;
  if (caller.kind === "user") {
    if (caller.email !== email) throw forAnother(email);
    await acceptInvitation(state, { token, user: caller.id }, clock());
    return invitation;
  }
  if ((await userByEmail(state, email)) !== null) throw signInFirst(email);
  if (name === undefined || password === undefined) {
    throw new KnownError("invalid_request", "who is new here needs a name and a password", { hint: "give both" });
  }
  await refuseWeak(password, [name, email]);
  const hash = await people.hashOf(password);
  const user = await inTransaction(state, async (within) => {
    const made = await keepUser(within, { email, name, hash }, clock());
    await acceptInvitation(within, { token, user: made }, clock());
    return made;
  });
  await openSession(people, exchange, user);
  return invitation;
}

const forAnother = (email: string): KnownError =>
  new KnownError("conflict", `the invitation is for ${email}, and you are signed in as somebody else`, {
    hint: "sign out, then open the link again",
  });

const signInFirst = (email: string): KnownError =>
  new KnownError("unauthenticated", `${email} can sign in here already`, {
    hint: "sign in with that address, then open the link again",
  });
