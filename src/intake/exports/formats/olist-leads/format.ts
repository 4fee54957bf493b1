import { type ExportFormat, moment, text } from "../../format.ts";
import { leadFact } from "../crm-records.ts";

const columns = {
  id: text("mql_id"),
  created: moment("first_contact_date"),
  source: text("origin"),
  landingPage: text("landing_page_id"),
};

/** The marketing-qualified leads of Olist's public marketing funnel: how each first made contact. */
export const olistLeads: ExportFormat = {
  id: "olist-leads",
  title: "Olist marketing-qualified leads",
  columns,
  signatures: [["id", "created", "source"]],
  needed: ["id", "created"],
  tables: [leadFact(columns)],
  getIt: "the public data set Marketing Funnel by Olist, olist_marketing_qualified_leads_dataset.csv",
};
