import { count, date, decimal, type ExportFormat, text } from "../../format.ts";
import { networkNamed } from "../post-address.ts";
import { scheduledColumns, scheduledPosts } from "../scheduled-posts.ts";

const common = { id: "sprout-social", dateOrder: "mdy" } as const;

/** Sprout Social → Reports → Post Performance → Export: posts of all networks, one a row. */
const posts: ExportFormat = {
  ...scheduledPosts,
  ...common,
  title: "Sprout Social posts",
  columns: {
    ...scheduledColumns,
    permalink: text("Link", "Permalink", "Post Link"),
    message: text("Post"),
    sentBy: text("Sent by"),
    linked: text("Linked Content"),
    rate: decimal("Engagement Rate (per Impression)"),
  },
  signatures: [
    ["local", "network", "sentBy", "permalink"],
    ["local", "network", "linked", "permalink"],
    ["local", "network", "rate", "permalink"],
    ["local", "network", "sentBy", "id"],
    ["local", "network", "id", "permalink", "profile", "message"],
  ],
  needed: ["local"],
  getIt: "Sprout Social → Reports → Post Performance → Export → CSV",
};

/** Sprout Social → Reports → Profile Performance → Export: a row a day and profile. */
const profiles: ExportFormat = {
  ...common,
  title: "Sprout Social profiles by day",
  columns: {
    day: date("Date"),
    network: text("Network"),
    profile: text("Profile"),
    followers: count("Audience", "Followers", "Fans"),
    gained: count("Audience Gained", "Followers Gained"),
    lost: count("Audience Lost", "Followers Lost"),
    posts: count("Published Posts"),
    impressions: count("Impressions"),
    reach: count("Reach"),
    views: count("Video Views"),
    engagements: count("Engagements"),
    reactions: count("Reactions"),
    likes: count("Likes"),
    comments: count("Comments"),
    shares: count("Shares"),
    saves: count("Saves"),
    clicks: count("Post Link Clicks"),
  },
  signatures: [
    ["day", "network", "profile", "followers"],
    ["day", "network", "profile", "gained"],
    ["day", "network", "profile", "posts"],
  ],
  unless: ["Post ID", "Link", "Sent by", "Post", "Message"],
  needed: ["day", "network"],
  rows: "coalesce(network, profile) is not null",
  derived: { told: networkNamed("network") },
  tables: [
    {
      fact: "page_day",
      values: () => ({
        network: "told",
        account: "profile",
        day: "day",
        until: "day + 1",
        impressions: "impressions",
        reach: "reach",
        views: "views",
        engagements: "engagements",
        likes: "coalesce(reactions, likes)",
        comments: "comments",
        shares: "shares",
        saves: "saves",
        clicks: "clicks",
        posts: "posts",
      }),
    },
    {
      fact: "audience_day",
      values: () => ({
        network: "told",
        account: "profile",
        day: "day",
        until: "day + 1",
        followers: "followers",
        gained: "gained",
        lost: "abs(lost)",
      }),
      where: "coalesce(followers, gained, lost) is not null",
    },
  ],
  getIt: "Sprout Social → Reports → Profile Performance → Export → CSV",
};

/** The two reports of Sprout Social that tell figures by post and by day. */
export const sproutSocial: readonly ExportFormat[] = [posts, profiles];
