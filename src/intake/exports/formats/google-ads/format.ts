import { literal } from "../../../../warehouse/sql.ts";
import { type Context, count, date, decimal, type ExportFormat, money, type Surroundings, text } from "../../format.ts";
import { datesIn, daysBetween, rangeInName } from "../written-dates.ts";

/** Google Ads → Campaigns → Download: the title, the range in words, the header, and at the end rows of totals. */
export const googleAds: ExportFormat = {
  id: "google-ads",
  title: "Google Ads report",
  columns: {
    first: text(),
    day: date("Day", "Date"),
    week: date("Week"),
    month: text("Month"),
    account: text("Account name", "Account"),
    campaign: text("Campaign"),
    campaignId: text("Campaign ID"),
    kind: text("Campaign type"),
    adset: text("Ad group"),
    adsetId: text("Ad group ID"),
    ad: text("Ad name", "Headline 1", "Ad"),
    adId: text("Ad ID"),
    keyword: text("Search keyword", "Keyword"),
    term: text("Search term"),
    device: text("Device"),
    partner: text("Network (with search partners)", "Network"),
    age: text("Age"),
    gender: text("Gender"),
    currency: text("Currency code", "Currency"),
    spend: money("Cost", "Cost ({currency})"),
    impressions: count("Impr.", "Impressions", "Impr"),
    clicks: count("Clicks"),
    interactions: count("Interactions"),
    conversions: decimal("Conversions"),
    value: money("Conv. value", "Conversion value", "Total conv. value"),
  },
  signatures: [
    ["campaign", "spend", "impressions"],
    ["campaign", "spend", "interactions"],
    ["campaign", "spend", "clicks"],
    ["campaign", "spend", "conversions"],
  ],
  // TikTok has campaigns, cost and impressions too.
  unless: ["By Day", "Clicks (destination)", "CPC (destination)", "Clicks (all)", "Campaign name", "Ad group name"],
  needed: [],
  // The totals stand at the end, their name in the first column, whichever that is.
  placed: () => ({ first: 0 }),
  rows: `nullif(campaign, '--') is not null and case when regexp_matches(first, '[:：]') then not regexp_matches(first,
    '(?i)^(total|totals|gesamt|gesamtsumme|insgesamt|summe|totalt|sum|suma|razem|łącznie|ogółem)\\s*[:：]') else true end`,
  context: ({ preamble, file }: Surroundings) => ({ period: rangeAbove(preamble) ?? rangeInName(file) }),
  reports: [
    {
      title: /^(Campaign|Ad group|Ad|Account|Search keyword) report$/i,
      recognised: true,
      hint: "this Google Ads report holds no cost per campaign: add the columns Campaign, Cost, Impr. and Clicks, and download it again",
      ifEmpty: "this Google Ads report holds no rows: choose a longer period and download it again",
    },
  ],
  tables: [{ fact: "ad_day", values }],
  getIt: "Google Ads → Campaigns → Segment: Day → Download → .csv",
};

/** The line under the title says "July 8, 2025 - July 31, 2025", in the language of the account, or "All time". */
function rangeAbove(preamble: Surroundings["preamble"]): Context["period"] {
  const [first, last] = datesIn(preamble.map((cells) => cells.join(" ")).join("\n"));
  return daysBetween(first, last);
}

/** A row of a week or a month carries its first day, or the month in words. */
const begins = `coalesce(week, try_cast(month as date), try_cast(month || '-01' as date),
  cast(try_strptime(month, ['%B %Y', '%b %Y']) as date))`;
const ends = `case when week is not null then week + 7 else cast(${begins} + interval 1 month as date) end`;

function values({ period, currency }: Context): Record<string, string> {
  const [from, to] =
    period === null ? ["null", "null"] : [`date ${literal(period.from)}`, `date ${literal(period.to)}`];
  return {
    platform: "'google'",
    network: "case when regexp_matches(kind, '(?i)^(video|vidéo|vídeo|wideo)') then 'youtube' else 'google' end",
    account: "account",
    // The range cuts a week or month at its edge; greatest and least pass nulls over.
    day: `coalesce(day, greatest(${begins}, ${from}))`,
    until: `coalesce(day + 1, least(${ends}, ${to}))`,
    campaign_id: named("campaignId"),
    campaign: named("campaign"),
    adset_id: named("adsetId"),
    adset: named("adset"),
    ad_id: named("adId"),
    ad: named("ad"),
    breakdown: `nullif(concat_ws(' · ', ${["keyword", "term", "device", "partner", "age", "gender"].map(named).join(", ")}), '')`,
    currency: `upper(coalesce(${named("currency")}, ${currency === null ? "null" : literal(currency)}))`,
    spend_minor: "coalesce(spend, 0)",
    impressions: "impressions",
    clicks: "clicks",
    conversions: "conversions",
    conversion_value_minor: "value",
  };
}

const named = (column: string): string => `nullif(${column}, '--')`;
