import { type ExportFormat, moment, text } from "../../format.ts";
import { marketingIn } from "../marketing-columns.ts";
import { hostOf, marketingQueryOf } from "../web-address.ts";

/** HubSpot → Contacts → Export. Dates are in the account's zone, which the file does not name. */
export const hubspotContacts: ExportFormat = {
  id: "hubspot-contacts",
  title: "HubSpot contacts",
  columns: {
    id: text("Record ID", "Record ID - Contact", "Contact ID"),
    firstName: text("First Name"),
    lastName: text("Last Name"),
    email: text("Email", "Email Address"),
    phone: text("Phone Number"),
    owner: text("Contact owner"),
    created: moment("Create Date", "Created At", "Created Date"),
    opportunity: moment("Became an Opportunity Date", "Became an opportunity date"),
    stage: text("Lifecycle Stage"),
    status: text("Lead Status"),
    source: text("Original Traffic Source", "Original Source", "Original Source Type"),
    detail: text("Original Traffic Source Drill-Down 1", "Original Source Drill-Down 1", "Original Source Data 1"),
    detail2: text("Original Traffic Source Drill-Down 2", "Original Source Drill-Down 2", "Original Source Data 2"),
    latest: text("Latest Traffic Source", "Latest Source"),
    query: text("First Page Seen"),
    referrer: text("First Referring Site"),
    companies: text("Associated Company IDs", "Associated Company ID"),
    company: text("Company Name", "Associated Company"),
    deals: text("Associated Deal IDs"),
  },
  signatures: [
    ["id", "email"],
    ["id", "source", "created"],
    ["id", "stage", "owner"],
  ],
  unless: ["Deal Name", "Deal Stage"],
  needed: ["id"],
  tables: [
    {
      fact: "lead",
      values: (_context, has) => ({
        id: "id",
        person: "coalesce(person_key(email), person_key(id))",
        id_key: "person_key(id)",
        created_at: "created",
        opportunity_at: "opportunity",
        stage: "coalesce(stage, status)",
        original_source: "source",
        original_detail: "detail",
        original_detail_2: "detail2",
        companies: "coalesce(companies, company)",
        ...marketingIn(has, { referrer: hostOf("referrer"), query: marketingQueryOf("query") }),
      }),
    },
  ],
  getIt: "HubSpot → CRM → Contacts → Export, all properties, with associated companies and deals",
};
