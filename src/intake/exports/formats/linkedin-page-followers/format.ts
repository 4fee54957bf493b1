import { count, date, type ExportFormat } from "../../format.ts";
import { asOf, dimensionColumns, dimensions, downloadDay, splitBy } from "../linkedin-page.ts";

const common = {
  id: "linkedin-page-followers",
  title: "LinkedIn page followers",
  dateOrder: "mdy",
  getIt: "LinkedIn page, as admin → Analytics → Followers → Export",
} as const;

/** LinkedIn page → Analytics → Followers → Export, sheet "New followers": those gained each day. */
const newFollowers: ExportFormat = {
  ...common,
  columns: {
    day: date("Date"),
    sponsored: count("Sponsored followers", "Followers sponsored"),
    organic: count("Organic followers", "Followers organic"),
    invited: count("Auto-invited followers"),
    total: count("Total followers", "New followers", "Total new followers"),
  },
  signatures: [
    ["day", "organic", "total"],
    ["day", "organic", "sponsored"],
  ],
  needed: ["day"],
  rows: "coalesce(cast(day as varchar), cast(total as varchar), cast(organic as varchar)) is not null",
  tables: [
    {
      fact: "audience_day",
      values: () => ({
        network: "'linkedin'",
        day: "day",
        until: "day + 1",
        gained:
          "coalesce(total, case when coalesce(sponsored, organic, invited) is not null then coalesce(sponsored, 0) + coalesce(organic, 0) + coalesce(invited, 0) end)",
      }),
    },
  ],
};

/** The other sheets: all followers by where they live and what they do, as they stood on the day of the download. */
const demographics: ExportFormat = {
  ...common,
  columns: {
    ...dimensionColumns,
    total: count("Total followers"),
  },
  signatures: Object.keys(dimensions).map((key) => [key, "total"]),
  // A line of an ads' or competitors' table has more than a name and a count.
  unless: ["New followers", "Page", "Campaign name", "Impressions", "Total posts"],
  needed: ["total"],
  rows: (has) => `${splitBy(has).segment} is not null`,
  context: ({ file }) => ({ asOf: downloadDay(file) }),
  note: ({ file }) =>
    downloadDay(file) === null
      ? "the followers by location, job and company are those of the day of the download, which the file does not name"
      : null,
  tables: [
    {
      fact: "audience_day",
      values: (context, has) => ({
        network: "'linkedin'",
        day: asOf(context),
        until: `${asOf(context)} + 1`,
        ...splitBy(has),
        followers: "total",
      }),
    },
  ],
};

/** All tables of a followers export. */
export const linkedinPageFollowers: readonly ExportFormat[] = [newFollowers, demographics];
