import { basename } from "node:path";
import { literal } from "../../../../warehouse/sql.ts";
import { type Context, count, decimal, type ExportFormat, money, text } from "../../format.ts";
import { pageAddress } from "../page-address.ts";
import { datesIn, rangeInName } from "../written-dates.ts";
import { type Subject, subjectOf } from "./subject.ts";

/**
 * Matomo → any report → Export → CSV or TSV, with names as they are shown or as the API has them. Reports of Acquisition
 * become rows of traffic, all others rows of the site.
 */
export const matomo: ExportFormat = {
  id: "matomo",
  title: "Matomo report",
  columns: {
    label: text(
      "Label",
      "Website",
      "Campaign",
      "Channel Type",
      "Social network",
      "Search Engine",
      "Keyword",
      "Referrer",
      "Referrer Type",
      "Page URL",
      "Page Title",
      "Page Name",
    ),
    date: text("Date"),
    visits: count("Visits", "nb_visits", "sum_daily_nb_visits"),
    visitors: count("Unique visitors", "nb_uniq_visitors", "sum_daily_nb_uniq_visitors", "Unique visitors (daily sum)"),
    actions: count("Actions", "nb_actions"),
    pageviews: count("Pageviews", "Page views", "nb_hits"),
    uniquePageviews: count("Unique Pageviews", "Unique page views"),
    conversions: decimal("Conversions", "nb_conversions", "Goal Conversions"),
    converted: decimal("Visits with Conversions", "nb_visits_converted"),
    revenue: money("Revenue", "Total Revenue", "Revenue ({currency})"),
    seconds: decimal(
      "Total time spent by visitors (in seconds)",
      "Total time spent by visitors",
      "sum_visit_length",
      "sum_time_spent",
    ),
    segment: text("metadata_segment", "Metadata: segment"),
  },
  signatures: [
    ["label", "visits", "actions"],
    ["label", "visits", "visitors"],
    ["label", "visits", "segment"],
    ["label", "pageviews", "uniquePageviews"],
    ["label", "pageviews", "visits"],
    ["date", "visits", "actions"],
  ],
  unless: ["Sessions", "Clicks", "Impressions", "idvisitor", "metadata_idvisitor", "Metadata: idvisitor"],
  needed: [],
  rows: (has) => `${has("label") ? "label" : "date"} is not null`,
  context: (surroundings) => ({ period: periodIn(surroundings.file), subject: subjectOf(surroundings) }),
  note: (surroundings) => {
    const unnamed = surroundings.has("label") && subjectOf(surroundings) === null;
    const range = surroundings.has("date") ? null : "totals of the whole range, not per day";
    const what =
      "what the rows are split by is told nowhere in it: keep the name the file was downloaded under, such as Websites";
    return [range, unnamed ? what : null].filter((said) => said !== null).join("; ") || null;
  },
  tables: [
    { fact: "analytics_day", values: trafficValues, when: isTraffic },
    { fact: "site_day", values: siteValues, when: (context) => !isTraffic(context) },
  ],
  getIt: "Matomo → Acquisition → All channels, Websites, Social networks or Campaigns → Export → CSV, Daily, all rows",
};

/** The range in a file's name: "Export _ Websites _ May 2026.csv" is all of May. */
function periodIn(file: string): Context["period"] {
  const range = rangeInName(file);
  if (range !== null) return range;
  const [first, other] = datesIn(basename(file).replace(/(?<![\d,.] ?)\b(\p{L}{3,}) (20\d\d)\b/gu, "1 $1 $2"));
  if (first === undefined || other !== undefined || first.day !== 1) return null;
  return { from: first.toString(), to: first.add({ months: 1 }).toString() };
}

/** SQL of source, medium, campaign and channel that the label of a report of Acquisition stands for. */
const placeOf: Record<Subject, Readonly<Record<string, string>>> = {
  channel: {
    channel: `case when regexp_full_match(lower(label), 'direct entr(y|ies)') then 'Direct'
      when regexp_full_match(lower(label), 'search engines?') then 'Organic Search'
      when regexp_full_match(lower(label), 'websites?') then 'Referral'
      when regexp_full_match(lower(label), 'social networks?') then 'Organic Social' else label end`,
  },
  website: { utm_source: "label", utm_medium: "'referral'" },
  social: { utm_source: "label", utm_medium: "'social'" },
  search: { utm_source: "label", utm_medium: "'organic'" },
  keyword: { channel: "'Organic Search'" },
  campaign: { utm_campaign: "label" },
  referrer: { utm_source: "label" },
};

const isSubject = (subject: string | null | undefined): subject is Subject =>
  typeof subject === "string" && Object.hasOwn(placeOf, subject);

function isTraffic({ subject }: Context): boolean {
  return isSubject(subject);
}

function trafficValues(context: Context, has: (key: string) => boolean): Record<string, string> {
  const { subject } = context;
  return {
    ...daysOf(context),
    ...(isSubject(subject) ? placeOf[subject] : {}),
    sessions: "visits",
    users: "visitors",
    conversions: "coalesce(conversions, converted)",
    ...moneyOf(context, has),
  };
}

function siteValues(context: Context, has: (key: string) => boolean): Record<string, string> {
  const { subject } = context;
  const split = has("label");
  return {
    ...daysOf(context),
    dimension: split ? literal(subject ?? "label") : "cast(null as varchar)",
    segment: split ? pageAddress("label") : "cast(null as varchar)",
    views: split ? "pageviews" : "coalesce(pageviews, actions)",
    users: "visitors",
    sessions: "coalesce(visits, uniquePageviews)",
    events: split ? "case when pageviews is null then actions end" : "cast(null as bigint)",
    conversions: "coalesce(conversions, converted)",
    engaged_seconds: "seconds",
    ...moneyOf(context, has),
  };
}

const moneyOf = ({ currency }: Context, has: (key: string) => boolean) => ({
  currency: currency === null || !has("revenue") ? "cast(null as varchar)" : literal(currency),
  revenue_minor: "revenue",
});

/** Days, weeks ("2026-01-05,2026-01-11", "From … to …") and months ("2026-01") as Matomo writes them. */
function daysOf({ period }: Context): { day: string; until: string } {
  const [from, to] = period === null ? ["null", "null"] : [literal(period.from), literal(period.to)];
  const dayAt = (at: number) => `try_cast(regexp_extract_all(date, '\\d{4}-\\d\\d-\\d\\d')[${at}] as date)`;
  const worded = `cast(try_strptime(date, ['%A, %B %-d, %Y', '%a, %b %-d, %Y', '%B %-d, %Y', '%b %-d, %Y', '%Y%m%d']) as date)`;
  const month = `cast(try_strptime(regexp_extract_all(date, '^\\d{4}-\\d\\d$')[1] || '-01', '%Y-%m-%d') as date)`;
  return {
    day: `coalesce(${dayAt(1)}, ${worded}, ${month}, cast(${from} as date))`,
    until: `coalesce(${dayAt(2)} + 1, ${dayAt(1)} + 1, ${worded} + 1, cast(${month} + interval 1 month as date), cast(${to} as date))`,
  };
}
