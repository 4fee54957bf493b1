import { literal } from "../../../../warehouse/sql.ts";
import {
  type Context,
  count,
  date,
  decimal,
  type ExportFormat,
  foldHeader,
  type Surroundings,
  text,
} from "../../format.ts";
import { pageAddress } from "../page-address.ts";
import { rangeInName } from "../written-dates.ts";
import { subjectOf } from "./subject.ts";

const imported = ["source", "page", "entryPage", "exitPage", "country", "device", "browser", "system"];

/**
 * Plausible → the dashboard's download, a zip of tables without days but for visitors.csv; or Site settings → Imports &
 * exports → Export, whose tables (`imported_sources_20260101_20260131.csv`) have a day in each row.
 */
export const plausible: ExportFormat = {
  id: "plausible",
  title: "Plausible Analytics export",
  columns: {
    /** Stands in a table of nothing but names and visitors. */
    plain: text(),
    name: text("name"),
    date: date("date"),
    source: text("source"),
    referrer: text("referrer"),
    utmSource: text("utm_source"),
    utmMedium: text("utm_medium"),
    utmCampaign: text("utm_campaign"),
    page: text("page"),
    entryPage: text("entry_page"),
    exitPage: text("exit_page"),
    country: text("country"),
    device: text("device"),
    browser: text("browser"),
    system: text("operating_system"),
    link: text("link_url"),
    visitors: count("visitors", "unique_visitors"),
    pageviews: count("pageviews"),
    visits: count("visits", "total_visits"),
    bounces: count("bounces"),
    exits: count("exits"),
    entrances: count("entrances"),
    bounceRate: text("bounce_rate"),
    visitDuration: decimal("visit_duration"),
    timeOnPage: decimal("time_on_page", "total_time_on_page"),
    exitRate: text("exit_rate"),
    uniqueEntrances: count("unique_entrances", "unique_exits"),
    totalEntrances: count("total_entrances", "total_exits"),
    uniqueConversions: count("unique_conversions", "uniques"),
    totalConversions: count("total_conversions", "conversions", "total"),
    conversionRate: text("conversion_rate"),
    events: count("events"),
  },
  signatures: [
    ["date", "visitors", "pageviews", "bounceRate"],
    ["date", "visitors", "pageviews", "visitDuration"],
    ["name", "visitors", "bounceRate", "visitDuration"],
    ["name", "visitors", "pageviews", "bounceRate"],
    ["name", "visitors", "pageviews", "timeOnPage"],
    ["name", "visitors", "visits", "visitDuration"],
    ["name", "visitors", "visits", "exitRate"],
    ["name", "uniqueEntrances", "totalEntrances"],
    ["name", "uniqueConversions", "totalConversions"],
    ["name", "visitors", "conversionRate"],
    ["name", "totalConversions", "conversionRate"],
    ["date", "name", "visitors", "events"],
    ["plain", "name", "visitors"],
    ...imported.flatMap((key) => [
      ["date", key, "visitors", "visits"],
      ["date", key, "visitors", "entrances"],
      ["date", key, "visitors", "bounces"],
    ]),
  ],
  unless: ["Clicks", "Impressions", "Cost"],
  needed: [],
  placed: (_, header) => (header.map(foldHeader).join(",") === "name,visitors" ? { plain: 0 } : {}),
  rows: "coalesce(name, cast(date as varchar), cast(coalesce(visitors, pageviews, visits) as varchar)) is not null",
  context: (surroundings) => ({
    period: surroundings.has("date") ? null : rangeInName(surroundings.file),
    account: /Plausible export ([\w.-]+\.\w+)/i.exec(surroundings.file)?.[1] ?? null,
    subject: subjectOf(surroundings),
    grain: byMonth(surroundings) ? "month" : null,
  }),
  note: (surroundings) =>
    [
      surroundings.has("date") ? null : "totals of the whole range, not per day",
      subjectOf(surroundings) === "name"
        ? "only the file's name tells what its rows are: keep it, as in sources.csv"
        : null,
    ]
      .filter((said) => said !== null)
      .join("; ") || null,
  tables: [
    { fact: "analytics_day", values: trafficValues, when: isTraffic },
    { fact: "site_day", values: siteValues, when: (context) => !isTraffic(context) },
  ],
  getIt: "Plausible → Site settings → Imports & exports → Export data, or the dashboard's download arrow",
};

/** A table by month dates each row by the month's first day. */
function byMonth({ sample, has }: Surroundings): boolean {
  const days = new Set(sample.map((row) => row.date?.trim() ?? "").filter((day) => day !== ""));
  return has("date") && days.size > 1 && [...days].every((day) => /-01$/.test(day));
}

/** SQL of source, medium, campaign and channel by what the rows are split by. Visits from nowhere are "Direct / None". */
const direct = (cell: string) => `case when lower(${cell}) in ('direct / none', '') then '(direct)' else ${cell} end`;
const placeOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  source: {
    utm_source: `coalesce(nullif(utmSource, ''), ${direct("coalesce(source, name, '')")})`,
    utm_medium: "nullif(utmMedium, '')",
    utm_campaign: "nullif(utmCampaign, '')",
  },
  referrer: { utm_source: direct("name") },
  channel: { channel: "name" },
  "utm source": { utm_source: "name" },
  "utm medium": { utm_medium: "name" },
  "utm campaign": { utm_campaign: "name" },
};

function isTraffic({ subject }: Context): boolean {
  return typeof subject === "string" && Object.hasOwn(placeOf, subject);
}

function trafficValues(context: Context): Record<string, string> {
  return {
    ...daysOf(context),
    ...placeOf[context.subject ?? ""],
    sessions: "visits",
    users: "visitors",
    conversions: "totalConversions",
  };
}

function siteValues(context: Context, has: (key: string) => boolean): Record<string, string> {
  const { subject = null, account } = context;
  const cell = ["page", "entryPage", "exitPage", "country", "device", "browser", "system", "name"].find(has);
  // Whole exports add the seconds of all visits up; the dashboard's tables tell those of one.
  const seconds = has("bounces") || has("exits") ? "visitDuration" : "visitDuration * visits";
  return {
    property: account === null ? "cast(null as varchar)" : literal(account),
    ...daysOf(context),
    dimension: subject === null ? "cast(null as varchar)" : literal(subject),
    segment: subject === null || cell === undefined ? "cast(null as varchar)" : pageAddress(cell),
    views: "pageviews",
    users: "coalesce(visitors, uniqueEntrances, uniqueConversions)",
    sessions: "coalesce(visits, entrances, totalEntrances)",
    events: "coalesce(events, totalConversions)",
    conversions: subject === "event" && !has("date") ? "coalesce(totalConversions, events)" : "cast(null as double)",
    engaged_seconds: `coalesce(${seconds}, timeOnPage * ${has("date") ? "1" : "visitors"})`,
  };
}

function daysOf({ period, grain }: Context): { day: string; until: string } {
  const [from, to] = period === null ? ["null", "null"] : [literal(period.from), literal(period.to)];
  const next = grain === "month" ? "cast(date_trunc('month', date) + interval 1 month as date)" : "date + 1";
  return { day: `coalesce(date, cast(${from} as date))`, until: `coalesce(${next}, cast(${to} as date))` };
}
