import { KnownError } from "../../model/errors.ts";
import type { State } from "../database.ts";
import { forgetLinks } from "./link-tokens.ts";
import { dropPasskeysOf } from "./passkeys.ts";
import { endSessionsOf } from "./sessions.ts";

/** Somebody who may sign in. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Whether the address was shown to be theirs: a link that was mailed to it was opened, or the operator vouches. */
  readonly isProven: boolean;
}

/** Somebody who comes in, with the hash of their password. */
interface NewUser extends Pick<User, "name" | "email">, Partial<Pick<User, "isProven">> {
  readonly hash: string;
  readonly operator?: boolean;
}

/** Whether anybody may sign in yet. */
export async function hasUsers(state: State): Promise<boolean> {
  return (await state.selectFrom("user").select("id").limit(1).executeTakeFirst()) !== undefined;
}

/** Who signs in with an address; null for nobody. */
export async function userByEmail(state: State, email: string): Promise<User | null> {
  const found = await state
    .selectFrom("user")
    .select(["id", "name", "email", "emailVerified"])
    .where("email", "=", email.toLowerCase())
    .executeTakeFirst();
  return found === undefined ? null : userOf(found);
}

export async function userById(state: State, id: string): Promise<User | null> {
  const found = await state
    .selectFrom("user")
    .select(["id", "name", "email", "emailVerified"])
    .where("id", "=", id)
    .executeTakeFirst();
  return found === undefined ? null : userOf(found);
}

const userOf = ({ emailVerified, ...user }: Omit<User, "isProven"> & { emailVerified: number }): User => ({
  ...user,
  isProven: emailVerified === 1,
});

/**
 * Lets somebody in from now on with a password, of which the hash is given; answers their id. A KnownError where the
 * address is taken.
 */
export async function keepUser(
  state: State,
  { email, name, hash, operator = false, isProven = true }: NewUser,
  now = Date.now(),
): Promise<string> {
  if ((await userByEmail(state, email)) !== null) {
    throw new KnownError("conflict", "somebody signs in with this address already", { hint: "sign in with it" });
  }
  const [id, moment] = [crypto.randomUUID(), new Date(now).toISOString()];
  const stamps = { createdAt: moment, updatedAt: moment };
  await state
    .insertInto("user")
    .values({
      id,
      name,
      email: email.toLowerCase(),
      emailVerified: Number(isProven),
      operator: Number(operator),
      ...stamps,
    })
    .execute();
  await state
    .insertInto("credential")
    .values({ id: crypto.randomUUID(), userId: id, accountId: id, providerId: "credential", password: hash, ...stamps })
    .execute();
  return id;
}

/** Who runs the installation, by id. */
export async function operatorsOf(state: State): Promise<string[]> {
  const rows = await state.selectFrom("user").select("id").where("operator", "=", 1).orderBy("createdAt").execute();
  return rows.map(({ id }) => id);
}

export async function renameUser(state: State, id: string, name: string, now: number): Promise<void> {
  await state
    .updateTable("user")
    .set({ name, updatedAt: new Date(now).toISOString() })
    .where("id", "=", id)
    .execute();
}

/** The hash of somebody's password; null where they have none. */
export async function passwordHashOf(state: State, user: string): Promise<string | null> {
  const found = await state
    .selectFrom("credential")
    .select("password")
    .where("userId", "=", user)
    .where("providerId", "=", "credential")
    .executeTakeFirst();
  return found?.password ?? null;
}

/** Gives somebody another password and ends their sessions, but one; links to choose another open nothing any more. */
export async function changePasswordHash(
  state: State,
  { user, hash, exceptSession = null }: { user: string; hash: string; exceptSession?: string | null },
  now: number,
): Promise<void> {
  await state
    .updateTable("credential")
    .set({ password: hash, updatedAt: new Date(now).toISOString() })
    .where("userId", "=", user)
    .where("providerId", "=", "credential")
    .execute();
  await forgetLinks(state, "password", user);
  await endSessionsOf(state, user, exceptSession);
}

/**
 * Gives somebody another password by a link that was brought to their address, which is proven theirs by it: whoever
 * made their way in before is out, for sessions end, and passkeys and the other links are gone. The app stays.
 */
export async function resetPasswordHash(
  state: State,
  { user, hash }: { user: string; hash: string },
  now: number,
): Promise<{ passkeys: number }> {
  await changePasswordHash(state, { user, hash }, now);
  const passkeys = await dropPasskeysOf(state, user);
  const updatedAt = new Date(now).toISOString();
  await state.updateTable("user").set({ emailVerified: 1, updatedAt }).where("id", "=", user).execute();
  return { passkeys };
}

/** No code of an app is asked of somebody any more. */
export async function forgetSecondFactor(state: State, user: string, now: number): Promise<void> {
  await state.deleteFrom("second_factor").where("userId", "=", user).execute();
  const updatedAt = new Date(now).toISOString();
  await state.updateTable("user").set({ twoFactorEnabled: 0, updatedAt }).where("id", "=", user).execute();
}
