import { type ApiKey, addKey, listKeys, revokeKey } from "../../api/keys.ts";
import { momentOf, momentOrNull } from "../../api/shapes.ts";
import { apiKeysOf, type ApiKey as KeptKey, noKey } from "../../state/people/api-keys.ts";
import { makeKey, revokeKey as revokeKeptKey } from "../../state/people/key-changes.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";

/** The keys with which a business's own systems come in. */
export function keyEndpoints(api: ApiServer): void {
  const { state, clock } = api.parts;

  serveEndpoint(api, listKeys, async ({ workspace }) => ({
    items: (await apiKeysOf(state, workspace.id)).map(shownKey),
  }));

  serveEndpoint(api, addKey, async ({ workspace, body: { expiresAt, ...wanted }, caller }) => {
    const expiresMs = expiresAt === null ? null : Date.parse(expiresAt);
    const made = await makeKey(
      state,
      { workspace: workspace.id, ...wanted, expiresMs },
      { actor: actorOf(caller), now: clock() },
    );
    const kept = (await apiKeysOf(state, workspace.id)).find(({ id }) => id === made.id);
    if (kept === undefined) throw noKey(made.id);
    return { ...shownKey(kept), key: made.key };
  });

  serveEndpoint(api, revokeKey, async ({ workspace, params: { key: id = "" }, caller }) => {
    await revokeKeptKey(state, { id, workspace: workspace.id }, { actor: actorOf(caller), now: clock() });
    return undefined;
  });
}

const shownKey = ({ id, name, shown, scopes, createdMs, lastUsedMs, expiresMs, revokedMs }: KeptKey): ApiKey => ({
  id,
  name,
  shown,
  scopes: [...scopes],
  createdAt: momentOf(createdMs),
  lastUsedAt: momentOrNull(lastUsedMs),
  expiresAt: momentOrNull(expiresMs),
  revokedAt: momentOrNull(revokedMs),
});
