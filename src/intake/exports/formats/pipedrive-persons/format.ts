import { type ExportFormat, moment, text } from "../../format.ts";
import { leadFact, visitColumns } from "../crm-records.ts";

const person = (...names: string[]): string[] => names.flatMap((name) => [`Person - ${name}`, name]);

const columns = {
  ...visitColumns,
  utmSource: text(...person(...visitColumns.utmSource.names)),
  utmMedium: text(...person(...visitColumns.utmMedium.names)),
  utmCampaign: text(...person(...visitColumns.utmCampaign.names)),
  id: text(...person("ID", "Person ID")),
  name: text(...person("Name")),
  firstName: text(...person("First name")),
  lastName: text(...person("Last name")),
  email: text(...person("Email - Work", "Email (Work)", "Email", "Email - Home", "Email - Other")),
  phone: text(...person("Phone - Work", "Phone (Work)", "Phone", "Phone - Mobile")),
  owner: text("Person - Owner"),
  anyOwner: text("Owner"),
  label: text(...person("Label", "Labels")),
  created: moment(...person("Person created", "Person created on", "Add time"), "Person - Created"),
  updated: text(...person("Update time")),
  company: text(...person("Organization", "Organisation"), "Organization - Name"),
  open: text(...person("Open deals")),
  closed: text(...person("Closed deals")),
  won: text(...person("Won deals")),
  marketingStatus: text(...person("Marketing status")),
  source: text(...person("Lead source", "Source", "Source channel", "Channel", "Original source")),
};

/** Pipedrive → Contacts → People → Export. */
export const pipedrivePersons: ExportFormat = {
  id: "pipedrive-persons",
  title: "Pipedrive people",
  columns,
  signatures: [
    ["name", "email", "created"],
    ["name", "open", "closed"],
    ["name", "email", "open"],
    ["id", "name", "email", "owner"],
    ["id", "name", "email", "anyOwner", "company", "label"],
  ],
  unless: [
    "Deal - Title",
    "Deal - ID",
    "Deal Name",
    "Record ID",
    "Record Id",
    "Lead Owner",
    "Lead Status",
    "Total",
    "Order",
    "Order ID",
    "Financial Status",
  ],
  needed: ["name"],
  tables: [leadFact(columns, { id: "coalesce(id, 'email:' || cast(person_key(email) as varchar))" })],
  getIt: "Pipedrive → Contacts → People → … → Export filter results → .csv or Excel, with Person ID",
};
