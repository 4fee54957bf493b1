import { type ExportFormat, moment, text } from "../../format.ts";
import { emailKey, isFalse, isTrue } from "../crm-records.ts";
import { shortId } from "../salesforce-leads/short-id.ts";

/** Salesforce's campaign members: whom a campaign reached, and who answered. */
export const salesforceCampaignMembers: ExportFormat = {
  id: "salesforce-campaign-members",
  title: "Salesforce campaign members",
  columns: {
    memberId: text("Campaign Member ID", "Member ID"),
    campaignId: text("Campaign ID", "CampaignId", "Campaign: Campaign ID"),
    campaign: text("Campaign Name", "Campaign: Campaign Name", "Campaign"),
    campaignType: text("Campaign Type", "Campaign: Type"),
    kind: text("Member Type", "Campaign Member Type", "Type", "Related Record Type"),
    status: text("Member Status", "Campaign Member Status", "Status"),
    responded: text("Responded", "HasResponded", "Has Responded"),
    leadId: text("Lead ID", "LeadId", "Related Lead ID"),
    contactId: text("Contact ID", "ContactId", "Related Contact ID"),
    related: text("Related Record ID", "Lead/Contact ID", "LeadOrContactId", "Lead Or Contact ID"),
    email: text("Email", "Email Address"),
    firstName: text("First Name", "FirstName"),
    lastName: text("Last Name", "LastName"),
    company: text("Company / Account", "Company", "Account Name", "CompanyOrAccount"),
    source: text("Lead Source", "LeadSource"),
    first: moment("Member First Responded Date", "FirstRespondedDate", "First Responded Date", "Responded Date"),
    joined: moment(
      "Member First Associated Date",
      "First Associated Date",
      "CreatedDate",
      "Created Date",
      "Member Created Date",
      "Campaign Member Created Date",
    ),
  },
  signatures: [
    // Any mailing tool lists addresses with a campaign and a status.
    ...["kind", "responded", "first", "joined", "source", "company", "campaignType", "memberId"].map((sign) => [
      ...["campaign", "status", "email"],
      sign,
    ]),
    ["campaign", "status", "leadId"],
    ["campaign", "status", "contactId"],
    ["campaign", "status", "related"],
    ["campaign", "status", "kind", "responded"],
    ["campaign", "status", "kind", "lastName"],
    ["campaignId", "status", "leadId"],
    ["campaignId", "status", "contactId"],
    ["campaignId", "status", "related"],
    ["campaignId", "status", "email"],
  ],
  unless: [
    "Impressions",
    "Clicks",
    "Spend",
    "Cost",
    "Opens",
    "Open Rate",
    "Lead Status",
    "Send Time",
    "Record ID",
    "Delivery status",
  ],
  needed: [],
  rows: "coalesce(leadId, contactId, related, email) is not null or (status is not null and lastName is not null)",
  derived: { who: `${shortId("coalesce(leadId, contactId, related)")}` },
  tables: [
    {
      fact: "campaign_member",
      values: () => ({
        person: `coalesce(${emailKey("email")}, person_key(who))`,
        lead_id: "who",
        campaign_id: shortId("campaignId"),
        campaign: "campaign",
        kind: "kind",
        status: "status",
        responded: `case when ${isTrue("responded")} then true when ${isFalse("responded")} then false else first is not null or lower(status) in ('responded', 'attended', 'registered') end`,
        occurred_at: "coalesce(first, joined)",
      }),
    },
  ],
  getIt: "Salesforce → Reports → New report → Campaigns with Campaign Members → Export → Details only, .csv",
};
