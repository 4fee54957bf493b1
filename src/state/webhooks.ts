import type { Selectable } from "kysely";
import { KnownError } from "../model/errors.ts";
import type { State } from "./database.ts";
import { aboutWebhook, openedSecret } from "./secrets/kept-secrets.ts";
import { randomKey } from "./secrets/random-key.ts";
import type { SecretBox } from "./secrets/secret-box.ts";
import type { StateTables } from "./tables.ts";

/** An address that a shop or CRM calls; who knows its secret is believed. */
export interface Webhook {
  /** Stands in the address. */
  readonly id: string;
  readonly workspace: string;
  readonly kind: string;
  readonly hasSecret: boolean;
  readonly createdMs: number;
  readonly lastCalledMs: number | null;
  readonly revokedMs: number | null;
}

/** Makes an address, with the secret that calls are signed with or an empty one until it is known; answers its id. */
export async function addWebhook(
  state: State,
  secrets: SecretBox,
  { workspace, kind, secret }: { workspace: string; kind: string; secret: string },
  now = Date.now(),
): Promise<string> {
  const id = randomKey(24);
  const row = {
    id,
    workspace,
    kind,
    secret: sealed(secrets, id, secret),
    created_at: now,
    last_called_at: null,
    revoked_at: null,
  };
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

/** The address of this id with its secret, if it may still be called; a KnownError where the secret does not open. */
export async function webhookInUse(
  state: State,
  secrets: SecretBox,
  id: string,
): Promise<(Webhook & { readonly secret: string }) | null> {
  const row = await state
    .selectFrom("webhook")
    .selectAll()
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { ...webhookOf(row), secret: openedSecret(secrets, row.secret, aboutWebhook(id)) };
}

/** An address of a workspace that may still be called; a KnownError where there is none. */
export async function webhookNamed(state: State, workspace: string, id: string): Promise<Webhook> {
  const found = (await webhooksOf(state, workspace)).find((one) => one.id === id && one.revokedMs === null);
  if (found !== undefined) return found;
  throw new KnownError("not_found", `there is no webhook ${id} in use`, { hint: "see retorno webhook list" });
}

/** Sets the secret that calls are signed with. */
export async function setWebhookSecret(state: State, secrets: SecretBox, id: string, secret: string): Promise<void> {
  const kept = sealed(secrets, id, secret);
  await state.updateTable("webhook").set({ secret: kept }).where("id", "=", id).execute();
}

/** Closes an address for good; its secret goes. */
export async function revokeWebhook(state: State, id: string, now = Date.now()): Promise<void> {
  await state.updateTable("webhook").set({ revoked_at: now, secret: "" }).where("id", "=", id).execute();
}

const sealed = (secrets: SecretBox, id: string, secret: string): string =>
  secret === "" ? "" : secrets.seal(secret, aboutWebhook(id));

export async function noteWebhookCall(state: State, id: string, now: number): Promise<void> {
  await state.updateTable("webhook").set({ last_called_at: now }).where("id", "=", id).execute();
}

type WebhookRow = Selectable<StateTables["webhook"]>;

const webhookOf = (row: WebhookRow): Webhook => ({
  id: row.id,
  workspace: row.workspace,
  kind: row.kind,
  hasSecret: row.secret !== "",
  createdMs: row.created_at,
  lastCalledMs: row.last_called_at,
  revokedMs: row.revoked_at,
});
