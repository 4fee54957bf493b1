import { count, type ExportFormat, moment, text } from "../../format.ts";

const isInstagram = "(username is not null or contains(lower(permalink), 'instagram.com/'))";

/** Meta Business Suite → Insights → Content → Export: posts of a Facebook page or an Instagram account, over their life. */
export const metaContent: ExportFormat = {
  id: "meta-content",
  title: "Meta Business Suite content",
  columns: {
    id: text("Post ID"),
    pageId: text("Page ID"),
    page: text("Page name"),
    accountId: text("Account ID"),
    username: text("Account username"),
    account: text("Account name"),
    occurred: moment("Publish time"),
    permalink: text("Permalink"),
    kind: text("Post type"),
    views: count("Views"),
    impressions: count("Impressions"),
    reach: count("Reach"),
    interactions: count("Reactions, Comments and Shares", "Reactions, comments and shares"),
    reactions: count("Reactions"),
    likes: count("Likes"),
    comments: count("Comments"),
    shares: count("Shares"),
    saves: count("Saves"),
    linkClicks: count("Link Clicks"),
    clicks: count("Total clicks"),
  },
  signatures: [
    ["id", "username", "occurred", "permalink"],
    ["id", "page", "occurred", "permalink"],
    ["id", "pageId", "occurred", "permalink"],
  ],
  needed: ["id", "occurred"],
  dateOrder: "mdy",
  tables: [
    {
      fact: "post",
      values: () => ({
        network: `case when ${isInstagram} then 'instagram' else 'facebook' end`,
        id: "id",
        occurred_at: "occurred",
        permalink: "permalink",
        kind: "lower(kind)",
        impressions: "impressions",
        reach: "reach",
        engagements:
          "coalesce(interactions, case when coalesce(reactions, likes, comments, shares, saves) is not null then coalesce(reactions, likes, 0) + coalesce(comments, 0) + coalesce(shares, 0) + coalesce(saves, 0) end)",
        likes: "coalesce(reactions, likes)",
        comments: "comments",
        shares: "shares",
        clicks: "coalesce(linkClicks, clicks)",
        views: "views",
      }),
    },
  ],
  getIt: "Meta Business Suite → Insights → Content → Export data",
};
