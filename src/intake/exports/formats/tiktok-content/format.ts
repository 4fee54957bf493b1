import { literal } from "../../../../warehouse/sql.ts";
import { type Context, count, type ExportFormat, text } from "../../format.ts";
import { saysTotal } from "../../languages/words.ts";
import { lastDayInName } from "../made-on.ts";
import { postIdAt } from "../post-address.ts";

/**
 * TikTok Studio → Analytics → Content → Download data. Post times come without a year ("February 28"), so the year, or
 * the whole time, is read out of the video's id, whose upper half counts the seconds since 1970.
 */
export const tiktokContent: ExportFormat = {
  id: "tiktok-content",
  title: "TikTok videos",
  columns: {
    title: text("Video title", "Post title", "Title"),
    link: text("Video link", "Post link", "Link", "Video URL"),
    posted: text("Post time", "Posted on"),
    views: count("Total views", "Video views", "Views"),
    likes: count("Total likes", "Likes"),
    comments: count("Total comments", "Comments"),
    shares: count("Total shares", "Shares"),
    saves: count(
      "Add to Favorites",
      "Added to favorites",
      "Total favorites",
      "Total saves",
      "Total bookmarks",
      "Favorites",
      "Saves",
    ),
    reach: count("Reached audience", "Total viewers", "Unique viewers"),
  },
  signatures: [
    ["title", "link", "posted", "views"],
    ["link", "posted", "likes", "comments"],
  ],
  unless: ["Impressions", "Network", "Social Network", "Profile", "Clicks", "Post ID", "Created date"],
  needed: ["link"],
  rows: `coalesce(link, title, posted) is not null and not coalesce(link is null and ${saysTotal("title")}, false)`,
  derived: { video: postIdAt("link") },
  context: ({ file }) => ({ asOf: lastDayInName(file) }),
  tables: [{ fact: "post", values }],
  getIt: "TikTok Studio → Analytics → Content → Download data → CSV",
};

function values({ asOf, zone }: Context): Record<string, string> {
  return {
    network: "'tiktok'",
    account: "nullif(regexp_extract(link, '(?i)tiktok\\.com/@([^/?]+)', 1), '')",
    id: "coalesce(video, link)",
    occurred_at: `coalesce(timezone(${literal(zone)}, try_cast(posted as timestamp)), ${secondsInId})`,
    permalink: "link",
    kind: "case when contains(link, '/photo/') then 'photo' else 'video' end",
    title: "left(title, 200)",
    reach: "reach",
    engagements:
      "case when coalesce(likes, comments, shares, saves) is not null then coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0) + coalesce(saves, 0) end",
    likes: "likes",
    comments: "comments",
    shares: "shares",
    saves: "saves",
    views: "views",
    as_of: asOf === null ? "null" : `date ${literal(asOf)}`,
  };
}

/** Before TikTok's first year the number is no such id. */
const secondsInId = `list_filter([to_timestamp(try_cast(video as bigint) >> 32)], lambda made: made >= timestamptz '2015-01-01' and made < timestamptz '2100-01-01')[1]`;
