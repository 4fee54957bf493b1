import { KnownError } from "../model/errors.ts";
import type { State } from "./database.ts";
import { randomKey } from "./random-key.ts";

/** An address that a shop or CRM calls; who knows its secret is believed. */
export interface Webhook {
  /** Stands in the address. */
  readonly id: string;
  readonly workspace: string;
  readonly kind: string;
  /** Empty until it is known. */
  readonly secret: string;
  readonly createdMs: number;
  readonly lastCalledMs: number | null;
  readonly revokedMs: number | null;
}

/** Makes an address; answers its id. */
export async function addWebhook(
  state: State,
  { workspace, kind, secret }: Pick<Webhook, "workspace" | "kind" | "secret">,
  now = Date.now(),
): Promise<string> {
  const id = randomKey(24);
  const row = { id, workspace, kind, secret, created_at: now, last_called_at: null, revoked_at: null };
  await state.insertInto("webhook").values(row).execute();
  return id;
}

/** The addresses of a workspace, oldest first; revoked ones too. */
export async function webhooksOf(state: State, workspace: string): Promise<Webhook[]> {
  const rows = await state
    .selectFrom("webhook")
    .selectAll()
    .where("workspace", "=", workspace)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(webhookOf);
}

/** The address of this id, if it may still be called. */
export async function webhookInUse(state: State, id: string): Promise<Webhook | null> {
  const row = await state
    .selectFrom("webhook")
    .selectAll()
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : webhookOf(row);
}

/** Sets the secret that calls are signed with; a KnownError where there is no such address. */
export async function setWebhookSecret(state: State, workspace: string, id: string, secret: string): Promise<void> {
  await change(state, workspace, id, { secret });
}

/** Closes an address for good; a KnownError where there is none. */
export async function revokeWebhook(state: State, workspace: string, id: string, now = Date.now()): Promise<void> {
  await change(state, workspace, id, { revoked_at: now });
}

export async function noteWebhookCall(state: State, id: string, now: number): Promise<void> {
  await state.updateTable("webhook").set({ last_called_at: now }).where("id", "=", id).execute();
}

async function change(
  state: State,
  workspace: string,
  id: string,
  values: { secret: string } | { revoked_at: number },
): Promise<void> {
  const { numUpdatedRows } = await state
    .updateTable("webhook")
    .set(values)
    .where("id", "=", id)
    .where("workspace", "=", workspace)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  throw new KnownError("not_found", `there is no webhook ${id} in use`, { hint: "see retorno webhook list" });
}

interface WebhookRow {
  readonly id: string;
  readonly workspace: string;
  readonly kind: string;
  readonly secret: string;
  readonly created_at: number;
  readonly last_called_at: number | null;
  readonly revoked_at: number | null;
}

const webhookOf = (row: WebhookRow): Webhook => ({
  id: row.id,
  workspace: row.workspace,
  kind: row.kind,
  secret: row.secret,
  createdMs: row.created_at,
  lastCalledMs: row.last_called_at,
  revokedMs: row.revoked_at,
});
