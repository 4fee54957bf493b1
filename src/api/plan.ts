import { z } from "zod";
import { businessModels } from "../model/business-model.ts";
import { pathForms } from "../model/journey-rules.ts";
import { stages } from "../model/own-model.ts";
import { Plan, spreadRules } from "../model/plan.ts";
import { Cost } from "./costs.ts";
import { endpoint } from "./endpoint.ts";
import { Goal } from "./goals.ts";
import { Moment } from "./shapes.ts";
import { BasedOn, Version } from "./versions.ts";

const group = "Plan";

/** The measurement plan, as plan.yaml states it (docs/plan.md). */
export const ShownPlan = z.object({
  business: z.string().nullable(),
  model: z.enum(businessModels).nullable(),
  currency: z.string(),
  timeZone: z.string(),
  return: z.object({
    basis: z.enum(["revenue", "margin"]),
    rate: z.number().optional(),
    include: z.array(z.enum(["tax", "shipping"])),
  }),
  lookbackDays: z.int(),
  journeys: z.object({
    touches: z.int().optional(),
    path: z.enum(pathForms),
    viewThroughs: z.boolean(),
    startAnew: z.boolean(),
  }),
  models: z.array(
    z.object({
      name: z.string(),
      title: z.string().optional(),
      anchors: z.partialRecord(z.enum(stages), z.number()),
      rest: z.number(),
      until: z.enum(stages).optional(),
    }),
  ),
  spread: z.enum(spreadRules),
  goals: z.array(Goal.omit({ id: true, version: true, unit: true, changedAt: true, changedBy: true })),
  costs: z.array(
    Cost.omit({
      id: true,
      version: true,
      price: true,
      comesTo: true,
      receipts: true,
      changedAt: true,
      changedBy: true,
    }),
  ),
  codes: z.record(
    z.string(),
    z.object({
      network: z.string(),
      campaign: z.string().optional(),
      paid: z.boolean(),
      channel: z.string().optional(),
    }),
  ),
  stages: z.object({ won: z.array(z.string()), lost: z.array(z.string()) }),
  notSocial: z.array(z.string()),
  naming: z
    .object({
      sources: z.array(z.string()),
      mediums: z.array(z.string()),
      campaigns: z.array(z.string()),
      mediumsBySource: z.record(z.string(), z.array(z.string())),
    })
    .optional(),
});

/** The plan with its version, which every change of its rules, costs and goals counts up. */
export const VersionedPlan = z.object({
  version: Version,
  plan: ShownPlan.nullable().describe("Null where there is none yet."),
  changedAt: Moment.nullable(),
  changedBy: z.string().nullable(),
});
export type VersionedPlan = z.infer<typeof VersionedPlan>;

export const getPlan = endpoint({
  name: "getPlan",
  method: "GET",
  path: "/api/v1/workspaces/:workspace/plan",
  group,
  title: "The measurement plan, whole; as JSON with its version, or as plan.yaml with the version as ETag.",
  needs: "plan:read",
  query: z.strictObject({ format: z.enum(["json", "yaml"], "must be json or yaml").default("json") }),
  answer: VersionedPlan,
  types: ["application/yaml"],
  refusals: ["not_found"],
});

/** The most letters that a plan.yaml has. */
const mostLetters = 500_000;

export const keepPlan = endpoint({
  name: "keepPlan",
  method: "PUT",
  path: "/api/v1/workspaces/:workspace/plan",
  group,
  title: "Keep this plan in place of the one that stands; the workspace takes its currency and time zone from it.",
  needs: "plan:write",
  mostBytes: 2 * 2 ** 20,
  body: z
    .strictObject({
      version: BasedOn,
      plan: Plan.optional(),
      yaml: z.string().max(mostLetters).optional().describe("The plan as plan.yaml, in place of `plan`."),
    })
    .refine(({ plan, yaml }) => (plan === undefined) !== (yaml === undefined), "needs a plan or a yaml, not both"),
  answer: VersionedPlan,
  refusals: ["invalid_plan", "edit_conflict"],
});
