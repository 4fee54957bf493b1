import { z } from "zod";
import type { State } from "../database.ts";

/** A passkey: what somebody's device signs with, and we check. */
export interface Passkey {
  /** The credential's own id, base64url. */
  readonly id: string;
  readonly user: string;
  readonly name: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** How often it has signed, where it counts; 0 where it does not. */
  readonly counter: number;
  readonly transports: readonly string[];
  readonly createdMs: number;
  readonly lastUsedMs: number | null;
}

/** The passkeys of somebody, first made first. */
export async function passkeysOf(state: State, user: string): Promise<Passkey[]> {
  const rows = await state
    .selectFrom("passkey")
    .selectAll()
    .where("user", "=", user)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(passkeyOf);
}

export async function passkeyById(state: State, id: string): Promise<Passkey | null> {
  const row = await state.selectFrom("passkey").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : passkeyOf(row);
}

export async function keepPasskey(state: State, passkey: Omit<Passkey, "lastUsedMs">): Promise<void> {
  const { id, user, name, publicKey, counter, transports, createdMs } = passkey;
  await state
    .insertInto("passkey")
    .values({
      id,
      user,
      name,
      public_key: publicKey,
      counter,
      transports: JSON.stringify(transports),
      created_at: createdMs,
      last_used_at: null,
    })
    .execute();
}

export async function renamePasskeyTo(state: State, id: string, name: string): Promise<void> {
  await state.updateTable("passkey").set({ name }).where("id", "=", id).execute();
}

export async function dropPasskey(state: State, id: string): Promise<void> {
  await state.deleteFrom("passkey").where("id", "=", id).execute();
}

/** Takes all passkeys of somebody away; answers how many there were. */
export async function dropPasskeysOf(state: State, user: string): Promise<number> {
  const { numDeletedRows } = await state.deleteFrom("passkey").where("user", "=", user).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Notes that a passkey was used; false where its counter has moved meanwhile, as when one signature is sent twice. */
export async function notePasskeyUse(
  state: State,
  { id, counter: was }: Pick<Passkey, "id" | "counter">,
  counter: number,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await state
    .updateTable("passkey")
    .set({ counter, last_used_at: now })
    .where("id", "=", id)
    .where("counter", "=", was)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

const Transports = z.array(z.string());

const passkeyOf = (row: {
  id: string;
  user: string;
  name: string;
  public_key: Uint8Array;
  counter: number;
  transports: string;
  created_at: number;
  last_used_at: number | null;
}): Passkey => ({
  id: row.id,
  user: row.user,
  name: row.name,
  publicKey: Uint8Array.from(row.public_key),
  counter: row.counter,
  transports: Transports.parse(JSON.parse(row.transports)),
  createdMs: row.created_at,
  lastUsedMs: row.last_used_at,
});
