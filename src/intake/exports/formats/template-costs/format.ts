import { date, decimal, type ExportFormat, text } from "../../format.ts";

/** A number as the plan writes it: 8000, 199.5. */
const plain = (key: string): string => `rtrim(rtrim(cast(cast(${key} as decimal(18, 4)) as varchar), '0'), '.')`;

/** Our template `costs`: the plan's costs as a sheet. What a row may hold is the plan's schema, which reads it next. */
export const templateCosts: ExportFormat = {
  id: "template-costs",
  title: "costs template",
  columns: {
    what: text("what"),
    category: text("category"),
    amount: decimal("amount"),
    hours: decimal("hours"),
    rate: decimal("rate"),
    currency: text("currency"),
    per: text("per"),
    starts: date("from"),
    ends: date("to"),
    network: text("network"),
    campaign: text("campaign"),
    post: text("post"),
    channel: text("channel"),
  },
  signatures: [
    ["what", "category", "amount"],
    ["what", "category", "hours"],
  ],
  needed: ["what", "category", "starts"],
  rows: "coalesce(what, category) is not null",
  tables: [
    {
      fact: "cost_row",
      values: () => ({
        what: "what",
        category: "lower(category)",
        amount: plain("amount"),
        hours: plain("hours"),
        rate: plain("rate"),
        currency: "upper(currency)",
        per: "lower(per)",
        starts: "cast(starts as varchar)",
        ends: "cast(ends as varchar)",
        network: "network",
        campaign: "campaign",
        post: "post",
        channel: "channel",
      }),
    },
  ],
  getIt: "fill in docs/templates/costs.csv",
};
