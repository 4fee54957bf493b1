import type { FastifyBaseLogger } from "fastify";
import { userByEmail } from "../../state/people/users.ts";
import { newPasswordLetter } from "../mail/letters.ts";
import type { ServerParts } from "../parts.ts";
import { newPasswordLink } from "./links.ts";

/**
 * Brings whoever has an address a link to choose a new password; nothing where nobody has it. Without a mail server the
 * operator is told the link, to hand it on. Nobody waits for it.
 */
export function bringPasswordLink(
  parts: Pick<ServerParts, "state" | "mail" | "clock" | "tellOperator">,
  email: string,
  log: FastifyBaseLogger,
): void {
  bring(parts, email, log).catch((cause) => log.error({ err: cause }, "a link for a new password was not brought"));
}

async function bring(
  { state, mail, clock, tellOperator }: Pick<ServerParts, "state" | "mail" | "clock" | "tellOperator">,
  email: string,
  log: FastifyBaseLogger,
): Promise<void> {
  const user = await userByEmail(state, email);
  if (user === null) return;
  const link = await newPasswordLink(state, user.id, clock());
  if (mail === null) {
    tellOperator(
      `retorno: ${user.email} asks for a new password, and there is no mail server. If you know that it is\n` +
        `they, hand them this link; it opens once, for an hour:\n  ${link}\n`,
    );
    return;
  }
  mail.sendLater(newPasswordLetter({ to: user.email, name: user.name, link }), (cause, isLast) =>
    log.warn({ err: cause }, isLast ? "a letter was given up" : "a letter is tried again"),
  );
}
