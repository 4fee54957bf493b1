import { addCost, type Cost, deleteCost, editCost, listCosts } from "../../api/costs.ts";
import { momentOf } from "../../api/shapes.ts";
import type { Period } from "../../model/period.ts";
import { type CostsTotal, costTotals } from "../../questions/roi/cost-totals.ts";
import { actorNames } from "../../state/people/actor-name.ts";
import { addEntry, deleteEntry, editEntry, type PlanEntry, planEntries } from "../../state/plan/plan-entries.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import type { ServerParts } from "../parts.ts";
import { onLane } from "../workspace-lane.ts";
import { basedOn, etagOf } from "./based-on.ts";

/** The costs of the plan. */
export function costEndpoints(api: ApiServer): void {
  const { parts } = api;
  const { state, directory } = parts;
  const kind = "cost";

  serveEndpoint(api, listCosts, async ({ workspace, query }) => {
    const entries = await planEntries(state, workspace.id, kind);
    return { items: await shownCosts(parts, workspace, entries, query) };
  });

  serveEndpoint(api, addCost, async ({ workspace, body, caller, reply }) => {
    const place = { workspace: workspace.id, kind, actor: actorOf(caller) } as const;
    const made = await addEntry(state, place, body);
    return changed(workspace, made, reply);
  });

  serveEndpoint(api, editCost, async ({ workspace, params, body, caller, request, reply }) => {
    const { version, ...fields } = body;
    const place = { workspace: workspace.id, kind, actor: actorOf(caller) } as const;
    const base = { id: params.cost ?? "", basedOn: basedOn(request, version) };
    return changed(workspace, await editEntry(state, { ...place, ...base }, fields), reply);
  });

  serveEndpoint(api, deleteCost, async ({ workspace, params, query, caller, request }) => {
    const place = { workspace: workspace.id, kind, actor: actorOf(caller) } as const;
    await deleteEntry(state, { ...place, id: params.cost ?? "", basedOn: basedOn(request, query.version) });
    await directory.reload();
    return undefined;
  });

  async function changed(
    workspace: Workspace,
    entry: PlanEntry<"cost">,
    reply: { header(name: string, value: string): unknown },
  ): Promise<Cost> {
    await directory.reload();
    reply.header("etag", etagOf(entry.version));
    const [cost] = await shownCosts(parts, workspace, [entry], {});
    if (cost === undefined) throw new Error("one cost in, none out");
    return cost;
  }
}

async function shownCosts(
  parts: ServerParts,
  { id, currency, timeZone }: Workspace,
  entries: readonly PlanEntry<"cost">[],
  { from, to }: { from?: Temporal.PlainDate | undefined; to?: Temporal.PlainDate | undefined },
): Promise<Cost[]> {
  const names = await actorNames(
    parts.state,
    entries.map(({ changedBy }) => changedBy),
  );
  const home = parts.directory.now.workspaces.get(id)?.plan?.currency ?? currency;
  const tomorrow = Temporal.Instant.fromEpochMilliseconds(parts.clock())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ days: 1 });
  const asked = entries.map(({ content }) => ({
    entry: content,
    period: { from: from ?? content.from, to: to ?? tomorrow } satisfies Period,
  }));
  const totals = await onLane(parts, id, (lane) => costTotals(lane, { workspace: id, currency: home }, asked));
  return entries.map((entry, at) => shown(entry, totals[at], names.get(entry.changedBy) ?? ""));
}

function shown(
  { id, version, content, changedMs }: PlanEntry<"cost">,
  total: CostsTotal | undefined,
  changedBy: string,
): Cost {
  if (total === undefined) throw new Error("a cost without its total");
  const written = JSON.parse(JSON.stringify(content)) as Pick<Cost, "what" | "category" | "from">;
  return { id, version, ...written, ...total, changedAt: momentOf(changedMs), changedBy };
}
