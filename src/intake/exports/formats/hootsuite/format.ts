import { type ExportFormat, text, utcMoment } from "../../format.ts";
import { scheduledColumns, scheduledPosts } from "../scheduled-posts.ts";

/** Hootsuite → Analytics → Post performance → Export: posts of all networks, one a row. */
export const hootsuite: ExportFormat = {
  ...scheduledPosts,
  id: "hootsuite",
  title: "Hootsuite posts",
  columns: {
    ...scheduledColumns,
    permalink: text("Post Permalink", "Permalink", "Post link", "Link"),
    network: text("Social Network", "Network", "Social network type"),
    message: text("Post Message", "Message"),
    utc: utcMoment("Date (GMT)", "Published date (GMT)", "Post date (GMT)"),
  },
  signatures: [
    ["permalink", "utc", "impressions"],
    ["permalink", "utc", "network"],
    ["permalink", "message", "network"],
    ["message", "utc", "network"],
    ["permalink", "local", "network", "message"],
  ],
  unless: ["Sent by", "Linked Content", "Service", "Service Link", "Page ID", "Account ID"],
  // A story has no address.
  needed: [],
  getIt: "Hootsuite → Analytics → Post performance → Export → CSV",
};
