import type { State } from "../../state/database.ts";
import { newLinkToken } from "../../state/people/link-tokens.ts";
import { hasUsers } from "../../state/people/users.ts";
import { localUrl, publicUrl } from "../../state/public-url.ts";
import { daySeconds } from "./rules.ts";

/** So long the link to become the owner opens, and the one to choose a new password. */
export const [ownerLinkMs, newPasswordLinkMs] = [daySeconds * 1000, 3_600_000];

/** A new link to become the owner; null where there is one. The links that were made before open nothing any more. */
export async function ownerLink(state: State, now: number): Promise<string | null> {
  if (await hasUsers(state)) return null;
  const token = await newLinkToken(state, { purpose: "owner", subject: "owner", expiresMs: now + ownerLinkMs }, now);
  return linkTo("welcome", await doorAddress(state), token);
}

/** A new link with which somebody chooses another password. */
export async function newPasswordLink(state: State, user: string, now: number): Promise<string> {
  const expiresMs = now + newPasswordLinkMs;
  const token = await newLinkToken(state, { purpose: "password", subject: user, expiresMs }, now);
  return linkTo("new-password", await doorAddress(state), token);
}

export const invitationLink = (address: string, token: string): string => linkTo("invitation", address, token);

/** Where people come in: the public address, unless it is not encrypted; then they come on this machine alone. */
export async function doorAddress(state: State): Promise<string> {
  const outside = await publicUrl(state);
  return outside.startsWith("https:") ? outside : localUrl(state);
}

/**
 * The token stands after the #: browsers keep that to themselves, so it is in no log of a server or proxy, and no other
 * site is told of it.
 */
const linkTo = (page: string, address: string, token: string): string => `${address}/${page}#${token}`;
