import { type ExportFormat, text } from "../../format.ts";
import { scheduledColumns, scheduledPosts } from "../scheduled-posts.ts";

/** Buffer → Analyze → Posts → Export: posts of the channels chosen, one a row. */
export const buffer: ExportFormat = {
  ...scheduledPosts,
  id: "buffer",
  title: "Buffer posts",
  columns: {
    ...scheduledColumns,
    network: text("Service", "Network/Channel", "Network", "Channel"),
    message: text("Text", "Update", "Post text"),
  },
  signatures: [
    ["message", "local", "network", "permalink"],
    ["message", "local", "network", "impressions"],
    ["message", "local", "network", "likes", "comments"],
    ["message", "utc", "network", "permalink"],
  ],
  unless: [
    "Sent by",
    "Linked Content",
    "Post Permalink",
    "Post Message",
    "Scheduled Date",
    "Campaign name",
    "Ad name",
    "Spend",
    "Cost",
    "Rating",
  ],
  needed: ["network"],
  getIt: "Buffer → Analyze → Posts → Export as CSV",
};
