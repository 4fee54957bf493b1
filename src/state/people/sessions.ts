import type { State } from "../database.ts";

/** A browser that somebody is signed in with. */
export interface Session {
  readonly id: string;
  /** What it called itself. */
  readonly browser: string;
  readonly sinceMs: number;
  /** When it was prolonged last. */
  readonly seenMs: number;
  readonly expiresMs: number;
}

/** Where somebody is signed in, the last seen first. */
export async function sessionsOf(state: State, user: string, now: number): Promise<Session[]> {
  const rows = await state
    .selectFrom("session")
    .select(["id", "userAgent", "createdAt", "updatedAt", "expiresAt"])
    .where("userId", "=", user)
    .where("expiresAt", ">", new Date(now).toISOString())
    .orderBy("updatedAt", "desc")
    .orderBy("id")
    .execute();
  return rows.map(({ id, userAgent, createdAt, updatedAt, expiresAt }) => ({
    id,
    browser: userAgent ?? "",
    sinceMs: Date.parse(createdAt),
    seenMs: Date.parse(updatedAt),
    expiresMs: Date.parse(expiresAt),
  }));
}

/** Signs somebody out of one browser; answers whether they were signed in with it. */
export async function endSession(state: State, user: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await state
    .deleteFrom("session")
    .where("userId", "=", user)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Signs somebody out everywhere, but in one browser; answers out of how many. */
export async function endSessionsOf(state: State, user: string, exceptSession: string | null = null): Promise<number> {
  const theirs = state.deleteFrom("session").where("userId", "=", user);
  const { numDeletedRows } = await (exceptSession === null
    ? theirs
    : theirs.where("id", "!=", exceptSession)
  ).executeTakeFirst();
  return Number(numDeletedRows);
}
