import { type Context, count, date, decimal, type ExportFormat, money, type Surroundings, text } from "../../format.ts";
import { opensWithTotal, saysTotal } from "../../languages/words.ts";
import { adDay, currencyOfSpend, rangeNote, rangeOf, told } from "../ads/ad-day.ts";
import { datesIn, daysBetween, rangeInName } from "../written-dates.ts";

/** Google Ads → Campaigns → Download: the title, the range in words, the header, and at the end rows of totals. */
export const googleAds: ExportFormat = {
  id: "google-ads",
  title: "Google Ads report",
  columns: {
    first: text(),
    day: date("Day", "Date"),
    week: date("Week"),
    quarter: text("Quarter"),
    year: text("Year"),
    month: text("Month"),
    account: text("Account name", "Account"),
    campaign: text("Campaign"),
    campaignId: text("Campaign ID"),
    kind: text("Campaign type"),
    adset: text("Ad group", "Asset group"),
    adsetId: text("Ad group ID", "Asset group ID"),
    ad: text("Ad name", "Headline 1", "Ad"),
    adId: text("Ad ID"),
    keyword: text("Search keyword", "Keyword", "Display/video keyword"),
    term: text("Search term"),
    video: text("Video", "Video title", "Video ID"),
    device: text("Device"),
    hour: text("Hour of the day", "Hour of day", "Hour"),
    weekday: text("Day of the week", "Day of week"),
    action: text("Conversion action", "Conversion name", "Conversion category"),
    income: text("Household income", "Parental status"),
    place: text(
      "Country/Territory (User location)",
      "Country/Territory (Matched)",
      "Country/Territory",
      "Matched location",
      "Location",
      "City (User location)",
      "Region (User location)",
    ),
    placement: text("Placement", "Placement group"),
    audience: text("Audience segment", "Audience"),
    product: text("Item ID", "Product title", "Product item ID"),
    landingPage: text("Landing page"),
    partner: text("Network (with search partners)", "Network", "Top vs. Other", "Click type"),
    age: text("Age"),
    gender: text("Gender"),
    currency: text("Currency code", "Currency"),
    spend: money("Cost", "Cost ({currency})", "Cost (Converted currency)"),
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
    ["account", "spend", "impressions", "clicks"],
    ["term", "spend", "impressions"],
  ],
  // A click counts for each of the assets that were shown. TikTok has campaigns, cost and impressions too.
  unless: [
    "By Day",
    "Clicks (destination)",
    "CPC (destination)",
    "Clicks (all)",
    "Campaign name",
    "Ad group name",
  ].concat(["Asset", "Asset type", "Asset details"]),
  needed: [],
  // The totals stand at the end, their name in the first column, whichever that is, unless somebody moved it.
  placed: () => ({ first: 0 }),
  rows: (has) => `${isNamed(has)} and case when regexp_matches(first, '[:：]') then not ${opensWithTotal("first")}
    else first is null or not ${saysTotal("first")} end
    and (account is null or not regexp_matches(account, '[:：]') or not ${opensWithTotal("account")})`,
  context: ({ preamble, file, sample }: Surroundings) => ({
    period: rangeAbove(preamble) ?? rangeInName(file),
    ...currencyOfSpend(sample),
  }),
  note: (surroundings) =>
    surroundings.has("term")
      ? "search terms that few people wrote are not in it, nor what they cost: download the campaigns as well"
      : rangeNote("day", "week", "month", "quarter", "year")(surroundings),
  reports: [
    {
      title: /^(Asset|Asset details?|Ad asset|Ad extensions?|Combinations?) report$/i,
      recognised: true,
      hint: "Google counts a click once for each asset that was shown, so this report adds up to more than was spent: download the campaigns",
      ifEmpty: "this Google Ads report holds no rows: choose a longer period and download it again",
    },
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

/** Rows of totals have no campaign; a report of whole accounts, or of search terms as it stands, has none at all. */
const isNamed = (has: (key: string) => boolean): string =>
  `${told(["campaign", "account"].find(has) ?? "term")} is not null`;

/** A row of a longer time carries its first day, or the month, quarter or year in words. */
const begins = `coalesce(week, try_cast(month as date), try_cast(month || '-01' as date),
  cast(try_strptime(month, ['%B %Y', '%b %Y']) as date), try_cast(quarter as date),
  try(make_date(cast(regexp_extract(quarter, '20\\d\\d') as integer), 3 * cast(regexp_extract(quarter, 'Q([1-4])', 1) as integer) - 2, 1)),
  try_cast(year || '-01-01' as date))`;
const ends = `case when week is not null then week + 7 when month is not null then cast(${begins} + interval 1 month as date)
  when quarter is not null then cast(${begins} + interval 3 month as date) else cast(${begins} + interval 1 year as date) end`;

const breakdown = [
  "keyword",
  "term",
  "video",
  "device",
  "partner",
  "age",
  "gender",
  "hour",
  "weekday",
  "action",
  "income",
].concat(["place", "placement", "audience", "product", "landingPage"]);

function values(context: Context): Record<string, string> {
  const [from, to] = rangeOf(context.period);
  return adDay("google", context, {
    network: `case when regexp_matches(kind, '(?i)^(video|vidéo|vídeo|wideo)') or (kind is null and video is not null)
      then 'youtube' else 'google' end`,
    // The range cuts a longer time at its edge; greatest and least pass nulls over.
    day: `coalesce(day, greatest(${begins}, ${from}))`,
    until: `coalesce(day + 1, least(${ends}, ${to}))`,
    breakdown,
    clicks: "clicks",
    conversions: "conversions",
    value: "value",
  });
}
