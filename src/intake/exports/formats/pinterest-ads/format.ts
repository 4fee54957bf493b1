import { type Context, count, date, decimal, type ExportFormat, money, text } from "../../format.ts";
import { adDay, adRows, currencyOfSpend, rangeNote, rangeOf, withDaysNeeded } from "../ads/ad-day.ts";
import { rangeInName } from "../written-dates.ts";

/** Pinterest Ads → Reporting → Export. Days are UTC; a report without a day covers the range in its name, if any. */
const report: ExportFormat = {
  id: "pinterest-ads",
  title: "Pinterest Ads report",
  columns: {
    first: text(),
    day: date("Date", "Day"),
    // "Start date" and "End date" are the campaign's own.
    starts: date("Reporting start date", "Report start date", "Reporting start"),
    ends: date("Reporting end date", "Report end date", "Reporting end"),
    account: text("Ad account name", "Account name", "Advertiser name", "Ad account ID", "Account ID", "Advertiser ID"),
    campaign: text("Campaign name", "Campaign"),
    campaignId: text("Campaign ID"),
    adset: text("Ad group name", "Ad group"),
    adsetId: text("Ad group ID"),
    ad: text("Ad name", "Promoted Pin name", "Pin promotion name", "Ad"),
    adId: text("Ad ID", "Promoted Pin ID", "Pin promotion ID"),
    pin: text("Pin ID", "Organic Pin ID"),
    placement: text("Placement", "Ad placement"),
    device: text("Device", "Device type", "App type"),
    age: text("Age", "Age bucket"),
    gender: text("Gender"),
    country: text("Country", "Countries"),
    region: text("Region", "Metro", "Location"),
    target: text("Keyword", "Interest", "Audience", "Product group", "Targeting value"),
    currency: text("Currency", "Account currency", "Spend currency"),
    spend: money("Spend in account currency", "Spend in account currency ({currency})"),
    spent: money("Spend", "Spend ({currency})"),
    impressions: count("Impressions", "Total impressions", "Paid impressions", "Impressions (paid)"),
    outbound: count("Outbound clicks", "Paid outbound clicks", "Total outbound clicks"),
    pinClicks: count("Pin clicks", "Paid Pin clicks", "Total Pin clicks", "Pin click throughs"),
    clicks: count("Link clicks", "Paid link clicks", "Clicks", "Total clicks"),
    checkouts: decimal(
      "Total conversions (Checkout)",
      "Conversions (Checkout)",
      "Total checkouts",
      "Checkouts",
      "Total checkout",
      "Checkout",
    ),
    leads: decimal("Total conversions (Lead)", "Conversions (Lead)", "Total leads", "Leads", "Lead"),
    conversions: decimal("Total conversions", "Conversions"),
    value: money(
      "Total order value (Checkout)",
      "Order value (Checkout)",
      "Total order value (Checkout) in account currency",
      "Total order value (Checkout) ({currency})",
      "Total checkout value in account currency",
      "Checkout value in account currency",
      "Total checkout value",
      "Checkout value",
      "Total order value in account currency",
      "Total order value",
      "Total conversion value",
    ),
  },
  signatures: ["campaign", "campaignId", "adset", "adsetId", "ad", "adId", "day"].flatMap((level) => [
    [level, "spend", "impressions"],
    [level, "spend", "outbound"],
    [level, "spent", "outbound"],
    [level, "spent", "pinClicks"],
  ]),
  unless: ["Amount spent", "Amount spent ({currency})", "Total Spent", "Results", "Objective", "Currency code"],
  needed: [],
  placed: () => ({ first: 0 }),
  rows: (has) => adRows(has, ["day", "starts", "account"]),
  context: ({ file, sample }) => ({ zone: "UTC", period: rangeInName(file), ...currencyOfSpend(sample) }),
  note: rangeNote("day", "starts"),
  tables: [{ fact: "ad_day", values }],
  getIt: "Pinterest Ads → Reporting → Custom report → level Campaign, breakdown Daily → Export CSV",
};

/** Pinterest's report, by day or over a range. */
export const pinterestAds = withDaysNeeded(report);

function values(context: Context): Record<string, string> {
  const [from, to] = rangeOf(context.period);
  return adDay("pinterest", context, {
    day: `coalesce(day, starts, ${from})`,
    until: `coalesce(coalesce(day, ends) + 1, ${to}, starts + 1)`,
    spend: "coalesce(spend, spent, 0)",
    breakdown: ["placement", "device", "age", "gender", "country", "region", "target"],
    clicks: "coalesce(outbound, pinClicks, clicks)",
    // All conversions hold page visits and sign-ups as well.
    conversions:
      "case when coalesce(checkouts, leads) is null then conversions else coalesce(checkouts, 0) + coalesce(leads, 0) end",
    value: "value",
  });
}
