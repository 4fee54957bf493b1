import { count, decimal, type ExportFormat, moment, text } from "../../format.ts";
import { scheduledColumns, scheduledPosts } from "../scheduled-posts.ts";

const figures = ["impressions", "reach", "views", "likes", "reactions", "comments", "engagements"] as const;

/** Two figures beside the address and the time: one alone is too little to know a report of posts by. */
const pairs = figures.flatMap((one, index) => figures.slice(index + 1).map((other) => [one, other] as const));

/** The report of posts that a tool we know nothing of makes: by the address of each post, which tells its network. */
export const socialPosts: ExportFormat = {
  ...scheduledPosts,
  id: "social-posts",
  title: "Posts of another tool",
  columns: {
    ...scheduledColumns,
    permalink: text(
      ...scheduledColumns.permalink.names,
      "Link to post",
      "Post address",
      "Permalink URL",
      "Content URL",
      "Content link",
      "Public URL",
    ),
    network: text(...scheduledColumns.network.names, "Source", "Social media", "Social media platform", "Account type"),
    local: moment(
      ...scheduledColumns.local.names,
      "Publication date",
      "Publishing date",
      "Publish time",
      "Published",
      "Published at",
      "Published on",
      "Posted date",
      "Posted on",
      "Date posted",
      "Date and time",
      "Date/Time",
      "Post time",
      "Created at",
      "Timestamp",
    ),
    reach: count(...scheduledColumns.reach.names, "Accounts reached", "Organic reach"),
    // "Engagement" is a share of those reached in some tools, beside a count under another name.
    engagements: decimal("Engagements", "Interactions", "Total interactions", ...scheduledColumns.engagements.names),
    likes: count(...scheduledColumns.likes.names, "Like count", "Favorites", "Likes/Reactions"),
    comments: count(...scheduledColumns.comments.names, "Comment count", "Comments count"),
    saves: count(...scheduledColumns.saves.names, "Saved", "Total saves"),
    views: count(...scheduledColumns.views.names, "View count", "Video plays", "Reel plays"),
  },
  signatures: pairs.map((pair) => ["permalink", "local", ...pair]),
  unless: [
    "Post Permalink",
    "Date (GMT)",
    "Service Link",
    "Sent by",
    "Linked Content",
    "Post ID",
    "Tweet id",
    "Pin ID",
    "Video ID",
    "Page ID",
    "Account ID",
    "Campaign name",
    "Ad name",
    "Spend",
    "Cost",
    "Rating",
    "Sessions",
    "Users",
    "Pageviews",
    "Video publish time",
    "Post publish date",
  ],
  needed: ["permalink"],
  rows: "told is not null",
  getIt: "the tool's own report of posts, with a column for the address of each post, as csv or xlsx",
};
