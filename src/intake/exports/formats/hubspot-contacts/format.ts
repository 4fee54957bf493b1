import { type ExportFormat, moment, text } from "../../format.ts";
import { marketingIn } from "../marketing-columns.ts";
import { hostOf, marketingQueryOf } from "../web-address.ts";

/** A stage's date as HubSpot named it until 2024 and since. */
const entered = (stage: string, title: string): string[] => [
  `Became ${/^[eo]/.test(stage) ? "an" : "a"} ${stage} date`,
  `Date entered "${title} (Lifecycle Stage Pipeline)"`,
  `Date entered "${title}"`,
];

const stages = [
  ["subscribed", "Subscriber"],
  ["lead", "Lead"],
  ["marketingQualified", "Marketing Qualified Lead"],
  ["salesQualified", "Sales Qualified Lead"],
  ["opportunity", "Opportunity"],
  ["customer", "Customer"],
  ["evangelist", "Evangelist"],
] as const;

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
    subscribed: moment(...entered("subscriber", "Subscriber")),
    lead: moment(...entered("lead", "Lead")),
    marketingQualified: moment(...entered("marketing qualified lead", "Marketing Qualified Lead")),
    salesQualified: moment(...entered("sales qualified lead", "Sales Qualified Lead")),
    opportunity: moment(...entered("opportunity", "Opportunity")),
    customer: moment(...entered("customer", "Customer")),
    evangelist: moment(...entered("evangelist", "Evangelist")),
    stage: text("Lifecycle Stage"),
    status: text("Lead Status"),
    // An account's own property, where its owner did not choose HubSpot's.
    source: text("Original Traffic Source", "Original Source", "Original Source Type", "Lead Source"),
    detail: text("Original Traffic Source Drill-Down 1", "Original Source Drill-Down 1", "Original Source Data 1"),
    detail2: text("Original Traffic Source Drill-Down 2", "Original Source Drill-Down 2", "Original Source Data 2"),
    latest: text("Latest Traffic Source", "Latest Source"),
    query: text("First Page Seen"),
    referrer: text("First Referring Site"),
    companies: text("Associated Company IDs", "Associated Company ID"),
    company: text("Company Name", "Associated Company"),
    deals: text("Associated Deal IDs", "Associated Deal ID"),
  },
  signatures: [
    ["id", "email"],
    ["id", "source", "created"],
    ["id", "stage", "owner"],
  ],
  unless: ["Deal Name", "Deal Stage", "Lead Owner", "Created Time"],
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
        deals: "deals",
        ...marketingIn(has, { referrer: hostOf("referrer"), query: marketingQueryOf("query") }),
      }),
    },
    {
      fact: "lead_stage",
      values: () => ({ lead_id: "id", stage: "reached.stage", entered_at: "reached.at" }),
      from: `, lateral (select unnest([${stages.map(([key, stage]) => `{'stage': '${stage}', 'at': ${key}}`).join(", ")}]) as reached)`,
      where: "reached.at is not null",
    },
  ],
  getIt: "HubSpot → CRM → Contacts → Export, all properties, with associated companies and deals",
};
