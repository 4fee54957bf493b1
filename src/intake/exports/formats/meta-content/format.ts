import { literal } from "../../../../warehouse/sql.ts";
import { count, decimal, type ExportFormat, moment, text } from "../../format.ts";
import { networkOfAddress, postIdAt } from "../post-address.ts";
import { rangeInName } from "../written-dates.ts";

const isInstagram =
  "(username is not null or accountId is not null or starts_with(lower(kind), 'ig ') or contains(lower(permalink), 'instagram.com/'))";

/** Meta Business Suite → Insights → Content → Export: posts of a Facebook page or an Instagram account, over their life. */
export const metaContent: ExportFormat = {
  id: "meta-content",
  title: "Meta Business Suite content",
  columns: {
    id: text("Post ID"),
    pageId: text("Page ID"),
    page: text("Page name"),
    title: text("Title"),
    description: text("Description"),
    accountId: text("Account ID"),
    username: text("Account username", "Username"),
    account: text("Account name"),
    occurred: moment("Publish time", "Published", "Publish date"),
    permalink: text("Permalink"),
    kind: text("Post type"),
    day: text("Date"),
    views: count("Views", "Plays", "Reel plays"),
    impressions: count("Impressions", "Lifetime Post Total Impressions"),
    reach: count("Reach", "Viewers", "Accounts reached", "Lifetime Post Total Reach"),
    interactions: count("Reactions, Comments and Shares", "Interactions"),
    reactions: count("Reactions"),
    likes: count("Likes"),
    comments: count("Comments"),
    shares: count("Shares", "Reposts"),
    saves: count("Saves"),
    replies: count("Replies"),
    linkClicks: count("Link Clicks"),
    clicks: count("Total clicks"),
    watched: decimal("Seconds viewed"),
  },
  signatures: [
    ["id", "username", "occurred", "permalink"],
    ["id", "page", "occurred", "permalink"],
    ["id", "pageId", "occurred", "permalink"],
    ["id", "accountId", "occurred", "permalink"],
  ],
  needed: ["id", "occurred"],
  rows: "coalesce(id, permalink) is not null",
  dateOrder: "mdy",
  mergesPosts: true,
  context: ({ file }) => {
    const period = rangeInName(file);
    return period === null ? {} : { asOf: Temporal.PlainDate.from(period.to).subtract({ days: 1 }).toString() };
  },
  derived: {
    isThreads: `coalesce(${networkOfAddress("permalink")} = 'threads', false)`,
    addressed: postIdAt("permalink"),
    firstLine: "nullif(trim(regexp_extract(description, '[^\\r\\n]*[^\\s][^\\r\\n]*')), '')",
    commentsOf: "coalesce(comments, replies)",
    likesOf: "coalesce(reactions, likes)",
    // "Lifetime", or the day that the row's figures are of.
    figuresOf: "cast(try_strptime(day, ['%m/%d/%Y', '%Y-%m-%d']) as date)",
  },
  tables: [
    {
      fact: "post",
      values: ({ asOf }) => ({
        network: `case when isThreads then 'threads' when ${isInstagram} then 'instagram' else 'facebook' end`,
        account: "coalesce(username, page, account)",
        // Other tools know a Threads post by the code in its address alone.
        id: "case when isThreads then coalesce(addressed, id) else id end",
        occurred_at: "occurred",
        permalink: "permalink",
        kind: "lower(kind)",
        title: "left(coalesce(title, firstLine), 200)",
        impressions: "impressions",
        reach: "reach",
        engagements:
          "coalesce(interactions, case when coalesce(likesOf, commentsOf, shares, saves) is not null then coalesce(likesOf, 0) + coalesce(commentsOf, 0) + coalesce(shares, 0) + coalesce(saves, 0) end)",
        likes: "likesOf",
        comments: "commentsOf",
        shares: "shares",
        saves: "saves",
        clicks: "coalesce(linkClicks, clicks)",
        views: "views",
        watch_seconds: "watched",
        as_of: `coalesce(figuresOf, ${asOf === null ? "cast(null as date)" : `date ${literal(asOf)}`})`,
      }),
    },
  ],
  getIt: "Meta Business Suite → Insights → Content → Export data",
};
