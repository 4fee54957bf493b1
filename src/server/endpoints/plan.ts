import { getPlan, keepPlan as keepPlanContract, type VersionedPlan } from "../../api/plan.ts";
import { momentOrNull } from "../../api/shapes.ts";
import { KnownError } from "../../model/errors.ts";
import { Plan } from "../../model/plan.ts";
import { actorName } from "../../state/people/actor-name.ts";
import { keepPlan } from "../../state/plan/keep-plan.ts";
import { parsePlan } from "../../state/plan/plan-file.ts";
import { standingPlan } from "../../state/plan/plan-history.ts";
import { planText } from "../../state/plan/plan-text.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { basedOn, etagOf } from "./based-on.ts";

/** The measurement plan, whole. */
export function planEndpoints(api: ApiServer): void {
  const { state, directory } = api.parts;

  serveEndpoint(api, getPlan, async ({ workspace, query, reply }) => {
    const standing = await shown(workspace.id);
    reply.header("etag", etagOf(standing.version));
    if (query.format === "json") return standing;
    if (standing.plan === null) throw noPlan(workspace.id);
    reply.type("application/yaml").send(await planText(Plan.parse(standing.plan), "yaml"));
    return standing;
  });

  serveEndpoint(api, keepPlanContract, async ({ workspace, body, caller, request, reply }) => {
    const { version, yaml } = body;
    const base = basedOn(request, version);
    const plan = yaml === undefined ? body.plan : parsePlan(yaml, "plan.yaml");
    if (plan === undefined) throw new Error("the contract lets nothing through without a plan");
    await keepPlan(state, workspace.id, plan, { actor: actorOf(caller), basedOn: base });
    await directory.reload();
    const standing = await shown(workspace.id);
    reply.header("etag", etagOf(standing.version));
    return standing;
  });

  async function shown(workspace: string): Promise<VersionedPlan> {
    const { version, plan, by, atMs } = await standingPlan(state, workspace);
    return {
      version,
      plan: plan === null ? null : (JSON.parse(JSON.stringify(plan)) as VersionedPlan["plan"]),
      changedAt: momentOrNull(atMs),
      changedBy: by === null ? null : await actorName(state, by),
    };
  }
}

const noPlan = (workspace: string): KnownError =>
  new KnownError("not_found", `workspace ${workspace} has no plan yet`, {
    hint: "keep one with PUT; docs/plan.md shows every field",
  });
