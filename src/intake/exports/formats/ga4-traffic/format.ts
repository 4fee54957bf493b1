import { literal } from "../../../../warehouse/sql.ts";
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
import { ga4DayColumns, ga4Days } from "../ga4-days.ts";
import { ga4Preamble, isOverview, isTrafficTitle, namesOfColumns, refusePivot } from "../ga4-preamble.ts";

const dimensions = ["channel", "sourceMedium", "source", "medium", "campaign"];

/**
 * Google Analytics 4 → Reports → Acquisition → Traffic acquisition → Download, or an exploration of sessions by source.
 * Comments above the table tell the range; a chart may stand before it. Revenue is in the property's currency, which
 * the file does not name.
 */
export const ga4Traffic: ExportFormat = {
  id: "ga4-traffic",
  title: "Google Analytics 4 traffic acquisition",
  columns: {
    /** A channel group of the property's own, under the name that somebody gave it. */
    group: text(),
    /** Stands where comments above the table say that it is of Google Analytics. */
    told: text("# the comments of Google Analytics above the table"),
    ...ga4DayColumns,
    date: date("Date"),
    channel: text(
      "Session primary channel group (Default Channel Group)",
      "Session default channel group",
      "Session default channel grouping",
      "Session primary channel group",
      "Session default channel group (Default Channel Group)",
      "Session channel group",
      "Session custom channel group",
      "Default channel group",
      "Default channel grouping",
      "First user primary channel group (Default Channel Group)",
      "First user default channel group",
      "First user primary channel group",
    ),
    sourceMedium: text(
      "Session source / medium",
      "Session source/medium",
      "Session manual source / medium",
      "Source / medium",
      "First user source / medium",
      "First user manual source / medium",
    ),
    source: text("Session source", "Session manual source", "First user source", "First user manual source"),
    medium: text("Session medium", "Session manual medium", "First user medium", "First user manual medium"),
    campaign: text(
      "Session campaign",
      "Session campaign name",
      "Session manual campaign name",
      "Session manual campaign",
      "Session Google Ads campaign",
      "First user campaign",
      "First user campaign name",
      "First user manual campaign name",
      "First user Google Ads campaign",
    ),
    event: text("Event name"),
    page: text(
      "Page path and screen class",
      "Page path + query string and screen class",
      "Page path + query string",
      "Page path",
      "Page location",
      "Page title and screen class",
      "Page title and screen name",
      "Page title",
    ),
    comparison: text("Comparison"),
    sessions: count("Sessions"),
    users: count("Active users", "Total users", "Users"),
    newUsers: count("New users"),
    conversions: decimal(
      "Ecommerce purchases",
      "Transactions",
      "Purchases",
      "Key events",
      "Conversions",
      "Goal Completions",
    ),
    revenue: money("Purchase revenue", "Total revenue", "Revenue"),
  },
  // In a file of several tables the one of sessions goes before the one of new users.
  signatures: [
    ...[...dimensions, "group"].map((key) => ["told", key, "sessions"]),
    ...dimensions.flatMap((key) =>
      ["sessions", "users", "newUsers", "conversions", "revenue"].map((figure) => [key, figure]),
    ),
  ],
  needed: [],
  placed,
  // The grand total of an exploration has no dimension, and one cell more than the header; a comparison repeats all users.
  rows: (has) =>
    `coalesce(channel, "group", sourceMedium, source, medium, campaign) is not null${has("comparison") ? " and (comparison is null or lower(comparison) = 'all users')" : ""}`,
  context: (surroundings) => {
    refusePivot(surroundings);
    const { period, property } = ga4Preamble(surroundings.preamble);
    return { period, account: property };
  },
  note,
  reports: [
    {
      title: /^# (Traffic acquisition|User acquisition)\b/i,
      recognised: true,
      hint: "this Google Analytics report holds no table of sessions by channel or source: download Traffic acquisition as it stands",
      ifEmpty: "this Google Analytics report holds no rows: choose a longer period and download it again",
    },
    {
      title: /^# Dashboard report$/i,
      recognised: false,
      hint: "this is a Firebase dashboard, which tells of an app and not where visits came from: download Traffic acquisition from Google Analytics",
    },
    {
      title: /^# -{10,}$/,
      recognised: false,
      hint: "nothing in this Google Analytics file is a table that Retorno knows: download Reports → Acquisition → Traffic acquisition",
      ifEmpty: "this Google Analytics report holds no rows: choose a longer period and download it again",
    },
  ],
  tables: [{ fact: "analytics_day", values }],
  getIt: "Google Analytics → Reports → Acquisition → Traffic acquisition → Share → Download file → CSV",
};

const bareNames: Readonly<Record<string, string>> = {
  source: "source",
  medium: "medium",
  campaign: "campaign",
  "channel group": "channel",
  "primary channel group": "channel",
  "primary channel group (default channel group)": "channel",
};

/** Below comments of Google Analytics a plain "Source" is its dimension; elsewhere it may be anything. */
function placed(above: Surroundings["preamble"], header: readonly string[]): Record<string, number> {
  if (ga4Preamble(above).kind === null) return {};
  const bare = header.flatMap((cell, index) => {
    const key = bareNames[foldHeader(cell)];
    return key === undefined ? [] : [[key, index] as const];
  });
  return { told: 0, ...Object.fromEntries(bare), ...ownGroup(above, header) };
}

/** In the report "Traffic acquisition" the first column is the channel group, whatever its name. */
function ownGroup(above: Surroundings["preamble"], header: readonly string[]): Record<string, number> {
  if (!isTrafficTitle(ga4Preamble(above).title)) return {};
  const [first = "", ...others] = header.map(foldHeader);
  if (first === "" || /^(nth |\d)/.test(first) || namesOfColumns(ga4Traffic).has(first)) return {};
  const told = namesOfColumns(ga4Traffic, ["channel", "sourceMedium", "source"]);
  return others.some((name) => told.has(name)) ? {} : { group: 0 };
}

function note({ header, has, preamble }: Surroundings): string | null {
  if (isOverview(ga4Preamble(preamble).title))
    return "an overview: of its tables only the one that tells most of the traffic is read";
  if (header.some((cell) => /^first user /i.test(cell.trim())))
    return "user acquisition tells where people first came from, not their purchases' sessions: Traffic acquisition fits better";
  if ((has("event") || has("page")) && has("sessions"))
    return "a session counts once for each event or page in it, so that the rows add up to more sessions than there were";
  return null;
}

function values(context: Context): Record<string, string> {
  const { currency } = context;
  return {
    ...ga4Days(context),
    channel: 'coalesce(channel, "group")',
    utm_source: "coalesce(source, split_part(sourceMedium, ' / ', 1))",
    utm_medium: "coalesce(medium, nullif(split_part(sourceMedium, ' / ', 2), ''))",
    utm_campaign: "campaign",
    sessions: "sessions",
    users: "coalesce(users, newUsers)",
    conversions: "conversions",
    currency: currency === null ? "cast(null as varchar)" : literal(currency),
    revenue_minor: "revenue",
  };
}
