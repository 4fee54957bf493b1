import { z } from "zod";
import { CostEntry, costCategories, costIntervals } from "../model/cost.ts";
import { Day } from "../model/plan-fields.ts";
import { endpoint } from "./endpoint.ts";
import { listOf, Moment } from "./shapes.ts";
import { BasedOn, BasedOnQuery, editRefusals, orStays, Version } from "./versions.ts";

const group = "Costs";
const Money = z.string().describe("A decimal in the major unit, such as 1234.50.");

/** A cost of the plan, with what it comes to. */
export const Cost = z.object({
  id: z.string(),
  version: Version,
  what: z.string(),
  category: z.enum(costCategories),
  amount: Money.optional(),
  hours: z.string().optional(),
  rate: Money.optional(),
  currency: z.string().optional().describe("Where it is not the plan's."),
  per: z.enum(costIntervals).optional(),
  from: z.iso.date(),
  to: z.iso.date().optional(),
  scope: z
    .object({
      network: z.string().optional(),
      campaign: z.string().optional(),
      post: z.string().optional(),
      channel: z.string().optional(),
    })
    .optional(),
  price: Money.describe("The amount, or hours × rate, in its own currency: for one `per`, or once."),
  comesTo: z
    .object({
      from: z.iso.date(),
      to: z.iso.date(),
      amount: Money,
      currency: z.string(),
      inPlanCurrency: Money.nullable().describe("By the rate of each day; null where one is missing."),
    })
    .nullable()
    .describe("What of it falls into the period that is asked for; null where nothing does."),
  changedAt: Moment,
  changedBy: z.string(),
});
export type Cost = z.infer<typeof Cost>;

export const listCosts = endpoint({
  name: "listCosts",
  method: "GET",
  path: "/api/v1/workspaces/:workspace/costs",
  group,
  title: "The plan's costs, and what each comes to: in a period, or from its first day up to today.",
  needs: "plan:read",
  query: z.strictObject({
    from: Day.optional().describe("The first day of the period."),
    to: Day.optional().describe("The first day that no longer counts."),
  }),
  answer: listOf(Cost),
});

export const addCost = endpoint({
  name: "addCost",
  method: "POST",
  path: "/api/v1/workspaces/:workspace/costs",
  group,
  title: "Add a cost to the plan; where there is no plan yet, one begins.",
  needs: "plan:write",
  body: CostEntry,
  answer: Cost,
  status: 201,
});

const fields = CostEntry.shape;

export const editCost = endpoint({
  name: "editCost",
  method: "PATCH",
  path: "/api/v1/workspaces/:workspace/costs/:cost",
  group,
  title: "Change the fields of a cost that are given; null takes one away.",
  needs: "plan:write",
  body: z.strictObject({
    version: BasedOn,
    what: fields.what.optional(),
    category: fields.category.optional(),
    amount: orStays(fields.amount),
    hours: orStays(fields.hours),
    rate: orStays(fields.rate),
    currency: orStays(fields.currency),
    per: orStays(fields.per),
    from: fields.from.optional(),
    to: orStays(fields.to),
    scope: orStays(fields.scope),
  }),
  answer: Cost,
  refusals: editRefusals,
});

export const deleteCost = endpoint({
  name: "deleteCost",
  method: "DELETE",
  path: "/api/v1/workspaces/:workspace/costs/:cost",
  group,
  title: "Take a cost out of the plan.",
  needs: "plan:write",
  query: BasedOnQuery,
  refusals: editRefusals,
});
