import { count, date, type ExportFormat } from "../../format.ts";
import { dimensionColumns, dimensions, splitBy } from "../linkedin-page.ts";

const common = {
  id: "linkedin-page-visitors",
  title: "LinkedIn page visitors",
  dateOrder: "mdy",
  getIt: "LinkedIn page, as admin → Analytics → Visitors → Export",
} as const;

/** LinkedIn page → Analytics → Visitors → Export, sheet "Visitor metrics": the page's views and visitors each day. */
const visitorMetrics: ExportFormat = {
  ...common,
  columns: {
    day: date("Date"),
    views: count("Total page views (total)", "Page views (total)", "Total page views"),
    viewsDesktop: count("Total page views (desktop)"),
    viewsMobile: count("Total page views (mobile)", "Total page views (mobile devices)"),
    visitors: count("Total unique visitors (total)", "Unique visitors (total)", "Total unique visitors"),
  },
  signatures: [
    ["day", "views", "visitors"],
    ["day", "views", "viewsDesktop"],
  ],
  needed: ["day"],
  rows: "coalesce(cast(day as varchar), cast(views as varchar), cast(visitors as varchar)) is not null",
  tables: [
    {
      fact: "audience_day",
      values: () => ({
        network: "'linkedin'",
        day: "day",
        until: "day + 1",
        page_views: "coalesce(views, viewsDesktop + viewsMobile)",
        visitors: "visitors",
      }),
    },
  ],
};

/** The other sheets: the page's views by where the visitors live and what they do, over the whole range. */
const demographics: ExportFormat = {
  ...common,
  columns: {
    ...dimensionColumns,
    views: count("Total views", "Total page views"),
    visitors: count("Total visitors", "Total unique visitors"),
  },
  signatures: Object.keys(dimensions).flatMap((key) => [
    [key, "views"],
    [key, "visitors"],
  ]),
  // The tables of other tools that have places and views have sessions, clicks or videos as well.
  unless: ["Date", "Sessions", "Users", "Active users", "Clicks", "Impressions", "Watch time (hours)", "Spend", "Cost"],
  needed: [],
  rows: (has) => `${splitBy(has).segment} is not null`,
  note: () =>
    "the visitors by location, job and company are totals of the whole range, not per day, and the file does not name the range",
  tables: [
    {
      fact: "audience_day",
      values: (_, has) => ({
        network: "'linkedin'",
        ...splitBy(has),
        page_views: "views",
        visitors: "visitors",
      }),
    },
  ],
};

/** All tables of a visitors export. */
export const linkedinPageVisitors: readonly ExportFormat[] = [visitorMetrics, demographics];
