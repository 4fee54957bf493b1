import { randomBytes } from "node:crypto";
import { CompiledQuery } from "kysely";
import type { State } from "./database.ts";

/** The salt of a workspace's day, made on its first visit; the same after a restart. */
export async function daySalt(state: State, workspace: string, day: string): Promise<Buffer> {
  await state
    .insertInto("day_salt")
    .values({ workspace, day, salt: randomBytes(32) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { salt } = await state
    .selectFrom("day_salt")
    .select("salt")
    .where("workspace", "=", workspace)
    .where("day", "=", day)
    .executeTakeFirstOrThrow();
  return Buffer.from(salt);
}

/**
 * Forgets the salts of days before `day`: from then on nobody can tell who those visitors were, from the files neither.
 * Whoever reads the records at this moment keeps their log; then the next call empties it.
 */
export async function forgetSaltsBefore(state: State, day: string): Promise<number> {
  const { numDeletedRows } = await state.deleteFrom("day_salt").where("day", "<", day).executeTakeFirst();
  await state.executeQuery(CompiledQuery.raw("pragma wal_checkpoint(truncate)"));
  return Number(numDeletedRows);
}
