import { type ExportFormat, moment, text } from "../../format.ts";
import { leadFact, visitColumns } from "../crm-records.ts";

const columns = {
  ...visitColumns,
  referrer: text(...visitColumns.referrer.names, "Referrer"),
  landing: text(...visitColumns.landing.names, "First Visited URL", "First Visited Page"),
  id: text("Record Id", "Lead Id", "Lead ID", "Contact Id", "Record ID"),
  owner: text("Lead Owner", "Contact Owner", "Lead Owner Name"),
  ownerId: text("Lead Owner.id", "Lead Owner Id", "Contact Owner.id"),
  firstName: text("First Name"),
  lastName: text("Last Name"),
  name: text("Lead Name", "Full Name", "Contact Name"),
  email: text("Email", "E-mail"),
  phone: text("Phone", "Mobile"),
  title: text("Title", "Designation"),
  company: text("Company", "Account Name"),
  source: text("Lead Source"),
  status: text("Lead Status"),
  industry: text("Industry"),
  rating: text("Rating"),
  created: moment("Created Time"),
  modified: text("Modified Time"),
  converted: moment("Converted Time", "Lead Converted Time", "Converted Date Time"),
  isConverted: text("Is Converted", "Converted__s"),
  deal: text("Converted Deal.id", "Converted Deal Id", "Converted Deal"),
};

/** Zoho CRM → Leads (or Contacts) → Export. Its record ids may carry a prefix that its other modules leave away. */
const withId: ExportFormat = {
  id: "zoho-leads",
  title: "Zoho CRM leads",
  columns,
  signatures: [
    ["id", "source", "created"],
    ["id", "email", "created"],
    ["id", "owner", "source"],
    ["id", "owner", "status"],
    ["id", "owner", "email", "modified"],
  ],
  unless: ["Deal Name", "Stage", "Closing Date", "Deal Stage", "Lifecycle Stage"],
  needed: ["id"],
  tables: [
    leadFact(columns, {
      id: "coalesce(regexp_replace(id, '^zcrm_', ''), 'email:' || cast(person_key(email) as varchar))",
      deals: "regexp_replace(deal, '^zcrm_', '')",
    }),
  ],
  getIt: "Zoho CRM → Leads → Actions → Export Leads (or Setup → Data administration → Export)",
};

const withoutId: ExportFormat = {
  ...withId,
  signatures: [
    ["owner", "email", "source", "created"],
    ["owner", "email", "status", "created"],
  ],
  unless: [...(withId.unless ?? []), ...columns.id.names],
  needed: ["email"],
};

export const zohoLeads: readonly ExportFormat[] = [withId, withoutId];
