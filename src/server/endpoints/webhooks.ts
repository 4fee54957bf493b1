import { closeWebhook, keepWebhookSecret, makeWebhook, webhookAddress } from "../../answers/webhooks.ts";
import { momentOf, momentOrNull } from "../../api/shapes.ts";
import { addWebhook, deleteWebhook, editWebhook, listWebhooks, type Webhook, WebhookKind } from "../../api/webhooks.ts";
import { webhookSources } from "../../intake/collect/webhooks/sources.ts";
import { publicUrl } from "../../state/public-url.ts";
import { type Webhook as KeptWebhook, webhookNamed, webhooksOf } from "../../state/webhooks.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, type Call, serveEndpoint } from "../api/serve-endpoint.ts";

/** The addresses that products call. */
export function webhookEndpoints(api: ApiServer): void {
  const { state, secrets } = api.parts;

  serveEndpoint(api, listWebhooks, async ({ workspace }) => {
    const base = await publicUrl(state);
    return { items: (await webhooksOf(state, workspace.id)).map((webhook) => shownWebhook(webhook, base)) };
  });

  serveEndpoint(api, addWebhook, async (call) => {
    const { kind, secret } = call.body;
    const { id, made } = await makeWebhook(deskOf(call), kind, secret ?? null);
    return { webhook: await shown(call.workspace.id, id), secret: made, steps: [...webhookSources[kind].steps] };
  });

  serveEndpoint(api, editWebhook, async (call) => {
    const { id = "" } = call.params;
    await keepWebhookSecret(deskOf(call), id, call.body.secret);
    return shown(call.workspace.id, id);
  });

  serveEndpoint(api, deleteWebhook, async (call) => {
    await closeWebhook(deskOf(call), call.params.id ?? "");
    return undefined;
  });

  const deskOf = ({ workspace, caller }: Pick<Call<never>, "workspace" | "caller">) => ({
    state,
    secrets,
    actor: actorOf(caller),
    workspace: workspace.id,
  });

  const shown = async (workspace: string, id: string): Promise<Webhook> =>
    shownWebhook(await webhookNamed(state, workspace, id), await publicUrl(state));
}

const shownWebhook = ({ id, kind, hasSecret, ...kept }: KeptWebhook, base: string): Webhook => ({
  id,
  kind: WebhookKind.parse(kind),
  address: webhookAddress(base, id),
  hasSecret,
  createdAt: momentOf(kept.createdMs),
  lastCalledAt: momentOrNull(kept.lastCalledMs),
  revokedAt: momentOrNull(kept.revokedMs),
});
