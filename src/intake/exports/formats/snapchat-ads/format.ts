import { type Context, count, date, decimal, type ExportFormat, foldHeader, money, text } from "../../format.ts";
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
import { rangeInName } from "../written-dates.ts";

const levels = ["campaign", "campaignId", "adset", "adsetId", "ad", "adId", "starts", "day"];

/**
 * Snapchat Ads Manager → Manage Ads → Export, or a custom report. A row covers the time from Start Time to End Time, a
 * day where the report is daily; days are UTC.
 */
const report: ExportFormat = {
  id: "snapchat-ads",
  title: "Snapchat Ads report",
  columns: {
    first: text(),
    starts: date("Start Time", "Start Time (UTC)", "Reporting Start"),
    ends: date("End Time", "End Time (UTC)", "Reporting End"),
    endsAt: text(),
    day: date("Date", "Day"),
    account: text("Ad Account Name", "Account Name", "Ad Account", "Ad Account ID", "Account ID"),
    campaign: text("Campaign Name", "Campaign"),
    campaignId: text("Campaign ID"),
    adset: text("Ad Squad Name", "Ad Set Name", "Ad Squad", "Ad Set"),
    adsetId: text("Ad Squad ID", "Ad Set ID"),
    ad: text("Ad Name", "Ad"),
    adId: text("Ad ID"),
    age: text("Age", "Age Bucket"),
    gender: text("Gender"),
    country: text("Country"),
    region: text("Region", "DMA"),
    device: text("Operating System", "OS", "Device Make", "Device"),
    interest: text("Lifestyle Category", "Interest Category", "Interest"),
    currency: text("Currency", "Currency Code", "Account Currency"),
    spend: money("Amount Spent", "Amount Spent ({currency})", "Spend", "Spend ({currency})"),
    impressions: count("Impressions", "Total Impressions"),
    paidImpressions: count("Paid Impressions"),
    paid: text("Paid eCPM", "Paid eCPM ({currency})", "Paid Reach", "Paid Frequency"),
    swipes: count("Swipe Ups", "Swipe-Ups", "Swipes", "Paid Swipe Ups", "Swipe Ups/Clicks", "Clicks/Swipe Ups"),
    swiped: text("eCPSU", "Swipe Up Rate", "Swipe Up Rate (%)", "eCPSU ({currency})", "Story Opens", "Screen Time"),
    clicks: count("Clicks", "Paid Clicks"),
    purchases: decimal("Purchases", "Total Purchases", "Purchases (Total)", "Pixel Purchases", "Purchase"),
    leads: decimal("Leads", "Lead Submissions", "Native Leads"),
    signUps: text("Sign Ups", "Installs", "Total Installs"),
    value: money(
      "Purchases Value",
      "Purchases Value ({currency})",
      "Purchase Value",
      "Purchase Value ({currency})",
      "Purchases Value (Total)",
      "Total Purchases Value",
      "Purchase Revenue",
    ),
  },
  signatures: levels.flatMap((level) => [
    [level, "spend", "swipes"],
    [level, "spend", "paidImpressions"],
    [level, "spend", "paid"],
    [level, "spend", "swiped"],
    ...(level === "starts" ? [] : [[level, "starts", "endsAt", "spend", "impressions"]]),
  ]),
  unless: [
    "Total Spent",
    "Link clicks",
    "Reporting starts",
    "Clicks (all)",
    "Campaign Group Name",
    "Start Date (in UTC)",
  ],
  needed: [],
  placed: (_, header) => {
    const end = header.findIndex((cell) => /^end time( \(utc\))?$/.test(foldHeader(cell)));
    return { first: 0, ...(end === -1 ? {} : { endsAt: end }) };
  },
  rows: (has) => adRows(has, ["day", "starts", "account"]),
  context: ({ file, sample }) => ({ zone: "UTC", period: rangeInName(file), ...currencyOfSpend(sample) }),
  note: (surroundings) => {
    const { has, sample } = surroundings;
    const isRange = !has("day") && sample.some(({ starts = "", ends = "" }) => daysFrom(starts, ends) > 1);
    return isRange ? wholeRange : rangeNote("day", "starts")(surroundings);
  },
  tables: [{ fact: "ad_day", values }],
  getIt: "Snapchat Ads Manager → Reports → Create report → breakdown Campaign, granularity Day → Export CSV",
};

/** Snapchat's report, by day or over a range. */
export const snapchatAds = withDaysNeeded(report, "starts");

function values(context: Context): Record<string, string> {
  const [from, to] = rangeOf(context.period);
  return {
    ...adDay("snapchat", context, {
      day: `coalesce(day, starts, ${from})`,
      until: `coalesce(day + 1, ${past}, ${to}, starts + 1)`,
      breakdown: ["age", "gender", "country", "region", "device", "interest"],
      clicks: "coalesce(swipes, clicks)",
      conversions:
        "case when coalesce(purchases, leads) is not null then coalesce(purchases, 0) + coalesce(leads, 0) end",
      value: "value",
    }),
    impressions: "coalesce(paidImpressions, impressions)",
  };
}

/** An end at midnight is the day after the last; one at 23:59, or without a time, lies in the last day. */
const past =
  "ends + case when ends > starts and regexp_matches(endsAt, '[T ](00:00|12:00(:00)? ?AM)') then 0 else 1 end";
