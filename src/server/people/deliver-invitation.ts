import { invitationMs } from "../../state/invitations.ts";
import { publicUrl } from "../../state/public-url.ts";
import { invitationLetter } from "../mail/letters.ts";
import type { ServerParts } from "../parts.ts";
import { invitationLink } from "./links.ts";

/**
 * Mails an invitation's link, or answers it where no mail is set up; a KnownError `mail_unavailable` where the mail server
 * does not take it.
 */
export async function deliverInvitation(
  { state, mail }: Pick<ServerParts, "state" | "mail">,
  { email, workspaceName, inviter, token }: { email: string; workspaceName: string; inviter: string; token: string },
): Promise<{ mailed: boolean; link: string | null }> {
  const link = invitationLink(await publicUrl(state), token);
  if (mail === null) return { mailed: false, link };
  await mail.send(invitationLetter({ to: email, workspaceName, inviter, link, days: invitationMs / 86_400_000 }));
  return { mailed: true, link: null };
}
