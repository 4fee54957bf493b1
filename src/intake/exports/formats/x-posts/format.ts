import { count, type ExportFormat, moment, text } from "../../format.ts";

/** X Analytics → Content → Export, by post: the 40 quoted columns of old, and the new ones since 2024. */
export const xPosts: ExportFormat = {
  id: "x-posts",
  title: "X posts",
  columns: {
    id: text("Tweet id", "Post id"),
    permalink: text("Tweet permalink", "Post Link"),
    body: text("Tweet text", "Post text"),
    occurred: moment("time", "Date"),
    impressions: count("impressions"),
    engagements: count("engagements"),
    likes: count("likes"),
    replies: count("replies"),
    retweets: count("retweets", "Reposts"),
    shares: count("Shares"),
    clicks: count("url clicks"),
    mediaViews: count("media views"),
  },
  signatures: [["id", "permalink", "occurred", "impressions"]],
  needed: ["id", "occurred"],
  tables: [
    {
      fact: "post",
      values: () => ({
        network: "'x'",
        id: "id",
        occurred_at: "occurred",
        permalink: "permalink",
        kind: "'post'",
        impressions: "impressions",
        engagements: "engagements",
        likes: "likes",
        comments: "replies",
        shares: "case when coalesce(retweets, shares) is not null then coalesce(retweets, 0) + coalesce(shares, 0) end",
        clicks: "clicks",
        views: "mediaViews",
      }),
    },
  ],
  getIt: "X → Premium → Analytics → Content → Export, by post",
};
