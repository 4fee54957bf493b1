import {
  type Context,
  count,
  date,
  decimal,
  type ExportFormat,
  foldHeader,
  money,
  type Surroundings,
  text,
} from "../../format.ts";
import { adDay, adRows, currencyOfSpend, rangeNote, rangeOf, withDaysNeeded } from "../ads/ad-day.ts";
import { untilOf } from "../ads/until.ts";
import { datesIn, daysBetween, rangeInName } from "../written-dates.ts";

const levels = ["campaign", "campaignId", "adset", "adsetId", "ad", "adId"];
/** Columns by which Microsoft is known where the lines above the table were left out. */
const ownColumns = [
  "averageCpc",
  "revenue",
  "gregorian",
  "currencyCode",
  "accountNumber",
  "deviceOs",
  "topVsOther",
  "bidMatch",
];

/**
 * Microsoft Advertising → Reports, or the table of Campaigns → Download: lines that name the report, the header, and a
 * line of copyright at the end. Days are the account's.
 */
const report: ExportFormat = {
  id: "microsoft-ads",
  title: "Microsoft Advertising report",
  columns: {
    first: text(),
    reported: text(),
    day: date("Gregorian date", "Time period", "Date", "Day", "GregorianDate", "TimePeriod"),
    gregorian: text(),
    currencyCode: text(),
    week: date("Week", "Week (starting Sunday)", "Week starting"),
    month: date("Month"),
    account: text("Account name", "Account", "Account ID", "AccountName", "AccountId"),
    accountNumber: text("Account number", "Customer", "Customer name", "Customer ID", "AccountNumber", "CustomerName"),
    campaign: text("Campaign name", "Campaign", "CampaignName"),
    campaignId: text("Campaign ID", "CampaignId"),
    adset: text("Ad group", "Ad group name", "Asset group", "Asset group name", "AdGroupName", "AssetGroupName"),
    adsetId: text("Ad group ID", "Asset group ID", "AdGroupId", "AssetGroupId"),
    ad: text("Ad name", "Ad title", "Title part 1", "Headline", "Ad", "AdTitle", "TitlePart1"),
    adId: text("Ad ID", "AdId"),
    keyword: text("Keyword", "Search keyword"),
    term: text("Search term", "Search query", "SearchQuery"),
    device: text("Device type", "Device", "DeviceType"),
    deviceOs: text("Device OS", "Operating system", "DeviceOS"),
    network: text("Network", "Ad distribution", "AdDistribution"),
    topVsOther: text("Top vs. other", "Top vs other", "TopVsOther"),
    bidMatch: text("Bid match type", "Delivered match type", "BidMatchType", "DeliveredMatchType"),
    age: text("Age group", "Age", "AgeGroup"),
    gender: text("Gender"),
    country: text("Country/Region", "Country/region", "Country", "CountryOrRegion"),
    publisher: text("Publisher website", "Website", "Publisher URL", "Website URL", "Landing page", "PublisherUrl"),
    hour: text("Hour", "Hour of day", "Day of week"),
    currency: text("Currency code", "Currency", "CurrencyCode"),
    spend: money("Spend", "Spend ({currency})", "Total spend"),
    impressions: count("Impressions", "Impr."),
    clicks: count("Clicks"),
    averageCpc: text("Avg. CPC", "Average CPC", "Avg. CPC ({currency})", "AverageCpc"),
    conversions: decimal(
      "Conversions",
      "Conv.",
      "Conversions (qualified)",
      "Conversions qualified",
      "All conversions",
      "All conv.",
      "ConversionsQualified",
      "AllConversions",
    ),
    value: money("Revenue", "Revenue ({currency})", "Conv. value", "All revenue", "Revenue (qualified)", "AllRevenue"),
    revenue: text(
      "Return on ad spend",
      "Revenue per conversion",
      "Revenue/conv.",
      "Return on ad spend (%)",
      "ReturnOnAdSpend",
      "RevenuePerConversion",
    ),
  },
  signatures: [
    ...[...levels, "account", "day"].flatMap((level) => [
      [level, "spend", "clicks", "reported"],
      [level, "spend", "impressions", "reported"],
      ...ownColumns.map((own) => [level, "spend", "clicks", own]),
    ]),
    ...levels.map((level) => [level, "spend", "impressions", "clicks", "value"]),
  ],
  unless: [
    ...[
      "Cost",
      "Amount spent",
      "Total Spent",
      "Funding source",
      "Funding source ID",
      "Objective",
      "Results",
      "Link clicks",
    ],
    ...["Swipe Ups", "Paid Impressions", "Pin clicks", "Outbound clicks", "Clicks (destination)", "eCPM", "Reposts"],
  ],
  needed: [],
  placed: (above, header) => ({
    first: 0,
    ...(above.some(([cell = ""]) => reportLine.test(cell.trim())) && { reported: 0 }),
    ...placeOf("gregoriandate", header, "gregorian"),
    ...placeOf("currencycode", header, "currencyCode"),
  }),
  rows: (has) => adRows(has, ["day", "week", "month", "account"]),
  context: contextOf,
  note: rangeNote("day", "week", "month"),
  tables: [{ fact: "ad_day", values }],
  getIt: "Microsoft Advertising → Reports → Campaign performance, unit of time Day, with Currency code → Download CSV",
};

/** Microsoft's report, by day or over a range. */
export const microsoftAds = withDaysNeeded(report);

const reportLine = /^(report name|report time|report aggregation):/i;

function placeOf(name: string, header: readonly string[], key: string): Record<string, number> {
  const index = header.findIndex((cell) => foldHeader(cell).replaceAll(" ", "") === name);
  return index === -1 ? {} : { [key]: index };
}

/** "Report Time: 3/1/2026,3/31/2026" and "Report Aggregation: Weekly"; Microsoft's weeks begin on Sunday. */
function contextOf({ preamble, file, sample }: Surroundings): Partial<Context> {
  const lines = preamble.map((cells) => cells.filter((cell) => cell !== "").join(" "));
  const [first, last] = datesIn(lines.find((line) => /^report time:/i.test(line)) ?? rangeAmong(lines) ?? "");
  return { period: daysBetween(first, last) ?? rangeInName(file), grain: grainOf(lines), ...currencyOfSpend(sample) };
}

/** The table of Campaigns opens with its name and its range alone. */
const rangeAmong = (lines: readonly string[]): string | undefined => lines.find((line) => datesIn(line).length === 2);

function grainOf(lines: readonly string[]): Context["grain"] {
  const aggregation = lines.find((line) => /^report aggregation:/i.test(line)) ?? "";
  if (/week/i.test(aggregation)) return { weekFrom: 7 };
  return /month/i.test(aggregation) ? "month" : "day";
}

function values(context: Context): Record<string, string> {
  const { period } = context;
  const [from, to] = rangeOf(period);
  const week = untilOf("week", { grain: { weekFrom: 7 }, period });
  const month = untilOf("month", { grain: "month", period });
  const row = adDay("microsoft", context, {
    network: "'bing'",
    day: `coalesce(day, greatest(coalesce(week, month), ${from}))`,
    until: `case when day is not null then ${untilOf("day", context)} when week is not null then ${week}
      when month is not null then ${month} else ${to} end`,
    breakdown: [
      "keyword",
      "term",
      "device",
      "deviceOs",
      "network",
      "topVsOther",
      "bidMatch",
      "age",
      "gender",
      "country",
    ].concat(["publisher", "hour"]),
    clicks: "clicks",
    conversions: "conversions",
    value: "value",
  });
  // Ids stand in brackets, so that no spreadsheet rounds them.
  const bare = (name: string): string => `trim(${row[name]}, '[]')`;
  return { ...row, campaign_id: bare("campaign_id"), adset_id: bare("adset_id"), ad_id: bare("ad_id") };
}
