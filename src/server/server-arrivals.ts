import type { Arrival } from "../intake/collect/arrival.ts";
import { serverArrival } from "../intake/collect/server-arrival.ts";
import { KnownError } from "../model/errors.ts";
import type { LiveSource } from "../model/live-source.ts";
import type { ServerEvent } from "../model/server-event.ts";
import type { Workspace } from "../state/workspaces/workspaces.ts";
import type { ServerParts } from "./parts.ts";

/** The workspace that a key or a webhook belongs to; a KnownError where it was deleted. */
export function workspaceOf({ directory }: Pick<ServerParts, "directory">, id: string): Workspace {
  const workspace = directory.now.workspaces.get(id);
  if (workspace === undefined) throw new KnownError("not_found", `there is no workspace ${id} any more`);
  return workspace;
}

/** What a business's own systems told, as it is kept. `idOf` gives an id to the events that have none of their own. */
export async function serverArrivals(
  events: readonly ServerEvent[],
  parts: ServerParts,
  told: { workspace: Workspace; source: LiveSource; nowMs: number; idOf?: ((index: number) => string) | undefined },
): Promise<Arrival[]> {
  const { workspace, source, nowMs, idOf } = told;
  const { key, personHash } = parts.keys.of(workspace.id);
  const context = {
    workspace: workspace.id,
    currency: workspace.currency,
    source,
    ownHosts: parts.directory.now.hosts.get(workspace.id) ?? [],
    workspaceKey: key,
    personHash,
    daySalt: null,
    nowMs,
  };
  const arrivals: Arrival[] = [];
  for (const [index, event] of events.entries()) {
    const daySalt = needsDaySalt(event) ? await saltOfDay(event, parts, workspace, nowMs) : null;
    const id = idOf?.(index);
    arrivals.push(serverArrival(event, { ...context, daySalt, ...(id === undefined ? {} : { id }) }));
  }
  return arrivals;
}

const needsDaySalt = (event: ServerEvent): event is ServerEvent & { ip: string } =>
  "ip" in event && event.ip !== undefined && event.user_agent !== undefined && event.visitor === undefined;

/** Salts are forgotten after a day or two, and nobody who was there before can be told. */
const rememberedMs = 2 * 24 * 60 * 60 * 1000;

async function saltOfDay(
  event: ServerEvent & { ip: string },
  { keys }: ServerParts,
  workspace: Workspace,
  nowMs: number,
): Promise<Buffer | null> {
  const atMs = "at" in event && event.at !== undefined ? Date.parse(event.at) : nowMs;
  return Math.abs(nowMs - atMs) > rememberedMs ? null : keys.daySalt(workspace, atMs);
}
