import type { FastifyRequest } from "fastify";
import { invitationMs } from "../../state/people/invitations.ts";
import { publicUrl } from "../../state/public-url.ts";
import { invitationLetter } from "../mail/letters.ts";
import type { ServerParts } from "../parts.ts";
import { invitationLink } from "./links.ts";

interface Delivery {
  readonly email: string;
  readonly workspaceName: string;
  readonly inviter: string;
  readonly token: string;
}

/**
 * Mails an invitation's link, or answers it where no mail is set up; a KnownError `mail_unavailable` where the mail server
 * does not take it, and `too_many_requests` where letters are sent in heaps.
 */
export async function deliverInvitation(
  { state, mail, throttle }: Pick<ServerParts, "state" | "mail" | "throttle">,
  { email, workspaceName, inviter, token }: Delivery,
  request: FastifyRequest,
): Promise<{ mailed: boolean; link: string | null }> {
  const link = invitationLink(await publicUrl(state), token);
  if (mail === null) return { mailed: false, link };
  const takeBack = await throttle.attempt("invitation", request, email);
  const days = invitationMs / 86_400_000;
  try {
    await mail.send(invitationLetter({ to: email, workspaceName, inviter, link, days }));
  } catch (cause) {
    // No letter went out: it may be tried again.
    await takeBack();
    throw cause;
  }
  return { mailed: true, link: null };
}
