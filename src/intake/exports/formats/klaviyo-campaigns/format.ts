import { literal } from "../../../../warehouse/sql.ts";
import { count, type ExportFormat, moment, money, text } from "../../format.ts";
import { currencyShown } from "../currency-sign.ts";

/** Klaviyo → Campaigns → Export: one e-mail or text message campaign a row, with the orders Klaviyo claims for it. */
export const klaviyoCampaigns: ExportFormat = {
  id: "klaviyo-campaigns",
  title: "Klaviyo campaigns",
  columns: {
    name: text("Campaign Name", "Message Name"),
    subject: text("Subject"),
    list: text("List", "Lists", "Audience"),
    sent: moment("Send Time", "Send Date", "Sent At", "Send Datetime"),
    recipients: count("Total Recipients", "Recipients"),
    delivered: count("Successful Deliveries", "Delivered", "Deliveries"),
    bounces: count("Bounces", "Bounced"),
    opens: count("Unique Opens"),
    clicks: count("Unique Clicks"),
    unsubscribes: count("Unsubscribes", "Unsubscribed"),
    complaints: count("Spam Complaints", "Marked as Spam"),
    orders: count(
      "Total Placed Order",
      "Total Placed Orders",
      "Unique Placed Order",
      "Unique Placed Orders",
      "Placed Order",
    ),
    revenue: money(
      "Revenue",
      "Revenue ({currency})",
      "Placed Order Value",
      "Total Placed Order Value",
      "Unique Placed Order Value",
    ),
    placedRate: text("Placed Order Rate"),
    id: text("Campaign ID", "Message ID", "Campaign Message ID"),
    channel: text("Campaign Channel", "Campaign Message Channel", "Channel", "Message Channel", "Send Channel"),
  },
  signatures: [
    ["name", "sent", "recipients", "opens", "complaints"],
    ["name", "sent", "recipients", "clicks", "channel"],
    ["name", "sent", "recipients", "clicks", "placedRate"],
    ["name", "sent", "delivered", "opens", "channel"],
    ["name", "recipients", "opens", "clicks", "placedRate", "id"],
  ],
  unless: ["Abuse Complaints", "Flow ID"],
  needed: ["name"],
  rows: "(sent is not null or id is not null)",
  context: ({ sample }) => currencyShown(sample.map(({ revenue = "" }) => revenue)),
  tables: [
    {
      fact: "mailing",
      values: ({ currency }) => ({
        platform: "'klaviyo'",
        id: "id",
        name: "name",
        channel: "case when regexp_matches(channel, '(?i)sms|text|mobile|mms') then 'sms' else 'email' end",
        sent_at: "sent",
        recipients: "recipients",
        delivered: "delivered",
        bounces: "bounces",
        opens: "opens",
        clicks: "clicks",
        unsubscribes: "unsubscribes",
        complaints: "complaints",
        orders: "orders",
        currency: currency === null ? "null" : literal(currency),
        revenue_minor: "revenue",
      }),
    },
  ],
  getIt: "Klaviyo → Campaigns → Options → Export campaigns, or Analytics → Metrics → Campaign trends → Export",
};
