import { count, type ExportFormat, moment, text } from "../../format.ts";

const common = {
  id: "facebook-page-posts",
  title: "Facebook page posts (until 2022)",
  dateOrder: "mdy",
  mergesPosts: true,
  getIt:
    "Facebook page → Insights → Export data → Post data; the page's newer exports are in Meta Business Suite → Insights → Content",
} as const;

const columns = {
  id: text("Post ID"),
  permalink: text("Permalink"),
  message: text("Post Message"),
  kind: text("Type"),
  occurred: moment("Posted", "Post created time"),
};

/** The row below the header says what the columns mean, and has no id, address or time. */
const rows = "coalesce(id, permalink, cast(occurred as varchar)) is not null";

const post = {
  network: "'facebook'",
  // The page's id stands before the post's own.
  id: "split_part(id, '_', -1)",
  occurred_at: "occurred",
  permalink: "permalink",
  kind: "lower(kind)",
};

/**
 * Facebook page → Insights → Export data → Post data, sheet "Key Metrics", or the whole csv, in which the other sheets'
 * columns stand under longer names.
 */
const keyMetrics: ExportFormat = {
  ...common,
  columns: {
    ...columns,
    impressions: count("Lifetime Post Total Impressions", "Lifetime Total Impressions"),
    reach: count("Lifetime Post Total Reach", "Lifetime Total Reach"),
    engaged: count("Lifetime Engaged Users", "Lifetime Post Engaged Users"),
    likes: count("Lifetime Post Stories by action type - like"),
    comments: count("Lifetime Post Stories by action type - comment"),
    shares: count("Lifetime Post Stories by action type - share"),
    likers: count("Lifetime Talking About This (Post) by action type - like"),
    commenters: count("Lifetime Talking About This (Post) by action type - comment"),
    sharers: count("Lifetime Talking About This (Post) by action type - share"),
    clicks: count("Lifetime Post Consumptions by type - link clicks"),
    clickers: count("Lifetime Post consumers by type - link clicks"),
  },
  signatures: [
    ["id", "occurred", "reach"],
    ["id", "occurred", "impressions"],
    ["id", "occurred", "engaged"],
  ],
  needed: ["id", "occurred"],
  rows,
  derived: {
    likesOf: "coalesce(likes, likers)",
    commentsOf: "coalesce(comments, commenters)",
    sharesOf: "coalesce(shares, sharers)",
  },
  tables: [
    {
      fact: "post",
      values: () => ({
        ...post,
        impressions: "impressions",
        reach: "reach",
        engagements:
          "case when coalesce(likesOf, commentsOf, sharesOf) is not null then coalesce(likesOf, 0) + coalesce(commentsOf, 0) + coalesce(sharesOf, 0) end",
        likes: "likesOf",
        comments: "commentsOf",
        shares: "sharesOf",
        clicks: "coalesce(clicks, clickers)",
      }),
    },
  ],
};

/**
 * The sheets "Lifetime Talking About This" (persons) and "Lifetime Post Stories" (how often), which have one header: an
 * empty cell is none. Once merged, the higher figures count, those of how often.
 */
const stories: ExportFormat = {
  ...common,
  columns: { ...columns, likes: count("like"), comments: count("comment"), shares: count("share") },
  signatures: [
    ["id", "occurred", "likes"],
    ["id", "occurred", "comments"],
    ["id", "occurred", "shares"],
  ],
  unless: ["Impressions", "Reach", "Total Interactions"],
  needed: ["id", "occurred"],
  rows,
  tables: [
    {
      fact: "post",
      values: () => ({
        ...post,
        engagements: "coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0)",
        likes: "coalesce(likes, 0)",
        comments: "coalesce(comments, 0)",
        shares: "coalesce(shares, 0)",
      }),
    },
  ],
};

/** The sheets "Lifetime Post Consumers" (persons) and "Lifetime Post Consumptions" (how often) by type of click. */
const consumptions: ExportFormat = {
  ...common,
  columns: { ...columns, clicks: count("link clicks"), other: count("other clicks") },
  signatures: [
    ["id", "occurred", "message", "clicks"],
    ["id", "occurred", "message", "other"],
  ],
  needed: ["id", "occurred"],
  rows,
  tables: [{ fact: "post", values: () => ({ ...post, clicks: "coalesce(clicks, 0)" }) }],
};

/** All sheets of a post export that are read. */
export const facebookPagePosts: readonly ExportFormat[] = [keyMetrics, stories, consumptions];
