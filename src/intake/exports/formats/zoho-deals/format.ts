import { type ExportFormat, moment, money, text } from "../../format.ts";
import { currencyOfAmounts, dealFact, mixedCurrencies } from "../crm-records.ts";
import { outcomeOf } from "../deal-outcome.ts";

const columns = {
  id: text("Record Id", "Deal Id", "Deal ID", "Potential Id"),
  name: text("Deal Name", "Potential Name"),
  owner: text("Deal Owner", "Potential Owner"),
  amount: money("Amount", "Amount ({currency})"),
  currency: text("Currency"),
  rate: text("Exchange Rate"),
  stage: text("Stage"),
  pipeline: text("Pipeline"),
  closed: moment("Closing Date", "Close Date"),
  created: moment("Created Time"),
  modified: text("Modified Time"),
  company: text("Account Name"),
  contact: text("Contact Name"),
  contacts: text("Contact Name.id", "Contact Id", "Contact Name Id"),
  source: text("Lead Source"),
  campaign: text("Campaign Source"),
  type: text("Type"),
  probability: text("Probability (%)", "Probability"),
  expected_revenue: text("Expected Revenue"),
  next: text("Next Step"),
  reason: text("Reason For Loss", "Reason for Loss"),
};

/** Zoho CRM → Deals → Export. */
export const zohoDeals: ExportFormat = {
  id: "zoho-deals",
  title: "Zoho CRM deals",
  columns,
  signatures: [
    ["id", "name", "stage", "closed"],
    ["id", "name", "stage", "amount"],
    ["name", "stage", "closed", "created"],
    ["owner", "name", "stage", "closed"],
  ],
  unless: ["Deal Stage", "Create Date", "Opportunity Name"],
  needed: ["name", "stage"],
  context: currencyOfAmounts,
  note: mixedCurrencies,
  tables: [
    dealFact(columns, outcomeOf("stage"), {
      id: "coalesce(regexp_replace(id, '^zcrm_', ''), name)",
      contacts: "regexp_replace(contacts, '^zcrm_', '')",
    }),
  ],
  getIt: "Zoho CRM → Deals → Actions → Export Deals (or Setup → Data administration → Export)",
};
