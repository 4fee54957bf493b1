import { literal } from "../../../../warehouse/sql.ts";
import { count, type ExportFormat, moment, text } from "../../format.ts";
import { lastDayInName } from "../made-on.ts";
import { postIdAt } from "../post-address.ts";

/** X Analytics → Content → Export, by post: the 40 quoted columns of old, and the new ones since 2024. */
export const xPosts: ExportFormat = {
  id: "x-posts",
  title: "X posts",
  columns: {
    id: text("Tweet id", "Post id"),
    permalink: text("Tweet permalink", "Post permalink", "Post Link", "Post URL", "Link"),
    body: text("Tweet text", "Post text"),
    occurred: moment("time", "Date", "Created at"),
    impressions: count("impressions"),
    engagements: count("engagements"),
    likes: count("likes", "favorites"),
    replies: count("replies"),
    retweets: count("retweets", "Reposts"),
    shares: count("Shares", "Share"),
    saves: count("Bookmarks"),
    clicks: count("url clicks", "Link clicks"),
    mediaViews: count("media views"),
    videoViews: count("video views"),
  },
  signatures: [
    ["id", "permalink", "occurred", "impressions"],
    ["id", "body", "occurred", "impressions", "engagements"],
  ],
  unless: ["Network", "Social Network", "Profile", "Page ID", "Account ID"],
  needed: ["id", "occurred"],
  context: ({ file }) => ({ asOf: lastDayInName(file) }),
  tables: [
    {
      fact: "post",
      values: ({ asOf }, has) => ({
        network: "'x'",
        account: "nullif(regexp_extract(permalink, '(?i)(?:twitter|x)\\.com/([^/]+)/status', 1), '')",
        // A spreadsheet that opened the file cuts long ids short; the address keeps them.
        id: `coalesce(${postIdAt("permalink")}, id)`,
        occurred_at: "occurred",
        permalink: "permalink",
        kind: "'post'",
        title: "left(nullif(trim(regexp_extract(body, '[^\\r\\n]*[^\\s][^\\r\\n]*')), ''), 200)",
        impressions: "impressions",
        engagements: "engagements",
        likes: "likes",
        comments: "replies",
        shares: "case when coalesce(retweets, shares) is not null then coalesce(retweets, 0) + coalesce(shares, 0) end",
        saves: "saves",
        clicks: "clicks",
        views: has("mediaViews") ? "mediaViews" : "videoViews",
        as_of: asOf === null ? "null" : `date ${literal(asOf)}`,
      }),
    },
  ],
  getIt: "X → Premium → Analytics → Content → Export, by post",
};
