import { keptFileCosts } from "../../answers/file-costs.ts";
import { keptCosts } from "../../answers/kept-costs.ts";
import { placeOfWorkspace } from "../../answers/place.ts";
import {
  addCost,
  type Cost,
  deleteCost,
  editCost,
  listCosts,
  previewCost,
  restoreCost,
  showCostReport,
} from "../../api/costs.ts";
import { momentOf } from "../../api/shapes.ts";
import type { CostEntry } from "../../model/cost.ts";
import { toDecimal, toMinor } from "../../model/money.ts";
import { daysIn, type Period, periodBetween } from "../../model/period.ts";
import { type CostsTotal, costTotals } from "../../questions/roi/cost-totals.ts";
import { actorNames } from "../../state/people/actor-name.ts";
import { addEntry, deleteEntry, editEntry, type PlanEntry, planEntries } from "../../state/plan/plan-entries.ts";
import { restoreEntry } from "../../state/plan/restore-entry.ts";
import { receiptsOf } from "../../state/receipts/receipts.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import type { ServerParts } from "../parts.ts";
import { onLane } from "../workspace-lane.ts";
import { askedOf } from "./asked-of.ts";
import { basedOn, etagOf } from "./based-on.ts";

/** The costs of the plan. */
export function costEndpoints(api: ApiServer): void {
  const { parts } = api;
  const { state, directory } = parts;
  const kind = "cost";

  serveEndpoint(api, listCosts, async ({ workspace, query }) => {
    const entries = await planEntries(state, workspace.id, kind);
    const fromFiles = await onLane(parts, workspace.id, (lane) => keptFileCosts(lane, workspace.id));
    const asked = { ...query, entries: fromFiles.map(({ entry }) => entry) };
    const totals = await totalsOf(parts, workspace, asked);
    return {
      items: await shownCosts(parts, workspace, entries, query),
      fromFiles: fromFiles.map(({ entry, origin }, at) => ({ ...writtenCost(entry), ...totalAt(totals, at), origin })),
    };
  });

  serveEndpoint(api, previewCost, async ({ workspace, body, query }) => {
    const [total] = await totalsOf(parts, workspace, { ...query, entries: [body] });
    if (total === undefined) throw new Error("one cost in, none out");
    const { comesTo, price } = total;
    if (comesTo === null) return { price, comesTo, days: 0, perDay: null };
    const { from, to, amount, currency } = comesTo;
    const days = daysIn(periodBetween(from, to));
    return { price, comesTo, days, perDay: toDecimal(Math.round(toMinor(amount, currency) / days), currency) };
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

  serveEndpoint(api, restoreCost, async ({ workspace, params, caller, reply }) => {
    const place = { workspace: workspace.id, kind, actor: actorOf(caller) } as const;
    return changed(workspace, await restoreEntry(state, { ...place, id: params.cost ?? "" }), reply);
  });

  serveEndpoint(api, showCostReport, async ({ workspace, query: { by, unit = null, ...rest } }) => {
    const ids = await planEntries(state, workspace.id, kind);
    const asked = { asked: askedOf(rest), unit, by, ids, now: parts.clock() };
    return parts.questions.take(() =>
      onLane(parts, workspace.id, (lane) => keptCosts(lane, placeOfWorkspace(workspace), asked)),
    );
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
  workspace: Workspace,
  entries: readonly PlanEntry<"cost">[],
  period: AskedPeriod,
): Promise<Cost[]> {
  const { state } = parts;
  const names = await actorNames(
    state,
    entries.map(({ changedBy }) => changedBy),
  );
  const receipts = Map.groupBy(await receiptsOf(state, workspace.id), ({ cost }) => cost);
  const totals = await totalsOf(parts, workspace, { ...period, entries: entries.map(({ content }) => content) });
  return entries.map(({ id, version, content, changedMs, changedBy }, at) => ({
    id,
    version,
    ...writtenCost(content),
    ...totalAt(totals, at),
    receipts: receipts.get(id)?.length ?? 0,
    changedAt: momentOf(changedMs),
    changedBy: names.get(changedBy) ?? "",
  }));
}

interface AskedPeriod {
  readonly from?: Temporal.PlainDate | undefined;
  readonly to?: Temporal.PlainDate | undefined;
}

/** What each comes to in the period that is asked for, or from its first day up to today. */
function totalsOf(
  parts: ServerParts,
  { id, currency, timeZone }: Workspace,
  { entries, from, to }: AskedPeriod & { entries: readonly CostEntry[] },
): Promise<CostsTotal[]> {
  const home = parts.directory.now.workspaces.get(id)?.plan?.currency ?? currency;
  const tomorrow = Temporal.Instant.fromEpochMilliseconds(parts.clock())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ days: 1 });
  const asked = entries.map((entry) => ({
    entry,
    period: { from: from ?? entry.from, to: to ?? tomorrow } satisfies Period,
  }));
  return onLane(parts, id, (lane) => costTotals(lane, { workspace: id, currency: home }, asked));
}

const writtenCost = (content: CostEntry) =>
  JSON.parse(JSON.stringify(content)) as Pick<Cost, "what" | "category" | "from">;

function totalAt(totals: readonly CostsTotal[], at: number): CostsTotal {
  const total = totals[at];
  if (total === undefined) throw new Error("a cost without its total");
  return total;
}
