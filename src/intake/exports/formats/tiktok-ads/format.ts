import { literal } from "../../../../warehouse/sql.ts";
import { type Context, count, date, decimal, type ExportFormat, money, text } from "../../format.ts";
import { rangeInName } from "../written-dates.ts";

/** TikTok Ads Manager → Reporting → Export. Days are UTC; a report without a day covers the range in its name, if any. */
export const tiktokAds: ExportFormat = {
  id: "tiktok-ads",
  title: "TikTok Ads Manager report",
  columns: {
    first: text(),
    day: date("By Day", "Date", "Day", "Stat time day", "By Hour"),
    account: text("Account name", "Advertiser name", "Advertiser ID", "Account ID"),
    campaign: text("Campaign name"),
    campaignId: text("Campaign ID"),
    adset: text("Ad group name"),
    adsetId: text("Ad group ID"),
    ad: text("Ad name"),
    adId: text("Ad ID"),
    age: text("Age"),
    gender: text("Gender"),
    country: text("Country/Region", "Country/region", "Country"),
    placement: text("Placement"),
    currency: text("Currency"),
    spend: money("Cost", "Cost ({currency})", "Total cost"),
    spent: money("Spend", "Spend ({currency})"),
    impressions: count("Impressions", "Impression"),
    clicks: count("Clicks (destination)", "Destination clicks"),
    otherClicks: count("Clicks (all)", "Clicks"),
    purchases: decimal(
      "Complete payment",
      "Total complete payment",
      "Purchases",
      "Purchases (website)",
      "Complete payment (website)",
    ),
    conversions: decimal("Conversions", "Conversion", "Total conversions"),
    value: money(
      "Total purchase value",
      "Total complete payment value",
      "Complete payment value",
      "Total complete payment value (website)",
      "Total conversion value",
    ),
  },
  signatures: [
    ["campaign", "spend", "impressions"],
    ["adset", "spend", "impressions"],
    ["ad", "spend", "impressions"],
    ["campaign", "spend", "clicks"],
    ["campaign", "spent", "clicks"],
    ["day", "spend", "clicks"],
  ],
  unless: ["Impr.", "Amount spent", "Campaign group name"],
  needed: [],
  placed: () => ({ first: 0 }),
  rows: `not ${["first", "campaign", "adset", "ad"].map(saysTotal).join(" and not ")}
    and coalesce(${["campaign", "adset", "ad"].map(named).join(", ")}, campaignId, adsetId, adId, cast(day as varchar)) is not null`,
  context: ({ file }) => ({ zone: "UTC", period: rangeInName(file) }),
  tables: [{ fact: "ad_day", values }],
  getIt: "TikTok Ads Manager → Reporting → Custom report → Dimensions: Campaign, By day → Export",
};

function values({ period, currency }: Context): Record<string, string> {
  const [from, to] =
    period === null ? ["null", "null"] : [`date ${literal(period.from)}`, `date ${literal(period.to)}`];
  return {
    platform: "'tiktok'",
    network: "'tiktok'",
    account: "account",
    day: `coalesce(day, ${from})`,
    until: `coalesce(day + 1, ${to})`,
    campaign_id: named("campaignId"),
    campaign: named("campaign"),
    adset_id: named("adsetId"),
    adset: named("adset"),
    ad_id: named("adId"),
    ad: named("ad"),
    breakdown: `nullif(concat_ws(' · ', ${["age", "gender", "country", "placement"].map(named).join(", ")}), '')`,
    currency: `upper(coalesce(${named("currency")}, ${currency === null ? "null" : literal(currency)}))`,
    spend_minor: "coalesce(spend, spent, 0)",
    impressions: "impressions",
    clicks: "coalesce(clicks, otherClicks)",
    conversions: "coalesce(purchases, conversions)",
    conversion_value_minor: "value",
  };
}

/** "Total of 12 results" may stand in any of the first columns. */
function saysTotal(column: string): string {
  return `case when prefix(${column}, 'Total') then regexp_full_match(${column}, 'Total( of \\d+ results?)?') else false end`;
}

function named(column: string): string {
  return `nullif(${column}, '-')`;
}
