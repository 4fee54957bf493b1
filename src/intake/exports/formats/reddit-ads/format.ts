import { type Context, count, date, decimal, type ExportFormat, money, text } from "../../format.ts";
import { adDay, adRows, currencyOfSpend, rangeNote, rangeOf, withDaysNeeded } from "../ads/ad-day.ts";
import { rangeInName } from "../written-dates.ts";

/** What other platforms' reports have beside a spend, impressions and clicks. */
const notReddit = [
  ...["Total Spent", "Campaign Group Name", "Start Date (in UTC)"],
  ...["Swipe Ups", "Paid Impressions", "Ad Squad Name"],
  ...["Reporting starts", "Link clicks", "Clicks (all)", "Ad set name"],
  ...["Funding source", "Funding source ID", "Objective", "Time period"],
  ...["Avg. CPC", "Currency code", "Gregorian date", "Impr.", "Revenue"],
  ...["Outbound clicks", "Pin clicks"],
  ...["Clicks (destination)", "CPC (destination)", "Cost"],
];

const levels = ["campaign", "campaignId", "adset", "adsetId", "ad", "adId", "community"];

/** Reddit Ads → Reporting → Export. Days are UTC; the currency stands in the column's name. */
const report: ExportFormat = {
  id: "reddit-ads",
  title: "Reddit Ads report",
  columns: {
    first: text(),
    day: date("Date", "Day", "Date (UTC)", "Date (GMT)"),
    // "Start Date" and "End Date" are the campaign's own.
    starts: date("Reporting Start", "Report Start", "Report Start Date"),
    ends: date("Reporting End", "Report End", "Report End Date"),
    account: text("Account Name", "Ad Account Name", "Account", "Account ID", "Ad Account ID"),
    campaign: text("Campaign Name", "Campaign"),
    campaignId: text("Campaign ID"),
    adset: text("Ad Group Name", "Ad Group"),
    adsetId: text("Ad Group ID"),
    ad: text("Ad Name", "Ad", "Post Title"),
    adId: text("Ad ID"),
    community: text("Community", "Subreddit", "Communities"),
    interest: text("Interest", "Keyword"),
    placement: text("Placement"),
    country: text("Country", "Countries"),
    region: text("Region", "DMA", "Metro"),
    device: text("Device", "Device OS", "Operating System", "OS"),
    gender: text("Gender"),
    age: text("Age"),
    currency: text("Currency"),
    spend: money("Amount Spent", "Amount Spent ({currency})"),
    spent: money("Spend", "Spend ({currency})"),
    impressions: count("Impressions"),
    clicks: count("Clicks", "Click"),
    ecpm: text("eCPM", "eCPM ({currency})", "CPM ({currency})"),
    upvotes: text("Upvotes", "Comment Upvotes", "Upvote Rate", "Comments", "Comment Page Views", "Comments Page Views"),
    purchases: decimal(
      "Purchase (Total)",
      "Purchases (Total)",
      "Purchase (Total Conversions)",
      "Total Purchases",
      "Purchases",
      "Purchase",
      "Purchase Total Conversions",
    ),
    purchaseClicks: decimal(
      "Purchase (Click-through)",
      "Purchase (Click)",
      "Purchase (Clicks)",
      "Purchase (Click-through Conversions)",
    ),
    purchaseViews: decimal(
      "Purchase (View-through)",
      "Purchase (View)",
      "Purchase (Views)",
      "Purchase (View-through Conversions)",
    ),
    leads: decimal("Lead (Total)", "Leads (Total)", "Total Leads", "Leads", "Lead"),
    value: money(
      "Purchase (Total Value)",
      "Purchase (Total Value) ({currency})",
      "Purchase Total Value",
      "Purchase Total Value ({currency})",
      "Purchase (Total Conversion Value)",
      "Purchase (Value)",
      "Purchase Value",
      "Purchase Value ({currency})",
      "Total Purchase Value",
      "Total Value (Purchase)",
      "Total Purchase Value ({currency})",
      "Total Value",
      "Total Value ({currency})",
    ),
  },
  signatures: [
    ...[...levels, "day"].flatMap((level) =>
      ["spend", "spent"].flatMap((amount) => [
        [level, amount, "impressions", "clicks", "ecpm"],
        [level, amount, "impressions", "clicks", "upvotes"],
        [level, amount, "impressions", "clicks", "purchases", "purchaseClicks"],
        [level, amount, "clicks", "community"],
      ]),
    ),
    ...levels.flatMap((level) => [
      [level, "spend", "impressions", "clicks", "purchases"],
      [level, "day", "spend", "impressions", "clicks"],
    ]),
  ],
  unless: notReddit,
  needed: [],
  placed: () => ({ first: 0 }),
  rows: (has) => adRows(has, ["day", "starts", "community", "account"]),
  context: ({ file, sample }) => ({ zone: "UTC", period: rangeInName(file), ...currencyOfSpend(sample) }),
  note: rangeNote("day", "starts"),
  tables: [{ fact: "ad_day", values }],
  getIt: "Reddit Ads → Analytics → Custom report → breakdowns Date and Campaign → Export",
};

/** Reddit's report, by day or over a range. */
export const redditAds = withDaysNeeded(report);

function values(context: Context): Record<string, string> {
  const [from, to] = rangeOf(context.period);
  return adDay("reddit", context, {
    day: `coalesce(day, starts, ${from})`,
    until: `coalesce(coalesce(day, ends) + 1, ${to}, starts + 1)`,
    breakdown: ["community", "interest", "placement", "country", "region", "device", "gender", "age"],
    spend: "coalesce(spend, spent, 0)",
    clicks: "clicks",
    conversions: claimed,
    value: "value",
  });
}

/** Purchases and leads, both by click and by view; null where the file has no column of them. */
const claimed = `case when coalesce(purchases, purchaseClicks, purchaseViews, leads) is not null
  then coalesce(purchases, coalesce(purchaseClicks, 0) + coalesce(purchaseViews, 0)) + coalesce(leads, 0) end`;
