import { type ExportFormat, moment, text } from "../../format.ts";
import { dealFact } from "../crm-records.ts";

const columns = {
  id: text("mql_id"),
  seller: text("seller_id"),
  closed: moment("won_date"),
  segment: text("business_segment"),
  leadType: text("lead_type"),
  profile: text("lead_behaviour_profile"),
  businessType: text("business_type"),
  sdr: text("sdr_id"),
  sr: text("sr_id"),
};

/** The closed deals of Olist's public marketing funnel: won, and without an amount. */
export const olistClosedDeals: ExportFormat = {
  id: "olist-closed-deals",
  title: "Olist closed deals",
  columns,
  signatures: [["id", "seller", "closed"]],
  needed: ["id", "closed"],
  tables: [dealFact(columns, "'won'", { name: "segment", contacts: "id" })],
  note: () => "these deals name no amount: they count as won, and bring no return",
  getIt: "the public data set Marketing Funnel by Olist, olist_closed_deals_dataset.csv",
};
