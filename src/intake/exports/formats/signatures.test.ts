import { describe, expect, it } from "vitest";
import { recognise } from "../recognise.ts";
import { textSheet } from "../text-sheet.ts";
import { formats } from "./index.ts";

function found(header: string): string | null {
  const row = header.replace(/[^,]+/g, "1");
  const sheet = textSheet(
    { file: "any.csv", path: "any.csv" },
    { head: `${header}\n${row}\n`, complete: true, encoding: "utf-8" },
  );
  return recognise(sheet, formats)?.format.id ?? null;
}

describe("a header", () => {
  it.each([
    ["at,person,source", "template-touches"],
    ["at,person,referrer", "template-touches"],
    ["at,person,post", "template-touches"],
    ["id,at,total", "template-orders"],
    ["id,at,person,total,source,medium,campaign", "template-orders"],
    ["id,at,person,source", "template-leads"],
    ["id,at,email,source,medium,campaign", "template-leads"],
    ["id,stage,amount,created_at", "template-deals"],
    ["what,category,amount,from,to", "template-costs"],
    ["what,category,hours,rate,per,from", "template-costs"],
    ["day,base,currency,rate", "fx-rates"],
    ["Record ID,First Name,Last Name,Email,Phone Number,Associated Company IDs", "hubspot-contacts"],
    ["Record ID,Email,Contact owner,Lifecycle Stage,Country/Region,Last Activity Date", "hubspot-contacts"],
    ["Record ID,Deal Name,Deal Stage,Amount,Deal owner,Associated Company IDs,Associated Contact IDs", "hubspot-deals"],
    ["Record ID,Deal Name,Amount,Deal Stage,Close Date,Deal Owner,Company Name,Pipeline,Create Date", "hubspot-deals"],
    ["Post ID,Permalink,Post Message,Type,Countries,Languages,Posted,Lifetime Post Total Reach", "facebook-page-posts"],
    ["Date,Lifetime Total Likes,Daily New Likes,Daily Unlikes,Daily Page Engaged Users", "facebook-page-daily"],
    ["Date,Sponsored followers,Organic followers,Auto-invited followers,Total followers", "linkedin-page-followers"],
    ["Location,Total followers", "linkedin-page-followers"],
    ["Seniority,Total views", "linkedin-page-visitors"],
    ["Date,Impressions,Engagements", "linkedin-creator"],
    ["Post URL,Post publish date,Engagements,,Post URL,Post publish date,Impressions", "linkedin-creator"],
    ["Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts", "x-overview"],
    ["Date,Tweets published,impressions,engagements,retweets,replies,likes,user profile clicks", "x-overview"],
    ["Date,Views,Watch Time (ms),Completion Rate,Average Watch Time (ms),Estimated Revenue", "x-overview"],
    ["Video,Video title,Video publish time,Likes,Views,Watch time (hours),Subscribers", "youtube-studio"],
    ["Date,Content,Video title,Video publish time,Views", "youtube-studio"],
    ["Date,Views", "youtube-studio"],
    ["Cities,City name,Geography,Views,Watch time (hours)", "youtube-studio"],
    ["Viewer gender,Views (%),Watch time (hours) (%)", "youtube-studio"],
    ["Device type,Views,Watch time (hours),Average view duration", "youtube-studio"],
    ["Video title,Video link,Post time,Video views,Likes,Comments,Shares,Add to Favorites", "tiktok-content"],
    ["Date,Video Views,Profile Views,Likes,Comments,Shares", "tiktok-overview"],
    ["Date,Total Viewers,New Viewers,Returning Viewers", "tiktok-overview"],
    ["Date,Hour,Active followers", "tiktok-followers"],
    ["Top territories,Distribution", "tiktok-followers"],
    ["Date,Impressions,Engagements,Outbound clicks,Pin clicks,Saves", "pinterest-analytics"],
    ["Date (GMT),Post ID,Post Message,Post Permalink,Post Type,Social Network,Impressions", "hootsuite"],
    ["Date,Post ID,Network,Post Type,Content Type,Profile,Sent by,Link,Post,Linked Content", "sprout-social"],
    ["Date,Profile,Network,Audience,Net Audience Growth,Audience Gained,Impressions", "sprout-social"],
    ["Date,Update,Service,Service Link,Type,Impressions,Reach,Likes,Comments", "buffer"],
  ])("%s is %s", (header, format) => expect(found(header)).toBe(format));

  it.each([
    "Date,Source,Medium,Sessions",
    "id,name,amount,created_at",
    "person,at,note",
    "LeadId,Title,Industry,Employees,TimeZone,Stage,CreatedDate,LeadSource",
    "OpportunityId,CreatedDate,created_by_id,IsAccepted,AcceptedDecisionDate,Amount",
    "mql_id,first_contact_date,origin",
    "Date,Amount,Currency,Rate",
    "Category,Amount,Date",
    "Post ID,Permalink,Post Message,Type,Countries,Languages,Posted",
    "Record ID,Company name,Company owner,Create Date,Phone Number",
    "Deal - Title,Deal - Owner,Deal - Pipeline,Deal - Stage,Deal - Value",
    "Date,USD,EUR,Total",
    "Date,Primary",
    "Date,Impressions,Engagements,Clicks",
    "Date,New followers,Unfollows",
    "Page,Total followers,New followers,Total posts",
    "Country,Views",
    "Country,Value",
    "Group,Women,Men",
    "Date,Impressions",
    "Date,Impressions,Clicks,Likes",
    "Date,Channel,Sessions,Users",
    "Date,Views,Likes,Comments",
    "Date,Network,Campaign,Cost",
    "Gender,Percent",
    "Date,Followers",
  ])("%s is none of ours", (header) => expect(found(header)).toBeNull());
});
