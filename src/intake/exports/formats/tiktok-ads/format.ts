import { type Context, count, date, decimal, type ExportFormat, money, text } from "../../format.ts";
import { saysTotal } from "../../languages/words.ts";
import { adDay, currencyOfSpend, rangeNote, rangeOf, told } from "../ads/ad-day.ts";
import { spanIn } from "../ads/span.ts";
import { rangeInName } from "../written-dates.ts";

/** TikTok Ads Manager → Reporting → Export. Days are UTC; a report without a day covers the range in its name, if any. */
export const tiktokAds: ExportFormat = {
  id: "tiktok-ads",
  title: "TikTok Ads Manager report",
  columns: {
    first: text(),
    day: date("By Day", "Date", "Day", "Stat time day", "By Hour", "Stat time hour", "Hour"),
    span: text("By Week", "Week", "By Month", "Month", "Date range", "Time range", "Stat time"),
    account: text("Account name", "Advertiser name", "Ad account name", "Advertiser ID", "Account ID", "Ad account ID"),
    campaign: text("Campaign name"),
    campaignId: text("Campaign ID"),
    adset: text("Ad group name"),
    adsetId: text("Ad group ID"),
    ad: text("Ad name"),
    adId: text("Ad ID"),
    age: text("Age"),
    gender: text("Gender"),
    country: text("Country/Region", "Country/region", "Country"),
    region: text("Province/State", "State/Province", "Province/Region", "Region", "Subregion", "DMA", "City"),
    device: text("Operating system", "OS", "Device", "Device type", "Device model"),
    audience: text("Audience", "Interest category", "Interest", "Language"),
    term: text("Search term", "Keyword"),
    placement: text("Placement", "Placement type"),
    currency: text("Currency"),
    spend: money("Cost", "Cost ({currency})", "Total cost", "Total cost ({currency})"),
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
      "Purchase (website)",
      "Website purchases",
      "Total purchases",
      "Purchase",
      "Total purchase",
      "Payment completions (website)",
      "Payment completions",
      "Purchases (app)",
    ),
    conversions: decimal("Conversions", "Conversion", "Total conversions"),
    value: money(
      "Total purchase value",
      "Total complete payment value",
      "Complete payment value",
      "Total complete payment value (website)",
      "Purchase value (website)",
      "Total purchase value (website)",
      "Website purchase value",
      "Purchase value",
      "Payment completion value",
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
  derived: { spanFirst: spanIn("span").first, spanLast: spanIn("span").last },
  rows: (has) => `not coalesce(${saysTotal("first")}, false)
    and not (${["span", "account", "campaign", "campaignId", "adset", "ad"].filter(has).map(isTotal).join(" or ") || "false"})
    and coalesce(${["campaign", "adset", "ad", "campaignId", "adsetId", "adId", "span"].map(told).join(", ")}, cast(day as varchar)) is not null`,
  context: ({ file, sample }) => ({ zone: "UTC", period: rangeInName(file), ...currencyOfSpend(sample) }),
  note: rangeNote("day", "span"),
  tables: [{ fact: "ad_day", values }],
  getIt: "TikTok Ads Manager → Reporting → Custom report → Dimensions: Campaign, By day → Export",
};

function values(context: Context): Record<string, string> {
  const [from, to] = rangeOf(context.period);
  return adDay("tiktok", context, {
    day: `coalesce(day, spanFirst, ${from})`,
    until: `coalesce(coalesce(day, spanLast) + 1, ${to})`,
    breakdown: ["age", "gender", "country", "region", "device", "audience", "term", "placement"],
    spend: "coalesce(spend, spent, 0)",
    clicks: "coalesce(clicks, otherClicks)",
    conversions: "coalesce(purchases, conversions)",
    value: "value",
  });
}

/** "Total of 12 results" may stand in any of the first columns; in other languages than English it opens the row. */
function isTotal(column: string): string {
  return `coalesce(prefix(${column}, 'Total') and regexp_full_match(${column}, 'Total( of [0-9.,]+ results?)?'), false)`;
}
