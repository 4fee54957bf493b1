import { type ExportFormat, moment, money, text } from "../../format.ts";
import { currencyOfAmounts, isTrue, mixedCurrencies } from "../crm-records.ts";
import { outcomeOf } from "../deal-outcome.ts";

/** HubSpot → Deals → Export. A deal's outcome follows its stage; pipelines that name their own stages need the plan. */
export const hubspotDeals: ExportFormat = {
  id: "hubspot-deals",
  title: "HubSpot deals",
  columns: {
    id: text("Record ID", "Record ID - Deal", "Deal ID"),
    name: text("Deal Name"),
    stage: text("Deal Stage"),
    pipeline: text("Pipeline"),
    isWon: text("Is Closed Won"),
    isLost: text("Is Closed Lost"),
    amount: money("Amount", "Deal Value"),
    currency: text("Currency", "Deal Currency", "Currency Code"),
    created: moment("Create Date", "Created Date", "Created At"),
    closed: moment("Close Date", "Closed Date"),
    owner: text("Deal owner"),
    contacts: text("Associated Contact IDs", "Associated Contact ID"),
    companies: text("Associated Company IDs", "Associated Company ID"),
    company: text("Company Name", "Associated Company"),
  },
  signatures: [["id", "name", "stage"]],
  needed: ["id"],
  context: currencyOfAmounts,
  note: mixedCurrencies,
  tables: [
    {
      fact: "deal",
      values: ({ currency }) => ({
        id: "id",
        name: "name",
        pipeline: "pipeline",
        stage: "stage",
        outcome: `case when ${isTrue("isWon")} then 'won' when ${isTrue("isLost")} then 'lost' else ${outcomeOf("stage")} end`,
        currency: `upper(coalesce(currency, ${currency === null ? "null" : `'${currency}'`}))`,
        amount_minor: "amount",
        created_at: "created",
        closed_at: "closed",
        companies: "coalesce(companies, company)",
        contacts: "contacts_kept(contacts)",
      }),
    },
  ],
  getIt: "HubSpot → CRM → Deals → Export, all properties, with associated contacts and companies",
};
