import type { State } from "../database.ts";
import { audited } from "./audit.ts";
import { membershipsOf } from "./members.ts";
import { forgetSecondFactor, renameUser, resetPasswordHash } from "./users.ts";

/**
 * Gives an account to who has shown that its address is theirs, after somebody else may have made it: with a name and a
 * password of their own, and without passkeys, app and sessions of before. The audit of each of its workspaces says so.
 * Answers its id.
 */
export async function claimAccount(
  state: State,
  { user, name, hash }: { user: string; name: string; hash: string },
  now: number,
): Promise<string> {
  await resetPasswordHash(state, { user, hash }, now);
  await forgetSecondFactor(state, user, now);
  await renameUser(state, user, name, now);
  const change = { action: "account.claim", subject: user, was: null, became: null } as const;
  for (const workspace of [null, ...(await membershipsOf(state, user)).map((one) => one.workspace)]) {
    await audited(state, { actor: { kind: "user", id: user }, workspace, now }, async () => ({
      change,
      answer: undefined,
    }));
  }
  return user;
}
