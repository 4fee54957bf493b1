import { type Context, count, date, decimal, type ExportFormat, money, text } from "../../format.ts";
import { saysClaim } from "../../languages/words.ts";
import { adDay, currencyOfSpend, daysFrom, rangeOf, told, wholeRange } from "../ads/ad-day.ts";
import { spanIn } from "../ads/span.ts";
import { rangeInName } from "../written-dates.ts";
import { carriedDown, isPivot, isSplit, splits } from "./pivot.ts";

const names = ["campaign", "campaignId", "adset", "adsetId", "ad", "adId"];
const breakdowns = [
  "platform",
  "placement",
  "age",
  "gender",
  "country",
  "region",
  "device",
  "devicePlatform",
  "hour",
  "product",
];

/** Meta Ads Manager → Reports → Export. Rows cover a day or a range; the currency stands in the column's name. */
export const metaAds: ExportFormat = {
  id: "meta-ads",
  title: "Meta Ads Manager report",
  columns: {
    starts: date("Reporting starts"),
    ends: date("Reporting ends"),
    day: date("Day", "Date"),
    span: text("Week", "Month", "2 weeks"),
    account: text("Account name", "Account ID"),
    campaign: text("Campaign name", "Campaign"),
    campaignId: text("Campaign ID"),
    adset: text("Ad set name", "Ad Set"),
    adsetId: text("Ad set ID"),
    ad: text("Ad name", "Ad"),
    adId: text("Ad ID"),
    platform: text("Platform", "Publisher platform"),
    placement: text("Placement"),
    age: text("Age"),
    gender: text("Gender"),
    country: text("Country"),
    region: text("Region", "DMA region"),
    device: text("Impression device", "Device"),
    devicePlatform: text("Device platform"),
    hour: text("Time of day (ad account time zone)", "Time of day (viewer's time zone)", "Time of day"),
    product: text("Product ID"),
    objective: text("Objective", "Campaign objective"),
    /** The first and the last of the columns that a pivot table is split by; the last once more where it holds names. */
    firstSplit: text(),
    lastSplit: text(),
    lastName: text(),
    currency: text("Currency"),
    spend: money("Amount spent ({currency})", "Amount spent"),
    impressions: count("Impressions", "Impression"),
    linkClicks: count("Link clicks"),
    clicks: count("Clicks (all)"),
    results: decimal("Results"),
    indicator: text("Result indicator", "Result type"),
    purchases: decimal(
      ...["Purchases", "Website purchases", "Meta purchases", "On-Facebook purchases"],
      "Purchases with shared items",
    ),
    leads: decimal("Leads", "Website leads", "Meta leads", "Leads (form)", "On-Facebook leads", "Leads (total)"),
    value: money(
      "Purchases conversion value",
      "Purchase conversion value",
      "Website purchases conversion value",
      "Website purchase conversion value",
      "Conversion value",
      "Purchases conversion value for shared items only",
    ),
  },
  signatures: [
    ["campaign", "spend"],
    ["ad", "spend"],
    ["adset", "spend"],
    ["campaignId", "spend"],
    ["adId", "spend"],
    ["starts", "spend"],
    ["day", "spend"],
  ],
  unless: [
    ...["Ad group name", "Campaign group name", "Start Date (in UTC)", "Total Spent", "Conv. value", "Avg. CPC"],
    ...["Swipe Ups", "Paid Impressions", "Ad Squad Name", "eCPM", "eCPM ({currency})", "Pin clicks", "Funding source"],
  ],
  needed: [],
  // An xlsx shows its rows twice: "Formatted Report" and "Raw Data Report".
  sheet: /raw data/i,
  placed: (_, header) => splits(metaAds, header),
  rows: (has) => notTotals(has),
  derived: { spanFirst: spanIn("span").first, spanLast: spanIn("span").last },
  instead: (surroundings) => (isPivot(surroundings) ? pivot(surroundings.has) : null),
  context: ({ file, sample }) => ({ period: rangeInName(file), ...currencyOfSpend(sample) }),
  note: (surroundings) => {
    const { has, sample } = surroundings;
    const isRange = ({ starts = "", ends = "" }) => daysFrom(starts, ends) > 0;
    return has("day") || has("span") || !sample.every(isRange) ? null : wholeRange;
  },
  tables: [{ fact: "ad_day", values: (context, has) => values(context, has) }],
  getIt: "Ads Manager → Reports → Export table data, broken down by day, with Campaign name, Amount spent and Platform",
};

/** The same report as a pivot table, whose rows stand below the sum of their group. */
function pivot(has: (key: string) => boolean): ExportFormat {
  const { name, steps } = carriedDown(has);
  const span = spanIn(name("span"));
  return {
    ...metaAds,
    rows: (has) => `${notTotals(has, name)} and ${isSplit}`,
    derived: [...steps, { spanFirst: span.first, spanLast: span.last }],
    tables: [{ fact: "ad_day", values: (context, has) => values(context, has, name) }],
  };
}

const itself = (key: string): string => key;

/**
 * The totals, which open an xlsx and may stand in a csv, are the row in which every name and breakdown is empty. `name`
 * is SQL of a column.
 */
function notTotals(has: (key: string) => boolean, name = itself): string {
  const named = names.filter(has);
  const telling = named.length > 0 ? named : [...breakdowns, "objective", "account", "day"].filter(has);
  return telling.length === 0
    ? "true"
    : `coalesce(${telling.map((key) => `cast(${name(key)} as varchar)`).join(", ")}) is not null`;
}

function values(context: Context, has: (key: string) => boolean, name = itself): Record<string, string> {
  const [from, to] = rangeOf(context.period);
  const row = adDay("meta", context, {
    network: `case lower(${name("platform")}) when 'facebook' then 'facebook' when 'messenger' then 'facebook'
      when 'instagram' then 'instagram' when 'threads' then 'threads' when 'whatsapp' then 'whatsapp' end`,
    day: `coalesce(${name("day")}, spanFirst, starts, ${from})`,
    until: `coalesce(coalesce(${name("day")}, spanLast, ends, starts) + 1, ${to})`,
    // A campaign has one objective: it splits only a report without names.
    breakdown: [...breakdowns, ...(names.some(has) ? [] : ["objective"])].map(name),
    clicks: "coalesce(linkClicks, clicks)",
    conversions: claimed,
    value: "value",
  });
  const [account, campaign, adset, ad] = ["account", "campaign", "adset", "ad"].map((key) => told(name(key)));
  const [campaign_id, adset_id, ad_id] = ["campaignId", "adsetId", "adId"].map((key) => told(name(key)));
  return Object.assign(row, { account, campaign, campaign_id, adset, adset_id, ad, ad_id });
}

/** A result may be a click or a view: only those whose type says purchase, lead or registration are claims. */
const claimed = `case
  when coalesce(purchases, leads) is not null then coalesce(purchases, 0) + coalesce(leads, 0)
  when ${saysClaim("indicator")} then results end`;
