import { type AuditEntry, listAudit } from "../../api/audit.ts";
import { momentOf } from "../../api/shapes.ts";
import { KnownError } from "../../model/errors.ts";
import { actorNames } from "../../state/people/actor-name.ts";
import { auditOf, type AuditEntry as KeptEntry } from "../../state/people/audit.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";

/** Who changed what. */
export function auditEndpoints(api: ApiServer): void {
  const { state } = api.parts;

  serveEndpoint(api, listAudit, async ({ workspace, query: { limit, cursor } }) => {
    const below = cursor === undefined ? null : idIn(cursor);
    const found = await auditOf(state, workspace.id, { most: limit + 1, below });
    const page = found.slice(0, limit);
    const names = await actorNames(
      state,
      page.map(({ actor }) => actor),
    );
    const last = page.at(-1);
    return {
      items: page.map((entry) => shownEntry(entry, names.get(entry.actor) ?? "")),
      next: found.length > limit && last !== undefined ? String(last.id) : null,
    };
  });
}

function idIn(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new KnownError("invalid_request", "cursor is none of this list", {
    hint: "give the `next` of the page before, or none",
  });
}

function shownEntry({ id, atMs, actor, action, subject, was, became }: KeptEntry, name: string): AuditEntry {
  const [kind = "", actorId = null] = actor.split(/:(.*)/s);
  return {
    id,
    at: momentOf(atMs),
    actor: { kind: kind === "user" || kind === "key" ? kind : "operator", id: actorId, name },
    action,
    subject,
    was: was as Record<string, unknown> | null,
    became: became as Record<string, unknown> | null,
  };
}
