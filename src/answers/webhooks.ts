import { type WebhookKind, webhookSources } from "../intake/collect/webhooks/sources.ts";
import type { Actor } from "../model/actor.ts";
import { KnownError } from "../model/errors.ts";
import type { State } from "../state/database.ts";
import { audited } from "../state/people/audit.ts";
import { randomKey } from "../state/secrets/random-key.ts";
import type { SecretBox } from "../state/secrets/secret-box.ts";
import { addWebhook, revokeWebhook, setWebhookSecret, webhookNamed } from "../state/webhooks.ts";

/** Whose webhooks somebody works on. */
export interface WebhookDesk {
  readonly state: State;
  readonly secrets: SecretBox;
  readonly actor: Actor;
  /** The workspace's id. */
  readonly workspace: string;
}

/** What is entered in the product that calls. */
export const webhookAddress = (base: string, id: string): string => `${base}/webhooks/${id}`;

/**
 * Makes an address for a product. Where the product leaves it to us to make the secret up and nobody said one, `made` is
 * it, to be shown once.
 */
export function makeWebhook(
  { state, secrets, actor, workspace }: WebhookDesk,
  kind: WebhookKind,
  said: string | null,
): Promise<{ id: string; made: string | null; hasSecret: boolean }> {
  const made = said === null && webhookSources[kind].secretFrom === "us" ? randomKey(32) : null;
  const secret = said === null ? (made ?? "") : secretOf(said);
  return audited(state, { actor, workspace }, async (within) => {
    const id = await addWebhook(within, secrets, { workspace, kind, secret });
    const became = { kind, hasSecret: secret !== "" };
    return { change: { action: "webhook.add", subject: id, was: null, became }, answer: { id, made, ...became } };
  });
}

/** Sets the secret that calls of an address are checked with from then on. */
export function keepWebhookSecret(
  { state, secrets, actor, workspace }: WebhookDesk,
  id: string,
  said: string,
): Promise<void> {
  const secret = secretOf(said);
  return audited(state, { actor, workspace }, async (within) => {
    const { kind, hasSecret } = await webhookNamed(within, workspace, id);
    await setWebhookSecret(within, secrets, id, secret);
    const [was, became] = [
      { kind, hasSecret },
      { kind, hasSecret: true },
    ];
    return { change: { action: "webhook.secret", subject: id, was, became }, answer: undefined };
  });
}

/** Closes an address for good. */
export function closeWebhook({ state, actor, workspace }: Omit<WebhookDesk, "secrets">, id: string): Promise<void> {
  return audited(state, { actor, workspace }, async (within) => {
    const { kind, hasSecret } = await webhookNamed(within, workspace, id);
    await revokeWebhook(within, id);
    const was = { kind, hasSecret };
    return { change: { action: "webhook.revoke", subject: id, was, became: null }, answer: undefined };
  });
}

function secretOf(said: string): string {
  const trimmed = said.trim();
  if (trimmed.length >= 8 && trimmed.length <= 200) return trimmed;
  throw new KnownError("invalid_request", "a secret has 8 to 200 characters", {
    hint: "copy it whole from the product, in quotes at the command line",
  });
}
