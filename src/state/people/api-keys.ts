import { randomBytes } from "node:crypto";
import { z } from "zod";
import { KnownError } from "../../model/errors.ts";
import { type Permission, permissionNames } from "../../model/permissions.ts";
import type { State } from "../database.ts";
import { randomKey } from "../secrets/random-key.ts";
import { tokenHash } from "./token-hash.ts";

/** A key with which a business's own systems come in; the key itself is shown once and never kept. */
export interface ApiKey {
  readonly id: string;
  readonly workspace: string;
  readonly name: string;
  /** Its first characters, to tell keys apart. */
  readonly shown: string;
  readonly createdMs: number;
  readonly lastUsedMs: number | null;
  readonly revokedMs: number | null;
  /** What it may do. */
  readonly scopes: readonly Permission[];
  /** From when on it is refused; null: never. */
  readonly expiresMs: number | null;
}

/** Makes a key: what is answered as `key` is to be shown now, for it cannot be had again. */
export async function addApiKey(
  state: State,
  {
    workspace,
    name,
    scopes = ["events:write"],
    expiresMs = null,
  }: { workspace: string; name: string; scopes?: readonly Permission[]; expiresMs?: number | null },
  now = Date.now(),
): Promise<{ id: string; key: string }> {
  const key = `rtn_${randomBytes(24).toString("base64url")}`;
  const id = randomKey(8);
  const row = { id, workspace, name, shown: `${key.slice(0, 8)}…`, hash: tokenHash(key), created_at: now };
  await state
    .insertInto("api_key")
    .values({ ...row, last_used_at: null, revoked_at: null, scopes: JSON.stringify(scopes), expires_at: expiresMs })
    .execute();
  return { id, key };
}

/** The keys of all workspaces, or of one, oldest first; revoked ones too. */
export async function apiKeysOf(state: State, workspace?: string): Promise<ApiKey[]> {
  const all = state.selectFrom("api_key").selectAll().orderBy("created_at").orderBy("id");
  const rows = await (workspace === undefined ? all : all.where("workspace", "=", workspace)).execute();
  return rows.map((row) => ({
    id: row.id,
    workspace: row.workspace,
    name: row.name,
    shown: row.shown,
    createdMs: row.created_at,
    lastUsedMs: row.last_used_at,
    revokedMs: row.revoked_at,
    scopes: Scopes.parse(JSON.parse(row.scopes)),
    expiresMs: row.expires_at,
  }));
}

/** Takes a key back for good, and answers what it was; a KnownError where there is none of that id. */
export async function revokeApiKey(
  state: State,
  id: string,
  now = Date.now(),
): Promise<{ name: string; workspace: string; isFirst: boolean }> {
  const row = await state
    .selectFrom("api_key")
    .select(["name", "workspace", "revoked_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) throw noKey(id);
  await state
    .updateTable("api_key")
    .set({ revoked_at: row.revoked_at ?? now })
    .where("id", "=", id)
    .execute();
  return { name: row.name, workspace: row.workspace, isFirst: row.revoked_at === null };
}

export const noKey = (id: string): KnownError =>
  new KnownError("not_found", `there is no key ${id}`, { hint: "see retorno key list" });

/** Whose a key is; null for one that is unknown or was taken back. */
export async function keyInUse(
  state: State,
  key: string,
): Promise<{ id: string; workspace: string; scopes: ReadonlySet<Permission>; expiresMs: number | null } | null> {
  const found = await state
    .selectFrom("api_key")
    .select(["id", "workspace", "scopes", "expires_at"])
    .where("hash", "=", tokenHash(key))
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (found === undefined) return null;
  const { id, workspace, scopes, expires_at } = found;
  return { id, workspace, scopes: new Set(Scopes.parse(JSON.parse(scopes))), expiresMs: expires_at };
}

const Scopes = z.array(z.enum(permissionNames));

export async function noteKeyUse(state: State, id: string, now: number): Promise<void> {
  await state.updateTable("api_key").set({ last_used_at: now }).where("id", "=", id).execute();
}
