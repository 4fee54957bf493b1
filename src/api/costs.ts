import { z } from "zod";
import { CostEntry, costCategories, costIntervals } from "../model/cost.ts";
import { CostOrigin, CostReport, costUnits } from "../model/cost-report.ts";
import { Day } from "../model/plan-fields.ts";
import { groupings } from "../model/statement.ts";
import { askedOfAnswers } from "./answers.ts";
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
  receipts: z.int().describe("How many are attached."),
  changedAt: Moment,
  changedBy: z.string(),
});
export type Cost = z.infer<typeof Cost>;

/** A cost that stands in a spreadsheet that was imported, or that a program told of: it is changed where it came from. */
export const FileCost = Cost.omit({ id: true, version: true, receipts: true, changedAt: true, changedBy: true }).extend(
  {
    origin: CostOrigin.describe("Where it stands; a file's import can be taken back, with all its costs."),
  },
);
export type FileCost = z.infer<typeof FileCost>;

const PeriodQuery = z.strictObject({
  from: Day.optional().describe("The first day of the period."),
  to: Day.optional().describe("The first day that no longer counts."),
});

export const listCosts = endpoint({
  name: "listCosts",
  method: "GET",
  path: "/api/v1/workspaces/:workspace/costs",
  group,
  title: "The plan's costs, and what each comes to: in a period, or from its first day up to today.",
  needs: "plan:read",
  query: PeriodQuery,
  answer: listOf(Cost).extend({ fromFiles: z.array(FileCost).describe("Those that stand outside the plan.") }),
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

export const previewCost = endpoint({
  name: "previewCost",
  method: "POST",
  path: "/api/v1/workspaces/:workspace/costs/preview",
  group,
  title: "What a cost would come to in a period, and a day; nothing is kept.",
  needs: "plan:read",
  query: PeriodQuery,
  body: CostEntry,
  answer: Cost.pick({ price: true, comesTo: true }).extend({
    days: z.int().describe("How many days of the period it covers."),
    perDay: Money.nullable().describe("Of `comesTo.amount`, in its currency; null where none is covered."),
  }),
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
  title: "Take a cost out of the plan; `restore` brings it back.",
  needs: "plan:write",
  query: BasedOnQuery,
  refusals: editRefusals,
});

export const restoreCost = endpoint({
  name: "restoreCost",
  method: "POST",
  path: "/api/v1/workspaces/:workspace/costs/:cost/restore",
  group,
  title: "Bring a cost back that was taken out, as it was and under its id; its receipts wait for thirty days.",
  needs: "plan:write",
  answer: Cost,
});

export const showCostReport = endpoint({
  name: "showCostReport",
  method: "GET",
  path: "/api/v1/workspaces/:workspace/costs/over-time",
  keeps: true,
  group,
  title: "All costs of a period as the statement counts them: by category over time, and how each was shared.",
  needs: "answers:read",
  query: z.strictObject({
    from: askedOfAnswers.from,
    to: askedOfAnswers.to,
    currency: askedOfAnswers.currency,
    unit: z.enum(costUnits).optional().describe("Absent: the finest that gives at most 62 points."),
    by: z.enum(groupings).default("network").describe("What the shares of each cost are told by."),
  }),
  answer: CostReport,
  refusals: ["source_rejected", "missing_rate", "busy"],
});
