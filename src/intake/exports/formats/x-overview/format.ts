import { count, date, decimal, type ExportFormat } from "../../format.ts";

const getIt = "X → Premium → Analytics → Overview → Export data";
const unless = ["Post id", "Tweet id", "Post Link", "Tweet permalink", "Video title", "Network", "Profile"];

/** X Analytics → Overview → Export, a row a day: the newer one, and "Tweet activity by day" of old. Days are UTC. */
export const xOverview: ExportFormat = {
  id: "x-overview",
  title: "X account by day",
  columns: {
    day: date("Date"),
    posts: count("Create Post", "Tweets published", "Posts published"),
    impressions: count("Impressions"),
    engagements: count("Engagements"),
    likes: count("Likes"),
    saves: count("Bookmarks"),
    shares: count("Shares"),
    replies: count("Replies"),
    reposts: count("Reposts", "Retweets"),
    gained: count("New follows", "follows"),
    lost: count("Unfollows"),
    profileVisits: count("Profile visits", "user profile clicks"),
    clicks: count("URL clicks", "Link clicks"),
    videoViews: count("Video views"),
    mediaViews: count("Media views"),
  },
  signatures: [
    ["day", "impressions", "posts"],
    ["day", "impressions", "engagements", "reposts"],
    ["day", "impressions", "engagements", "saves"],
    ["day", "impressions", "gained", "lost"],
  ],
  unless,
  needed: ["day"],
  rows: "coalesce(impressions, engagements, likes, saves, shares, replies, reposts, gained, lost, profileVisits, posts, videoViews, mediaViews) is not null",
  tables: [
    {
      fact: "page_day",
      values: (_, has) => ({
        network: "'x'",
        day: "day",
        until: "day + 1",
        impressions: "impressions",
        views: has("mediaViews") ? "mediaViews" : "videoViews",
        engagements: "engagements",
        likes: "likes",
        comments: "replies",
        shares: "case when coalesce(reposts, shares) is not null then coalesce(reposts, 0) + coalesce(shares, 0) end",
        saves: "saves",
        clicks: "clicks",
        profile_visits: "profileVisits",
        posts: "posts",
      }),
    },
    {
      fact: "audience_day",
      values: () => ({ network: "'x'", day: "day", until: "day + 1", gained: "gained", lost: "lost" }),
      where: "coalesce(gained, lost) is not null",
    },
  ],
  getIt,
};

/** X Analytics → Video → Export: what all videos did, a row a day. */
export const xVideoOverview: ExportFormat = {
  id: "x-overview",
  title: "X videos by day",
  columns: {
    day: date("Date"),
    views: count("Views", "Video views"),
    watched: decimal("Watch Time (ms)"),
    averageWatched: decimal("Average Watch Time (ms)"),
    completion: decimal("Completion Rate"),
  },
  signatures: [
    ["day", "views", "watched"],
    ["day", "views", "averageWatched"],
  ],
  unless,
  needed: ["day"],
  rows: "coalesce(views, watched) is not null",
  tables: [
    {
      fact: "page_day",
      values: () => ({
        network: "'x'",
        day: "day",
        until: "day + 1",
        surface: "'video'",
        views: "views",
        watch_seconds: "watched / 1000",
      }),
    },
  ],
  getIt,
};
