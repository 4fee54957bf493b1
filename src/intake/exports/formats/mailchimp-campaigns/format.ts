import { literal } from "../../../../warehouse/sql.ts";
import { count, type ExportFormat, moment, money, text } from "../../format.ts";

/** Mailchimp → Campaigns → Export: one e-mail campaign a row. Money is in the store's currency, which the file does not name. */
export const mailchimpCampaigns: ExportFormat = {
  id: "mailchimp-campaigns",
  title: "Mailchimp campaigns",
  columns: {
    title: text("Title", "Campaign Title", "Campaign Name"),
    subject: text("Subject", "Subject Line"),
    list: text("List", "Audience"),
    sent: moment("Send Date", "Sent Date", "Date Sent"),
    weekday: text("Send Weekday"),
    recipients: count("Total Recipients", "Recipients"),
    delivered: count("Successful Deliveries", "Deliveries"),
    bounces: count("Total Bounces", "Bounces"),
    softBounces: count("Soft Bounces"),
    hardBounces: count("Hard Bounces"),
    opens: count("Unique Opens"),
    clicks: count("Unique Clicks"),
    unsubscribes: count("Unsubscribes", "Unsubscribed"),
    complaints: count("Abuse Complaints", "Complaints"),
    id: text("Unique Id", "Campaign Id"),
    orders: count("Total Orders", "Orders"),
    gross: money("Total Gross Sales"),
    revenue: money("Total Revenue", "Revenue"),
  },
  signatures: [
    ["title", "sent", "recipients", "opens", "complaints"],
    ["title", "sent", "recipients", "opens", "softBounces"],
    ["title", "sent", "delivered", "opens", "id"],
    ["title", "sent", "recipients", "clicks", "list", "weekday"],
  ],
  unless: ["Spam Complaints", "Campaign Channel"],
  needed: ["title", "sent"],
  // A campaign that was never sent has neither a date nor figures.
  rows: "(sent is not null or coalesce(recipients, delivered, 0) > 0)",
  tables: [
    {
      fact: "mailing",
      values: ({ currency }) => ({
        platform: "'mailchimp'",
        id: "id",
        name: "title",
        channel: "'email'",
        sent_at: "sent",
        recipients: "recipients",
        delivered: "delivered",
        bounces: "coalesce(bounces, softBounces + hardBounces)",
        opens: "opens",
        clicks: "clicks",
        unsubscribes: "unsubscribes",
        complaints: "complaints",
        orders: "orders",
        currency: currency === null ? "null" : literal(currency),
        revenue_minor: "coalesce(revenue, gross)",
      }),
    },
  ],
  getIt: "Mailchimp → Campaigns → View by status: Completed → select all → Export",
};
