import { webhookKinds, webhookSources } from "../../intake/collect/webhooks/sources.ts";
import { KnownError } from "../../model/errors.ts";
import { publicUrl } from "../../state/public-url.ts";
import { randomKey } from "../../state/random-key.ts";
import { addWebhook, revokeWebhook, setWebhookSecret, type Webhook, webhooksOf } from "../../state/webhooks.ts";
import { actionOf, onlyWord, refuseWords } from "../action.ts";
import { oneOf, readOptions } from "../options.ts";
import { output } from "../output.ts";
import { defaultDataFolder, openRecords } from "./chosen-workspace.ts";

/** `retorno webhook add|secret|list|revoke`: addresses that a shop, Stripe or HubSpot calls when something happens. */
export async function webhookCommand([word, ...rest]: readonly string[]): Promise<undefined> {
  switch (actionOf("webhook", word, ["add", "secret", "list", "revoke"])) {
    case "add":
      return add(rest);
    case "secret":
      return keepSecret(rest);
    case "list":
      return list(rest);
    case "revoke":
      return revoke(rest);
  }
}

const addressOf = (base: string, id: string): string => `${base}/webhooks/${id}`;

async function add(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace", "secret", "format"]);
  const hint = `say one of ${webhookKinds.join(", ")}`;
  const kind = actionOf("webhook add", onlyWord(paths, "the product that calls", hint), webhookKinds);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const source = webhookSources[kind];
  const own = source.secretFrom === "us" ? randomKey(32) : "";
  const secret = values.secret === undefined ? own : checked(values.secret);
  const { state, workspace } = await openRecords(values.data ?? defaultDataFolder, values.workspace);
  try {
    const id = await addWebhook(state, { workspace: workspace.id, kind, secret });
    const address = addressOf(await publicUrl(state), id);
    if (format === "json") {
      const made = { id, kind, workspace: workspace.id, address, ...(secret === own && own !== "" ? { secret } : {}) };
      await output(`${JSON.stringify(made, null, 1)}\n`, undefined);
      return;
    }
    const shown = source.secretFrom === "us" && values.secret === undefined ? [`secret: ${secret}`] : [];
    const then = secret === "" ? ["", "Then tell its secret:", `  retorno webhook secret ${id} --secret …`] : [];
    const lines = [`address: ${address}`, ...shown, "", ...source.steps.map((step) => `  ${step}`), ...then];
    await output(`${lines.join("\n")}\n`, undefined);
  } finally {
    await state.destroy();
  }
}

async function keepSecret(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace", "secret"]);
  const id = onlyWord(paths, "the webhook's id", "retorno webhook list names them");
  if (values.secret === undefined) {
    throw new KnownError("invalid_request", "--secret is missing", { hint: "the product shows it; quote it" });
  }
  const { state, workspace } = await openRecords(values.data ?? defaultDataFolder, values.workspace);
  try {
    await setWebhookSecret(state, workspace.id, id, checked(values.secret));
    await output(`calls of webhook ${id} are checked with this secret from now on\n`, undefined);
  } finally {
    await state.destroy();
  }
}

async function list(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace", "format"]);
  refuseWords(paths);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const { state, workspace } = await openRecords(values.data ?? defaultDataFolder, values.workspace);
  try {
    const base = await publicUrl(state);
    const webhooks = await webhooksOf(state, workspace.id);
    const told = webhooks.map(({ secret, ...webhook }) => ({
      ...webhook,
      address: addressOf(base, webhook.id),
      hasSecret: secret !== "",
    }));
    const lines = webhooks.map((webhook) => `${linesOf(webhook)}  ${addressOf(base, webhook.id)}\n`).join("");
    const text = lines === "" ? "" : `${lines}Days are of UTC.\n`;
    await output(format === "json" ? `${JSON.stringify(told, null, 1)}\n` : text, undefined);
  } finally {
    await state.destroy();
  }
}

async function revoke(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace"]);
  const id = onlyWord(paths, "the webhook's id", "retorno webhook list names them");
  const { state, workspace } = await openRecords(values.data ?? defaultDataFolder, values.workspace);
  try {
    await revokeWebhook(state, workspace.id, id);
    await output(`webhook ${id} is closed: its address answers 404; what it told stays\n`, undefined);
  } finally {
    await state.destroy();
  }
}

function checked(secret: string): string {
  const trimmed = secret.trim();
  if (trimmed.length >= 8 && trimmed.length <= 200) return trimmed;
  throw new KnownError("invalid_request", "a secret has 8 to 200 characters", {
    hint: "copy it whole from the product, in quotes",
  });
}

function linesOf({ id, kind, secret, createdMs, lastCalledMs, revokedMs }: Webhook): string {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const called = lastCalledMs === null ? "never called" : `last called ${day(lastCalledMs)}`;
  const state = revokedMs === null ? called : `revoked ${day(revokedMs)}`;
  return `${id}  ${kind}\n  made ${day(createdMs)}, ${state}${secret === "" ? ", no secret yet" : ""}\n`;
}
