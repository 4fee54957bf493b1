import { hash, randomBytes } from "node:crypto";
import type { State } from "../database.ts";

/** What a link with a token is good for: becoming the owner, or choosing a new password. */
export type LinkPurpose = "owner" | "password";

/**
 * A new token for a link that opens once, until it expires; links of the same purpose and subject that were made before
 * open nothing any more. The token itself is kept nowhere.
 */
export async function newLinkToken(
  state: State,
  { purpose, subject, expiresMs }: { purpose: LinkPurpose; subject: string; expiresMs: number },
  now: number,
): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await state
    .deleteFrom("verification")
    .where("identifier", "like", `${purpose}:%`)
    .where("value", "=", subject)
    .execute();
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

const identifierOf = (purpose: LinkPurpose, token: string): string => `${purpose}:${hash("sha256", token, "hex")}`;
