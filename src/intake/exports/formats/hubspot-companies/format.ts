import { type ExportFormat, moment, text } from "../../format.ts";
import { hostOf } from "../web-address.ts";

/** HubSpot → Companies → Export. Companies buy nothing by themselves: what ties them to deals stands in the deals. */
export const hubspotCompanies: ExportFormat = {
  id: "hubspot-companies",
  title: "HubSpot companies",
  columns: {
    id: text("Record ID", "Record ID - Company", "Company ID"),
    name: text("Company name", "Name"),
    domain: text("Company Domain Name", "Domain Name", "Domain"),
    owner: text("Company owner"),
    created: moment("Create Date", "Created At", "Created Date"),
    stage: text("Lifecycle Stage"),
    status: text("Lead Status"),
    source: text("Original Traffic Source", "Original Source", "Original Source Type"),
    detail: text("Original Traffic Source Drill-Down 1", "Original Source Drill-Down 1", "Original Source Data 1"),
    detail2: text("Original Traffic Source Drill-Down 2", "Original Source Drill-Down 2", "Original Source Data 2"),
    latest: text("Latest Traffic Source", "Latest Source"),
    industry: text("Industry"),
    phone: text("Phone Number"),
    city: text("City"),
    country: text("Country/Region", "Country"),
    activity: text("Last Activity Date"),
    contacts: text("Associated Contact IDs", "Associated Contact ID"),
    deals: text("Associated Deal IDs", "Associated Deal ID"),
  },
  signatures: [
    ["id", "name", "domain"],
    ["id", "name", "owner"],
    ["id", "name", "source"],
    ["id", "name", "created", "industry"],
  ],
  unless: [
    "Email",
    "First Name",
    "Last Name",
    "Deal Name",
    "Deal Stage",
    "Contact owner",
    "Deal owner",
    "Created Time",
  ],
  needed: ["id"],
  tables: [
    {
      fact: "account",
      values: () => ({
        id: "id",
        name: "name",
        domain: hostOf("domain"),
        created_at: "created",
        original_source: "source",
        original_detail: "detail",
        original_detail_2: "detail2",
      }),
    },
  ],
  getIt: "HubSpot → CRM → Companies → Export, all properties",
};
