import { type ExportFormat, moment, money, text } from "../../format.ts";
import { currencyShown } from "../currency-sign.ts";
import { outcomeOf } from "../deal-outcome.ts";

/** Our template `deals`: one deal a row; `contacts` names leads by id or e-mail address, `;` between them. */
export const templateDeals: ExportFormat = {
  id: "template-deals",
  title: "deals template",
  columns: {
    id: text("id"),
    name: text("name"),
    pipeline: text("pipeline"),
    stage: text("stage"),
    outcome: text("outcome"),
    amount: money("amount"),
    currency: text("currency"),
    created: moment("created_at"),
    closed: moment("closed_at"),
    contacts: text("contacts"),
    company: text("company"),
  },
  signatures: [
    ["id", "stage", "amount", "created"],
    ["id", "stage", "amount", "closed"],
    ["id", "outcome", "amount", "created"],
    ["id", "outcome", "amount", "closed"],
  ],
  needed: ["id"],
  context: ({ sample }) => currencyShown(sample.map(({ amount = "" }) => amount)),
  tables: [
    {
      fact: "deal",
      values: ({ currency }) => ({
        id: "id",
        name: "name",
        pipeline: "pipeline",
        stage: "stage",
        outcome: outcomeOf("coalesce(outcome, stage, '')"),
        currency: `upper(coalesce(currency, ${currency === null ? "null" : `'${currency}'`}))`,
        amount_minor: "amount",
        created_at: "created",
        closed_at: "closed",
        companies: "company",
        contacts: "contacts_kept(contacts)",
      }),
    },
  ],
  getIt: "fill in docs/templates/deals.csv",
};
