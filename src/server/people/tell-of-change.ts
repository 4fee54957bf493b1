import type { FastifyBaseLogger } from "fastify";
import { accountChangedLetter } from "../mail/letters.ts";
import type { ServerParts } from "../parts.ts";
import { doorAddress } from "./links.ts";

const changes = {
  password: "the password was changed",
  password_by_link: "the password was changed by a link; the passkeys of before were taken away",
  factor_on: "an authenticator app was set up",
  factor_off: "the authenticator app was taken away",
  passkey_on: "a passkey was added",
  passkey_off: "a passkey was taken away",
} as const;

/** Tells somebody by mail how they sign in from now on, in case it was not they who changed it; without mail, nobody. */
export async function tellOfChange(
  { state, mail }: Pick<ServerParts, "state" | "mail">,
  { email, name }: { email: string; name: string },
  change: keyof typeof changes,
  log: FastifyBaseLogger,
): Promise<void> {
  if (mail === null) return;
  const link = `${await doorAddress(state)}/new-password`;
  const letter = accountChangedLetter({ to: email, name, link, change: changes[change] });
  mail.sendLater(letter, (cause) => log.warn({ err: cause }, "a letter was not taken"));
}
