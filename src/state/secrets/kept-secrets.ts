import { CompiledQuery } from "kysely";
import { KnownError } from "../../model/errors.ts";
import type { State } from "../database.ts";
import { inTransaction } from "../transaction.ts";
import { isSealed, type SecretBox } from "./secret-box.ts";

/** What the secret of a webhook is sealed for, so that it opens for that one alone. */
export const aboutWebhook = (id: string): string => `webhook:${id}`;

/** A kept secret as its product knows it, empty where none is known yet; a KnownError where the key is another one. */
export function openedSecret(secrets: SecretBox, kept: string, about: string): string {
  if (!isSealed(kept)) return kept;
  try {
    return secrets.open(kept, about);
  } catch (cause) {
    throw new KnownError(
      "source_rejected",
      "the secrets of the webhooks were encrypted with another key than the one that stands here",
      {
        hint: "bring back the secrets.key that belongs to app.sqlite, or the file that RETORNO_SECRETS_KEY_FILE names; if it is lost, say each secret again with retorno webhook secret ID --secret …",
        cause,
      },
    );
  }
}

/**
 * Seals the secrets of webhooks that an older Retorno kept as they are, and takes them out of the files; those of closed
 * webhooks go. Answers how many there were.
 */
export async function sealPlainSecrets(state: State, secrets: SecretBox): Promise<number> {
  const plain = (await keptSecrets(state)).filter(({ secret }) => !isSealed(secret));
  if (plain.length === 0) return 0;
  await inTransaction(state, async (within) => {
    for (const { id, secret, revoked_at } of plain) {
      const sealed = revoked_at === null ? secrets.seal(secret, aboutWebhook(id)) : "";
      await within.updateTable("webhook").set({ secret: sealed }).where("id", "=", id).execute();
    }
  });
  // The log still holds the pages as they were until it is cut off; deleted text in the file itself is written over.
  await state.executeQuery(CompiledQuery.raw("pragma wal_checkpoint(truncate)"));
  return plain.length;
}

/** A KnownError where a kept secret does not open with this key. */
export async function proveSecretsOpen(state: State, secrets: SecretBox): Promise<void> {
  for (const { id, secret } of await keptSecrets(state)) openedSecret(secrets, secret, aboutWebhook(id));
}

const keptSecrets = (state: State) =>
  state.selectFrom("webhook").select(["id", "secret", "revoked_at"]).where("secret", "<>", "").execute();
