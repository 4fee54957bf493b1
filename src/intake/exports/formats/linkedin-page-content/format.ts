import { count, date, type ExportFormat, moment, text } from "../../format.ts";
import { asOf, downloadDay, postNumber } from "../linkedin-page.ts";

const common = {
  id: "linkedin-page-content",
  title: "LinkedIn page content",
  dateOrder: "mdy",
  getIt: "LinkedIn page, as admin → Analytics → Content → Export",
} as const;

const figures = ["impressions", "clicks", "likes", "comments", "shares"] as const;

/** SQL of a figure: its column of totals, else the sum of its parts. */
const whole = (key: string): string =>
  `coalesce(${key}, case when coalesce(${key}Organic, ${key}Sponsored) is not null then coalesce(${key}Organic, 0) + coalesce(${key}Sponsored, 0) end)`;

/** LinkedIn page → Analytics → Content → Export, sheet "Metrics": what all posts of the page did each day. */
const metrics: ExportFormat = {
  ...common,
  columns: {
    day: date("Date"),
    impressions: count("Impressions (total)"),
    impressionsOrganic: count("Impressions (organic)"),
    impressionsSponsored: count("Impressions (sponsored)"),
    reach: count("Unique impressions (organic)"),
    clicks: count("Clicks (total)"),
    clicksOrganic: count("Clicks (organic)"),
    clicksSponsored: count("Clicks (sponsored)"),
    likes: count("Reactions (total)"),
    likesOrganic: count("Reactions (organic)"),
    likesSponsored: count("Reactions (sponsored)"),
    comments: count("Comments (total)"),
    commentsOrganic: count("Comments (organic)"),
    commentsSponsored: count("Comments (sponsored)"),
    shares: count("Reposts (total)", "Shares (total)"),
    sharesOrganic: count("Reposts (organic)", "Shares (organic)"),
    sharesSponsored: count("Reposts (sponsored)", "Shares (sponsored)"),
  },
  signatures: [
    ["day", "impressionsOrganic"],
    ["day", "impressions", "clicks"],
    ["day", "clicksOrganic"],
  ],
  needed: ["day"],
  rows: `coalesce(cast(day as varchar), ${figures.map((key) => `cast(${key} as varchar)`).join(", ")}) is not null`,
  derived: Object.fromEntries(figures.map((key) => [`${key}Whole`, whole(key)])),
  tables: [
    {
      fact: "page_day",
      values: () => ({
        network: "'linkedin'",
        day: "day",
        until: "day + 1",
        impressions: "impressionsWhole",
        reach: "reach",
        engagements:
          "case when coalesce(clicksWhole, likesWhole, commentsWhole, sharesWhole) is not null then coalesce(clicksWhole, 0) + coalesce(likesWhole, 0) + coalesce(commentsWhole, 0) + coalesce(sharesWhole, 0) end",
        likes: "likesWhole",
        comments: "commentsWhole",
        shares: "sharesWhole",
        clicks: "clicksWhole",
      }),
    },
  ],
};

/** The sheet "All posts": every post of the range with its figures over its life. */
const allPosts: ExportFormat = {
  ...common,
  columns: {
    title: text("Post title", "Update title"),
    permalink: text("Post link", "Update link", "Post URL"),
    type: text("Post type", "Update type"),
    kind: text("Content type"),
    occurred: moment("Created date", "Date", "Posted on"),
    impressions: count("Impressions"),
    views: count(
      "Views (excluding offsite video views)",
      "Views (excluding off-site video views)",
      "Views",
      "Video views",
    ),
    clicks: count("Clicks"),
    likes: count("Likes", "Reactions"),
    comments: count("Comments"),
    shares: count("Reposts", "Shares"),
    follows: count("Follows", "Followers"),
  },
  signatures: [
    ["permalink", "title", "occurred", "impressions"],
    ["permalink", "type", "occurred", "impressions", "clicks"],
  ],
  unless: ["Post ID", "Tweet id", "Post publish date"],
  needed: ["permalink", "occurred"],
  rows: "coalesce(permalink, title, cast(occurred as varchar)) is not null",
  context: ({ file }) => ({ asOf: downloadDay(file) }),
  tables: [
    {
      fact: "post",
      values: (context) => ({
        network: "'linkedin'",
        id: postNumber("permalink"),
        occurred_at: "occurred",
        permalink: "permalink",
        kind: "lower(coalesce(kind, type))",
        title: "left(title, 200)",
        impressions: "impressions",
        engagements:
          "case when coalesce(clicks, likes, comments, shares) is not null then coalesce(clicks, 0) + coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0) end",
        likes: "likes",
        comments: "comments",
        shares: "shares",
        clicks: "clicks",
        views: "views",
        as_of: asOf(context),
      }),
    },
  ],
};

/** Both tables of a content export. */
export const linkedinPageContent: readonly ExportFormat[] = [metrics, allPosts];
