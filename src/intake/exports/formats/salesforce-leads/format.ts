import { type ExportFormat, moment, text } from "../../format.ts";
import { leadFact, visitColumns } from "../crm-records.ts";
import { shortId } from "./short-id.ts";

const columns = {
  ...visitColumns,
  id: text("Lead ID", "Id", "Lead: Lead ID", "Lead ID (18)", "Lead 18 Digit ID", "18 Digit Lead ID", "Contact ID"),
  firstName: text("First Name"),
  apiFirstName: text("FirstName"),
  lastName: text("Last Name"),
  apiLastName: text("LastName"),
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
  leadStatus: text("Lead Status"),
  status: text("Status"),
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
  "Delinquent",
];
const notFooter =
  "coalesce(email, leadStatus, status, source, company, lastName, apiLastName, cast(created as varchar)) is not null";
const stage = "coalesce(leadStatus, status)";
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
    ["id", "leadStatus", "isConverted"],
    ["id", "status", "isConverted"],
    ["id", "leadStatus", "source"],
    ["id", "status", "source"],
    ["id", "email", "leadStatus"],
    ["id", "email", "source"],
    // Many a list of people has an id, an address and a status.
    ["id", "email", "status", "owner"],
    ["id", "email", "status", "apiLastName"],
  ],
  unless: elsewhere,
  needed: ["id"],
  rows: notFooter,
  tables: [leadFact(columns, { id: shortId("id"), stage, deals: shortId("deal"), companies })],
  getIt,
};

/** A report as Salesforce lays it out by itself has no ids: a lead is known by its e-mail address. */
const withoutId: ExportFormat = {
  ...withId,
  signatures: [
    ["owner", "email", "source"],
    ["owner", "email", "leadStatus"],
    ["owner", "email", "status"],
    ["email", "source", "leadStatus"],
    ["email", "source", "status"],
    ["email", "source", "created", "company"],
  ],
  unless: [...elsewhere, ...columns.id.names],
  needed: ["email"],
  tables: [
    leadFact(columns, {
      stage,
      id: "'email:' || cast(person_key(email) as varchar)",
      deals: shortId("deal"),
      companies,
    }),
  ],
};

export const salesforceLeads: readonly ExportFormat[] = [withId, withoutId];
