import { randomBytes } from "node:crypto";
import type { State } from "../database.ts";
import { tokenHash } from "./token-hash.ts";

/** What a link with a token is good for: becoming the owner, or choosing a new password. */
export type LinkPurpose = "owner" | "password";

/**
 * So many links of one purpose and subject open at once. Anybody may ask for a new password in somebody's name, so that
 * must not undo the link that they asked for themselves: letters are limited to fewer than these while one opens.
 */
const mostLinks = { owner: 1, password: 30 } as const satisfies Record<LinkPurpose, number>;

/**
 * A new token for a link that opens once, until it expires or another of the same purpose and subject was used; the
 * oldest make room for it. The token itself is kept nowhere.
 */
export async function newLinkToken(
  state: State,
  { purpose, subject, expiresMs }: { purpose: LinkPurpose; subject: string; expiresMs: number },
  now: number,
): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const standing = await linksOf(state, purpose, subject)
    .select("id")
    .where("expiresAt", ">", new Date(now).toISOString())
    .orderBy("createdAt", "desc")
    .limit(mostLinks[purpose] - 1)
    .execute();
  await forgetLinks(
    state,
    purpose,
    subject,
    standing.map(({ id }) => id),
  );
  const moment = new Date(now).toISOString();
  await state
    .insertInto("verification")
    .values({
      id: crypto.randomUUID(),
      identifier: identifierOf(purpose, token),
      value: subject,
      expiresAt: new Date(expiresMs).toISOString(),
      createdAt: moment,
      updatedAt: moment,
    })
    .execute();
  return token;
}

/** What a token was made for; null where it is unknown, was used or has run out. */
export async function subjectOfToken(
  state: State,
  purpose: LinkPurpose,
  token: string,
  now: number,
): Promise<string | null> {
  const found = await state
    .selectFrom("verification")
    .select(["value", "expiresAt"])
    .where("identifier", "=", identifierOf(purpose, token))
    .executeTakeFirst();
  return found === undefined || Date.parse(found.expiresAt) <= now ? null : found.value;
}

/** Uses a token up; answers whether it was there to be used. */
export async function useToken(state: State, purpose: LinkPurpose, token: string): Promise<boolean> {
  const { numDeletedRows } = await state
    .deleteFrom("verification")
    .where("identifier", "=", identifierOf(purpose, token))
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The links of a purpose and subject open nothing any more, but those whose ids are named. */
export async function forgetLinks(
  state: State,
  purpose: LinkPurpose,
  subject: string,
  but: readonly string[] = [],
): Promise<void> {
  await state
    .deleteFrom("verification")
    .where("identifier", "like", `${purpose}:%`)
    .where("value", "=", subject)
    .where("id", "not in", but)
    .execute();
}

const linksOf = (state: State, purpose: LinkPurpose, subject: string) =>
  state.selectFrom("verification").where("identifier", "like", `${purpose}:%`).where("value", "=", subject);

const identifierOf = (purpose: LinkPurpose, token: string): string => `${purpose}:${tokenHash(token)}`;
