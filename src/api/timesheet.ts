import { z } from "zod";
import { CostScope } from "../model/cost.ts";
import { Currency, Day, Decimal, Text } from "../model/plan-fields.ts";
import { endpoint } from "./endpoint.ts";
import { BasedOnContent, ContentVersion, editRefusals } from "./versions.ts";

const group = "Costs";
const path = "/api/v1/workspaces/:workspace/timesheet/:week";
const Money = z.string().describe("A decimal in the major unit, such as 1234.50.");

const Params = z.strictObject({
  workspace: z.string(),
  week: Day.refine((day) => day.dayOfWeek === 1, "must be a Monday such as 2026-03-02").describe("The week's Monday."),
});

const shown = {
  what: z.string().describe("The person or role."),
  rate: Money.describe("What one hour costs."),
  currency: z.string().optional().describe("Where it is not the plan's."),
  scope: z
    .object({
      network: z.string().optional(),
      campaign: z.string().optional(),
      post: z.string().optional(),
      channel: z.string().optional(),
    })
    .optional(),
};

/** A week of hours. Its rows are labour costs of the plan that last from its Monday to the next. */
export const Timesheet = z.object({
  version: ContentVersion,
  week: z.iso.date().describe("Its Monday."),
  to: z.iso.date().describe("The Monday after it."),
  rows: z.array(
    z.object({ id: z.string(), hours: z.string(), ...shown, price: Money.describe("hours × rate, in its currency.") }),
  ),
  total: z.object({
    hours: z.string(),
    prices: z.array(z.object({ currency: z.string(), amount: Money })).describe("A sum a currency, the plan's first."),
  }),
  before: z.array(z.object({ hours: z.string(), ...shown })).describe("The rows of the week before, to be taken over."),
  remembered: z.array(z.object(shown)).describe("Whose hours cost what, as it was written last; of late first."),
});
export type Timesheet = z.infer<typeof Timesheet>;

export const getTimesheet = endpoint({
  name: "getTimesheet",
  method: "GET",
  path,
  params: Params,
  group,
  title: "The hours of a week, by person or role.",
  needs: "plan:read",
  answer: Timesheet,
});

export const keepTimesheet = endpoint({
  name: "keepTimesheet",
  method: "PUT",
  path,
  params: Params,
  group,
  title: "Write a whole week of hours; rows that are left out, or have no hours, are taken away.",
  needs: "plan:write",
  body: z.strictObject({
    version: BasedOnContent,
    rows: z
      .array(
        z.strictObject({
          id: z
            .string()
            .max(40)
            .optional()
            .describe("Of a row that stands; absent: the one of this name, or a new one."),
          what: Text.max(200).describe("The person or role."),
          hours: Decimal,
          rate: Decimal.describe("What one hour costs, with everything that comes on top of the wage."),
          currency: Currency.optional(),
          scope: CostScope.optional().describe("What the work was for; absent: all social."),
        }),
      )
      .max(200),
  }),
  answer: Timesheet,
  refusals: editRefusals,
});
