import type { State } from "../database.ts";

const dayMs = 86_400_000;

/** How many days records of people are kept once nothing needs them any more. */
export const keptDays = {
  /** Invitations that were answered, withdrawn or ran out. */
  invitation: 30,
  /** The lines of the audit. */
  audit: 730,
  /** Users who belong to no workspace, are not signed in and do not run the installation. */
  strangers: 30,
} as const;

/** Deletes sessions and links that have run out, old invitations and audit lines, and users who belong nowhere; answers how many rows. */
export async function forgetExpired(state: State, now: number): Promise<number> {
  const moment = new Date(now).toISOString();
  const answeredBefore = now - keptDays.invitation * dayMs;
  const strangersBefore = new Date(now - keptDays.strangers * dayMs).toISOString();
  const deletions = [
    state.deleteFrom("session").where("expiresAt", "<=", moment),
    state.deleteFrom("verification").where("expiresAt", "<=", moment),
    state
      .deleteFrom("invitation")
      .where(({ fn, eb }) => eb(fn.coalesce("accepted_at", "withdrawn_at", "expires_at"), "<=", answeredBefore)),
    state.deleteFrom("audit").where("at", "<=", now - keptDays.audit * dayMs),
    state.deleteFrom("repeated_request").where("at", "<=", now - dayMs),
    state
      .deleteFrom("user")
      .where("operator", "=", 0)
      .where("createdAt", "<=", strangersBefore)
      .where("id", "not in", state.selectFrom("member").select("user"))
      .where("id", "not in", state.selectFrom("session").select("userId")),
  ] as const;
  let gone = 0;
  for (const deletion of deletions) gone += Number((await deletion.executeTakeFirst()).numDeletedRows);
  return gone;
}
