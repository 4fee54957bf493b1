import {
  closeWebhook,
  keepWebhookSecret,
  makeWebhook,
  type WebhookDesk,
  webhookAddress,
} from "../../answers/webhooks.ts";
import { config } from "../../config.ts";
import { webhookKinds, webhookSources } from "../../intake/collect/webhooks/sources.ts";
import { operator } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import { publicUrl } from "../../state/public-url.ts";
import { sealPlainSecrets } from "../../state/secrets/kept-secrets.ts";
import { secretBoxIn } from "../../state/secrets/secret-box.ts";
import { type Webhook, webhooksOf } from "../../state/webhooks.ts";
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

async function add(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace", "secret", "format"]);
  const hint = `say one of ${webhookKinds.join(", ")}`;
  const kind = actionOf("webhook add", onlyWord(paths, "the product that calls", hint), webhookKinds);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  return withWebhooks(values, async (desk) => {
    const { id, made, hasSecret } = await makeWebhook(desk, kind, values.secret ?? null);
    const address = webhookAddress(await publicUrl(desk.state), id);
    if (format === "json") {
      const said = { id, kind, workspace: desk.workspace, address, ...(made === null ? {} : { secret: made }) };
      return output(`${JSON.stringify(said, null, 1)}\n`, undefined);
    }
    const shown = made === null ? [] : [`secret: ${made}`];
    const then = hasSecret ? [] : ["", "Then tell its secret:", `  retorno webhook secret ${id} --secret …`];
    const lines = [
      `address: ${address}`,
      ...shown,
      "",
      ...webhookSources[kind].steps.map((step) => `  ${step}`),
      ...then,
    ];
    await output(`${lines.join("\n")}\n`, undefined);
  });
}

async function keepSecret(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace", "secret"]);
  const id = onlyWord(paths, "the webhook's id", "retorno webhook list names them");
  const { secret } = values;
  if (secret === undefined) {
    throw new KnownError("invalid_request", "--secret is missing", { hint: "the product shows it; quote it" });
  }
  return withWebhooks(values, async (desk) => {
    await keepWebhookSecret(desk, id, secret);
    await output(`calls of webhook ${id} are checked with this secret from now on\n`, undefined);
  });
}

async function list(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace", "format"]);
  refuseWords(paths);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  return withWebhooks(values, async ({ state, workspace }) => {
    const base = await publicUrl(state);
    const webhooks = await webhooksOf(state, workspace);
    const told = webhooks.map((webhook) => ({ ...webhook, address: webhookAddress(base, webhook.id) }));
    const lines = told.map((webhook) => `${linesOf(webhook)}  ${webhook.address}\n`).join("");
    const text = lines === "" ? "" : `${lines}Days are of UTC.\n`;
    await output(format === "json" ? `${JSON.stringify(told, null, 1)}\n` : text, undefined);
  });
}

async function revoke(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace"]);
  const id = onlyWord(paths, "the webhook's id", "retorno webhook list names them");
  return withWebhooks(values, async (desk) => {
    await closeWebhook(desk, id);
    await output(`webhook ${id} is closed: its address answers 404; what it told stays\n`, undefined);
  });
}

/** Works on the webhooks of the workspace that the options name; secrets that were kept as they are get sealed. */
async function withWebhooks(
  values: { data?: string; workspace?: string },
  work: (desk: WebhookDesk) => Promise<void>,
): Promise<undefined> {
  const folder = values.data ?? defaultDataFolder;
  const { state, workspace } = await openRecords(folder, values.workspace);
  try {
    const secrets = secretBoxIn(folder, config.secretsKeyFile);
    await sealPlainSecrets(state, secrets);
    await work({ state, secrets, actor: operator, workspace: workspace.id });
  } finally {
    await state.destroy();
  }
}

function linesOf({ id, kind, hasSecret, createdMs, lastCalledMs, revokedMs }: Webhook): string {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const called = lastCalledMs === null ? "never called" : `last called ${day(lastCalledMs)}`;
  const state = revokedMs === null ? called : `revoked ${day(revokedMs)}`;
  return `${id}  ${kind}\n  made ${day(createdMs)}, ${state}${hasSecret || revokedMs !== null ? "" : ", no secret yet"}\n`;
}
