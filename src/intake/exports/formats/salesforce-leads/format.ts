import { type ExportFormat, moment, text } from "../../format.ts";
import { leadFact, visitColumns } from "../crm-records.ts";
import { shortId } from "./short-id.ts";

const columns = {
  ...visitColumns,
  id: text("Lead ID", "Id", "Lead: Lead ID", "Lead ID (18)", "Lead 18 Digit ID", "18 Digit Lead ID", "Contact ID"),
  firstName: text("First Name", "FirstName"),
  lastName: text("Last Name", "LastName"),
  name: text("Name", "Full Name"),
  title: text("Title"),
  email: text("Email", "Email Address", "Lead: Email"),
  phone: text("Phone", "Mobile", "MobilePhone"),
  owner: text("Lead Owner", "OwnerId", "Contact Owner", "Owner: Full Name"),
  company: text("Company / Account", "Company", "Account Name", "Company/Account"),
  source: text("Lead Source", "LeadSource", "Lead: Lead Source"),
  detail: text(
    "Lead Source Detail",
    "Lead Source Details",
    "LeadSourceDetail",
    "Lead_Source_Detail__c",
    "Lead_Source_Details__c",
  ),
  status: text("Lead Status", "Status"),
  created: moment("Created Date", "CreatedDate", "Create Date", "Lead: Created Date", "Created Date/Time"),
  isConverted: text("Converted", "IsConverted"),
  converted: moment("Converted Date", "ConvertedDate"),
  deal: text(
    "Converted Opportunity ID",
    "ConvertedOpportunityId",
    "Converted Opportunity: Opportunity ID",
    "Opportunity ID",
  ),
  account: text("Converted Account ID", "ConvertedAccountId"),
  rating: text("Rating"),
  industry: text("Industry"),
};

const elsewhere = [
  "StageName",
  "Opportunity Name",
  "Close Date",
  "CloseDate",
  "Member Status",
  "CampaignId",
  "Record Id",
  "Record ID",
];
const notFooter = "coalesce(email, status, source, company, lastName, cast(created as varchar)) is not null";
/** Opportunities name their account as reports do, or by its id, as Data Loader does. */
const companies = `nullif(concat_ws(';', company, ${shortId("account")}), '')`;
const getIt =
  "Salesforce → Reports → New report → Leads, with Lead ID, Email, Lead Source, Create Date → Export → Details only, .csv";

/** Salesforce's leads (or contacts): a report exported with its details, or Data Loader's own csv. */
const withId: ExportFormat = {
  id: "salesforce-leads",
  title: "Salesforce leads",
  columns,
  signatures: [
    ["id", "source", "created"],
    ["id", "status", "isConverted"],
    ["id", "status", "source"],
    ["id", "email", "status"],
    ["id", "email", "source"],
  ],
  unless: elsewhere,
  needed: ["id"],
  rows: notFooter,
  tables: [leadFact(columns, { id: shortId("id"), deals: shortId("deal"), companies })],
  getIt,
};

/** A report as Salesforce lays it out by itself has no ids: a lead is known by its e-mail address. */
const withoutId: ExportFormat = {
  ...withId,
  signatures: [
    ["owner", "email", "source"],
    ["owner", "email", "status"],
    ["email", "source", "status"],
    ["email", "source", "created", "company"],
  ],
  unless: [...elsewhere, ...columns.id.names],
  needed: ["email"],
  tables: [
    leadFact(columns, { id: "'email:' || cast(person_key(email) as varchar)", deals: shortId("deal"), companies }),
  ],
};

export const salesforceLeads: readonly ExportFormat[] = [withId, withoutId];
