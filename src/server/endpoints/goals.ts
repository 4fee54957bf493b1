import { keptGoalsPace } from "../../answers/goals-pace.ts";
import { placeOfWorkspace } from "../../answers/place.ts";
import { addGoal, deleteGoal, editGoal, type Goal, listGoals } from "../../api/goals.ts";
import { goalsPace } from "../../api/goals-pace.ts";
import { momentOf } from "../../api/shapes.ts";
import { measures } from "../../model/goal.ts";
import { actorNames } from "../../state/people/actor-name.ts";
import { addEntry, deleteEntry, editEntry, type PlanEntry, planEntries } from "../../state/plan/plan-entries.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { onLane } from "../workspace-lane.ts";
import { basedOn, etagOf } from "./based-on.ts";

/** The goals of the plan. */
export function goalEndpoints(api: ApiServer): void {
  const { state, directory } = api.parts;
  const kind = "goal";

  serveEndpoint(api, listGoals, async ({ workspace }) => ({
    items: await shownGoals(await planEntries(state, workspace.id, kind)),
  }));

  serveEndpoint(api, addGoal, async ({ workspace, body, caller, reply }) => {
    const place = { workspace: workspace.id, kind, actor: actorOf(caller) } as const;
    return changed(await addEntry(state, place, body), reply);
  });

  serveEndpoint(api, editGoal, async ({ workspace, params, body, caller, request, reply }) => {
    const { version, ...fields } = body;
    const place = { workspace: workspace.id, kind, actor: actorOf(caller) } as const;
    const base = { id: params.goal ?? "", basedOn: basedOn(request, version) };
    return changed(await editEntry(state, { ...place, ...base }, fields), reply);
  });

  serveEndpoint(api, deleteGoal, async ({ workspace, params, query, caller, request }) => {
    const place = { workspace: workspace.id, kind, actor: actorOf(caller) } as const;
    await deleteEntry(state, { ...place, id: params.goal ?? "", basedOn: basedOn(request, query.version) });
    await directory.reload();
    return undefined;
  });

  serveEndpoint(api, goalsPace, async ({ workspace, query: { model } }) => {
    const entries = await planEntries(state, workspace.id, kind);
    const goals = entries.map(({ id, content }) => ({ id, goal: content }));
    const nowMs = api.parts.clock();
    return api.parts.questions.take(() =>
      onLane(api.parts, workspace.id, (lane) =>
        keptGoalsPace(lane, placeOfWorkspace(workspace), { goals, model, nowMs }),
      ),
    );
  });

  async function changed(
    entry: PlanEntry<"goal">,
    reply: { header(name: string, value: string): unknown },
  ): Promise<Goal> {
    await directory.reload();
    reply.header("etag", etagOf(entry.version));
    const [goal] = await shownGoals([entry]);
    if (goal === undefined) throw new Error("one goal in, none out");
    return goal;
  }

  async function shownGoals(entries: readonly PlanEntry<"goal">[]): Promise<Goal[]> {
    const names = await actorNames(
      state,
      entries.map(({ changedBy }) => changedBy),
    );
    return entries.map(({ id, version, content, changedMs, changedBy }) => {
      const { from, to, segment, lookbackDays, ...said } = content;
      return {
        id,
        version,
        ...said,
        unit: measures[content.measure].unit,
        ...(segment === undefined ? {} : { segment }),
        from: from.toString(),
        to: to.toString(),
        ...(lookbackDays === undefined ? {} : { lookbackDays }),
        changedAt: momentOf(changedMs),
        changedBy: names.get(changedBy) ?? "",
      };
    });
  }
}
