import { type Context, count, date, decimal, type ExportFormat, money, text } from "../../format.ts";
import {
  adDay,
  adRows,
  currencyOfSpend,
  daysFrom,
  rangeNote,
  rangeOf,
  wholeRange,
  withDaysNeeded,
} from "../ads/ad-day.ts";
import { spanIn } from "../ads/span.ts";
import { rangeInName } from "../written-dates.ts";

const levels = ["campaign", "campaignId", "adset", "adsetId", "ad", "adId"];
/** Columns by which X is known where a campaign, its spend and its impressions could be anybody's. */
const ownColumns = ["funding", "objective", "resultType", "reposts", "engagements", "mediaViews", "reach"];

/** X Ads Manager → Export. Days are the account's; what a row covers is written out in *Time period*. */
const report: ExportFormat = {
  id: "x-ads",
  title: "X Ads report",
  columns: {
    first: text(),
    timePeriod: text("Time period", "Time period (UTC)", "Period"),
    day: date("Date", "Day", "Segment date"),
    // "Start date" and "End date" are the campaign's own.
    starts: date("Period start", "Reporting start"),
    ends: date("Period end", "Reporting end"),
    account: text("Account name", "Ad account name", "Account", "Account ID"),
    campaign: text("Campaign name", "Campaign"),
    campaignId: text("Campaign ID"),
    adset: text("Ad group name", "Ad group", "Line item name", "Line item"),
    adsetId: text("Ad group ID", "Line item ID"),
    ad: text("Ad name", "Ad", "Promoted post", "Promoted Tweet", "Post text", "Tweet text"),
    adId: text("Ad ID", "Post ID", "Tweet ID", "Promoted Tweet ID", "Promoted post ID"),
    placement: text("Placement", "Placements", "Display location"),
    segment: text("Segment", "Segment name", "Audience segment"),
    age: text("Age", "Age bucket"),
    gender: text("Gender"),
    country: text("Country", "Location", "Locations", "Region", "Metro"),
    device: text("Device", "Platform", "Devices", "Platforms", "OS version"),
    keyword: text("Keyword", "Keywords", "Interest", "Interests", "Language", "Conversation topic"),
    currency: text("Currency", "Account currency"),
    spend: money(
      "Spend",
      "Spend ({currency})",
      "Amount spent",
      "Amount spent ({currency})",
      "Billed charge",
      "Total spend",
    ),
    impressions: count("Impressions"),
    linkClicks: count("Link clicks", "URL clicks"),
    clicks: count("Clicks", "Total clicks"),
    funding: text(
      "Funding source",
      "Funding source ID",
      "Funding source name",
      "Funding instrument",
      "Funding instrument ID",
    ),
    objective: text("Objective", "Campaign objective", "Ad group objective"),
    resultType: text("Result type", "Results type", "Result rate", "Results rate", "Cost per result", "Results"),
    reach: text(
      "Total audience reach",
      "Average frequency",
      "3s/100% video views",
      "Video completions",
      "Website creative URL",
      "Custom events",
    ),
    reposts: text("Reposts", "Retweets", "Tweet engagements", "Post engagements"),
    engagements: text("Engagements", "Engagement rate", "Total engagements"),
    mediaViews: text("Media views", "Media engagements", "Video views", "App clicks", "Card engagements"),
    purchases: decimal(
      "Purchases",
      "Purchases - total",
      "Purchases (total)",
      "Total purchases",
      "Site visit purchases",
      "Purchase",
      "Conversions: Purchases",
      "Website purchases",
      "Web conversions: Purchases",
    ),
    leads: decimal("Leads", "Lead generation", "Leads generated", "Sign ups", "Sign-ups", "Conversions: Sign ups"),
    conversions: decimal("Conversions", "Total conversions", "Web conversions", "Website conversions"),
    value: money(
      "Purchases - sale amount",
      "Purchases sale amount",
      "Purchases - total sale amount",
      "Purchases (sale amount)",
      "Purchases - order value",
      "Purchase value",
      "Total sale amount",
      "Sale amount",
      "Conversion value",
    ),
  },
  signatures: [
    ...levels.flatMap((level) => ownColumns.map((own) => [level, "spend", "impressions", own])),
    ...levels.map((level) => [level, "timePeriod", "spend", "impressions"]),
    ["timePeriod", "spend", "impressions", "clicks"],
    ...ownColumns.map((own) => ["timePeriod", "spend", "impressions", own]),
  ],
  unless: [
    ...[
      "Gregorian date",
      "Currency code",
      "Avg. CPC",
      "Average CPC",
      "Account number",
      "Customer",
      "Revenue",
      "Ctr (%)",
    ],
    ...["Reporting starts", "Result indicator", "Ad set name", "Attribution setting"],
    ...[
      "Total Spent",
      "Campaign Group Name",
      "Swipe Ups",
      "Pin clicks",
      "Outbound clicks",
      "Clicks (destination)",
      "Impr.",
    ],
    ...["Start Date (in UTC)", "Cost", "eCPM", "Ad Squad Name", "Paid Impressions"],
  ],
  needed: [],
  placed: () => ({ first: 0 }),
  derived: { spanFirst: spanIn("timePeriod").first, spanLast: spanIn("timePeriod").last },
  rows: (has) => adRows(has, ["timePeriod", "day", "starts", "account"]),
  context: ({ file, sample }) => ({ period: rangeInName(file), ...currencyOfSpend(sample) }),
  note: (surroundings) => {
    const { has, sample } = surroundings;
    const isRange = !has("day") && sample.some(({ timePeriod = "" }) => daysFrom(timePeriod) > 0);
    return isRange ? wholeRange : rangeNote("timePeriod", "day", "starts")(surroundings);
  },
  tables: [{ fact: "ad_day", values }],
  getIt: "X Ads Manager → Campaigns → Export → By day, with Spend, Impressions and Link clicks",
};

/** X's report, by day or over a range. */
export const xAds = withDaysNeeded(report);

function values(context: Context): Record<string, string> {
  const [from, to] = rangeOf(context.period);
  return adDay("x", context, {
    day: `coalesce(day, spanFirst, starts, ${from})`,
    until: `coalesce(coalesce(day, spanLast, ends) + 1, ${to}, starts + 1)`,
    breakdown: ["placement", "segment", "age", "gender", "country", "device", "keyword"],
    clicks: "coalesce(linkClicks, clicks)",
    conversions: claimed,
    value: "value",
  });
}

/** All conversions hold page visits as well: purchases and leads go before them. */
const claimed = `case when coalesce(purchases, leads) is null then conversions
  else coalesce(purchases, 0) + coalesce(leads, 0) end`;
