import { type ExportFormat, moment, text } from "../../format.ts";
import { emailKey } from "../crm-records.ts";
import { networkOfChannel } from "../network-of-channel.ts";

/** Freshdesk → Tickets → Export. Subjects and names are not kept. */
export const freshdeskTickets: ExportFormat = {
  id: "freshdesk-tickets",
  title: "Freshdesk tickets",
  columns: {
    id: text("Ticket ID", "Ticket Id", "Display ID"),
    channel: text("Source", "Ticket source", "Channel"),
    created: moment("Created time", "Created Time", "Created at", "Created date"),
    resolved: moment("Resolved time", "Resolved at"),
    closed: moment("Closed time", "Closed at"),
    replied: moment("Initial response time", "First responded time", "First response at"),
    status: text("Status", "Ticket status"),
    satisfaction: text("Survey results", "Survey result", "Survey rating", "Satisfaction rating"),
    tags: text("Tags"),
    email: text("Email", "Requester Email", "Contact email"),
    requester: text("Contact ID", "Requester ID", "Contact Id"),
    subject: text("Subject"),
    name: text("Full name", "Requester Name", "Contact name"),
    priority: text("Priority"),
    type: text("Type"),
    agent: text("Agent", "Agent name"),
    group: text("Group", "Group name"),
    due: text("Due by Time"),
    updated: text("Last update time"),
    tracked: text("Time tracked"),
    agentReplies: text("Agent interactions"),
    customerReplies: text("Customer interactions"),
    resolution: text("Resolution status"),
    firstStatus: text("First response status"),
    firstHours: text("First response time (in hrs)"),
    resolutionHours: text("Resolution time (in hrs)"),
  },
  signatures: [
    ["id", "channel", "created", "status"],
    ["id", "created", "status", "resolution"],
    ["id", "created", "resolved", "status"],
    ["id", "created", "status", "agentReplies"],
  ],
  unless: ["Ticket created - Timestamp", "Summation column", "Lead Source", "Amount"],
  needed: ["id", "created"],
  tables: [
    {
      fact: "service_case",
      values: () => ({
        platform: "'freshdesk'",
        id: "id",
        person: `coalesce(${emailKey("email")}, person_key('freshdesk:' || requester))`,
        channel: "channel",
        network: networkOfChannel("channel"),
        created_at: "created",
        first_reply_at: "replied",
        solved_at: "coalesce(resolved, closed)",
        status: "status",
        satisfaction: "satisfaction",
        tags: "tags",
      }),
    },
  ],
  getIt: "Freshdesk → Tickets → All tickets → Export → all fields, csv",
};
