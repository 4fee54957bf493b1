import type { Actor } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import type { Permission } from "../../model/permissions.ts";
import type { State } from "../database.ts";
import { addApiKey, noKey, revokeApiKey } from "./api-keys.ts";
import { audited } from "./audit.ts";

/** A key to make; it is refused from `expiresMs` on. */
export interface WantedKey {
  readonly workspace: string;
  readonly name: string;
  readonly scopes: readonly Permission[];
  /** Null: never. */
  readonly expiresMs: number | null;
}

/** Makes a key: what is answered as `key` is to be shown now, for it cannot be had again. */
export async function makeKey(
  state: State,
  { workspace, name, scopes, expiresMs }: WantedKey,
  { actor, now = Date.now() }: { actor: Actor; now?: number },
): Promise<{ id: string; key: string }> {
  if (expiresMs !== null && expiresMs <= now) {
    throw new KnownError("invalid_request", "the key would run out before it is made", {
      hint: "choose a moment to come, or none",
    });
  }
  return audited(state, { actor, workspace, now }, async (within) => {
    const sorted = [...new Set(scopes)].sort();
    const made = await addApiKey(within, { workspace, name, scopes: sorted, expiresMs }, now);
    const became = { name, scopes: sorted, expiresAt: expiresMs === null ? null : new Date(expiresMs).toISOString() };
    return { change: { action: "key.add", subject: made.id, was: null, became }, answer: made };
  });
}

/** Takes a key back for good, and answers its name; a KnownError where the workspace, or any, has none of that id. */
export async function revokeKey(
  state: State,
  { id, workspace }: { id: string; workspace: string | null },
  { actor, now = Date.now() }: { actor: Actor; now?: number },
): Promise<string> {
  const key = await state.selectFrom("api_key").select("workspace").where("id", "=", id).executeTakeFirst();
  if (key === undefined || (workspace !== null && key.workspace !== workspace)) throw noKey(id);
  return audited(state, { actor, workspace: key.workspace, now }, async (within) => {
    const { name, isFirst } = await revokeApiKey(within, id, now);
    const change = { action: "key.revoke", subject: id, was: { name }, became: null } as const;
    return { change: isFirst ? change : null, answer: name };
  });
}
