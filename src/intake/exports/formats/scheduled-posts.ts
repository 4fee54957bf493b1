import { literal } from "../../../warehouse/sql.ts";
import {
  type Context,
  count,
  decimal,
  moment,
  type Surroundings,
  type TableMapping,
  text,
  utcMoment,
} from "../format.ts";
import { lastDayInName } from "./made-on.ts";
import { networkNamed, networkOfAddress, postIdAt } from "./post-address.ts";
import { datesIn, daysBetween } from "./written-dates.ts";

/** The columns in which tools that post to many networks tell what became of a post. Each tool adds its own. */
export const scheduledColumns = {
  id: text("Post ID", "Native post ID", "Network post ID", "Message ID"),
  permalink: text("Post Permalink", "Permalink", "Post Link", "Post URL", "Service Link", "Native link", "Link", "URL"),
  network: text("Social Network", "Network", "Service", "Network/Channel", "Channel type", "Platform", "Channel"),
  profile: text("Profile", "Profile name", "Social account", "Account", "Account name", "Channel name"),
  message: text("Post Message", "Message", "Text", "Update", "Post text", "Post", "Post content", "Caption"),
  utc: utcMoment("Date (GMT)", "Date (UTC)", "Created time (UTC)", "Published date (GMT)", "Sent at (UTC)"),
  local: moment("Date", "Post date", "Published date", "Publish date", "Date published", "Sent at", "Posted at"),
  kind: text("Content Type", "Post Type", "Media type", "Type"),
  impressions: count("Impressions", "Post impressions", "Total impressions"),
  reach: count("Reach", "Post reach", "Total reach"),
  engagements: decimal("Engagements", "Engagement", "Post engagements", "Post engagement", "Total engagements"),
  reactions: count(
    "Reactions",
    "Post reactions",
    "Post reactions & likes",
    "Post reactions and likes",
    "Reactions & likes",
    "Reactions and likes",
    "Reactions/Likes",
  ),
  likes: count("Likes", "Post likes"),
  comments: count(
    "Comments",
    "Post comments",
    "Post comments & replies",
    "Post comments and replies",
    "Comments & replies",
    "Comments and replies",
    "Comments/Replies",
  ),
  replies: count("Replies", "Post replies"),
  shares: count("Shares", "Post shares", "Reposts", "Retweets", "Shares/Reposts"),
  saves: count("Saves", "Post saves", "Bookmarks"),
  linkClicks: count("Post Link Clicks", "Link clicks", "URL clicks"),
  clicks: count("Post Clicks (All)", "Post clicks", "Total clicks", "Clicks"),
  views: count("Video Views", "Post video views", "Views", "Plays"),
};

/** What makes a row of such a report a post, and its facts. */
export const scheduledPosts = {
  rows: "coalesce(id, permalink, network) is not null",
  derived: {
    told: `coalesce(${networkNamed("network")}, ${networkOfAddress("permalink")})`,
    addressed: postIdAt("permalink"),
    // Tools write Facebook's id as page_post, LinkedIn's as urn:li:share:id; a spreadsheet as 1.78E+17.
    named: "nullif(regexp_replace(id, '^(?:[0-9]+_|urn:li:[A-Za-z]+:|[0-9.,]+E[+][0-9]+$)', ''), '')",
    posted: "coalesce(utc, local)",
    // "Engagement" may be a share of those reached.
    engaged:
      "case when not coalesce(bool_or(engagements <> floor(engagements)) over (), false) then cast(engagements as bigint) end",
  },
  tables: [{ fact: "post", values }] as readonly TableMapping[],
  context: ({ file, preamble }: Surroundings): Partial<Context> => {
    const days = datesIn(preamble.flat().join("\n"));
    const period = days.length === 2 ? daysBetween(days[0], days[1]) : null;
    return { period, asOf: (period === null ? null : days[1]?.toString()) ?? lastDayInName(file) };
  },
};

/** Facebook's and Instagram's own exports know a post by the id that tools give too, the others by the one in its address. */
function values({ asOf }: Context, has: (key: string) => boolean): Record<string, string> {
  return {
    network: "told",
    account: "ltrim(profile, '@')",
    id: "case when told in ('facebook', 'instagram') then coalesce(named, addressed, permalink) else coalesce(addressed, named, permalink) end",
    occurred_at: "posted",
    permalink: "permalink",
    kind: "lower(kind)",
    impressions: "impressions",
    reach: "reach",
    engagements: "engaged",
    likes: "coalesce(reactions, likes)",
    comments: "coalesce(comments, replies)",
    shares: "shares",
    saves: "saves",
    clicks: has("linkClicks") ? "linkClicks" : "clicks",
    views: "views",
    as_of: asOf === null ? "null" : `date ${literal(asOf)}`,
  };
}
