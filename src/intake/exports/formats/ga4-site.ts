import { literal } from "../../../warehouse/sql.ts";
import { type Column, type Context, count, decimal, money, type Surroundings } from "../format.ts";
import { ga4DayColumns, ga4Days, tellsDays } from "./ga4-days.ts";
import { ga4Preamble, isOverview } from "./ga4-preamble.ts";

/** The figures by which GA4 tells what happened on a site, under the names of its reports and of explorations. */
export const ga4SiteFigures = {
  views: count("Views", "Screen views", "Page views", "Pageviews", "Item views", "Items viewed"),
  users: count("Active users", "Total users", "Users"),
  newUsers: count("New users", "First time users"),
  sessions: count("Sessions"),
  events: count("Event count", "Total events", "Events"),
  conversions: decimal("Key events", "Conversions", "Ecommerce purchases", "Transactions", "Purchases"),
  revenue: money(
    "Total revenue",
    "Total revenue ({currency})",
    "Purchase revenue",
    "Purchase revenue ({currency})",
    "Event revenue",
    "Item revenue",
    "Ad revenue",
    "Total ad revenue",
  ),
  engagement: decimal("User engagement", "User engagement (seconds)"),
  engagementPerUser: decimal(
    "Average engagement time per active user",
    "Average engagement time",
    "User engagement per active user",
  ),
  engagementPerSession: decimal("Average engagement time per session"),
} satisfies Record<string, Column>;

/** Figures of GA4 that are named here to be told from dimensions: shares, and what no fact holds. */
export const otherGa4Figures = [
  "Engaged sessions",
  "Engagement rate",
  "Bounce rate",
  "Views per active user",
  "Views per user",
  "Views per session",
  "Event count per user",
  "Event count per active user",
  "Event count per session",
  "Events per session",
  "Event value",
  "Sessions per user",
  "Sessions per active user",
  "Engaged sessions per active user",
  "Average session duration",
  "Average purchase revenue",
  "Average purchase revenue per active user",
  "Average revenue per user",
  "ARPU",
  "Session key event rate",
  "User key event rate",
  "Session conversion rate",
  "User conversion rate",
  "Returning users",
  "Entrances",
  "Exits",
  "Exit rate",
  "Unique user scrolls",
  "1-day active users",
  "7-day active users",
  "28-day active users",
  "Items added to cart",
  "Items purchased",
  "Items checked out",
  "Item quantity",
  "Add to carts",
  "Checkouts",
  "Total purchasers",
  "First time purchasers",
  "Purchaser rate",
];

/** SQL of whether a row has any figure. */
export const anyFigure = (): string =>
  `coalesce(${Object.keys(ga4SiteFigures)
    .map((key) => `cast(${key} as double)`)
    .join(", ")}) is not null`;

/** The columns every table of GA4 about the site shares. */
export const ga4SiteColumns = { ...ga4DayColumns, ...ga4SiteFigures };

/** What a reader must know of a table about the site: that it tells no days, or is one card of several. */
export function siteNote({ preamble, has }: Surroundings): string | null {
  const card = isOverview(ga4Preamble(preamble).title) ? "an overview: only one of its tables is read" : null;
  const range = tellsDays(has) ? null : "totals of the whole range, not per day";
  return [card, range].filter((said) => said !== null).join("; ") || null;
}

/** `site_day` of a row: `dimension` and `segment` are SQL. */
export function siteDay(
  context: Context,
  has: (key: string) => boolean,
  { dimension, segment }: { dimension: string; segment: string },
): Record<string, string> {
  const { currency, account } = context;
  return {
    property: account === null ? "cast(null as varchar)" : literal(account),
    ...ga4Days(context),
    dimension,
    segment,
    views: "views",
    users: "coalesce(users, newUsers)",
    sessions: "sessions",
    events: "events",
    conversions: "conversions",
    engaged_seconds: "coalesce(engagement, engagementPerUser * users, engagementPerSession * sessions)",
    currency: currency === null || !has("revenue") ? "cast(null as varchar)" : literal(currency),
    revenue_minor: "revenue",
  };
}
