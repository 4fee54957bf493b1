import { literal } from "../../../../warehouse/sql.ts";
import { type Context, count, date, decimal, type ExportFormat, text } from "../../format.ts";
import { lastDayInName, rangeOfYearless } from "../made-on.ts";

const common = {
  id: "tiktok-followers",
  getIt: "TikTok Studio → Analytics → Followers → Download data → CSV",
} as const satisfies Partial<ExportFormat>;

const yearless: ExportFormat["context"] = ({ file, sample }) => ({
  period: rangeOfYearless(
    file,
    sample.map((row) => row.day ?? ""),
  ),
});

/**
 * Followers at the end of each day. "Difference in followers from previous day" is passed over: in real files it is the
 * difference to the next day.
 */
const history: ExportFormat = {
  ...common,
  title: "TikTok followers by day",
  columns: {
    day: date("Date"),
    followers: count("Followers"),
    difference: text("Difference in followers from previous day"),
  },
  signatures: [["day", "followers", "difference"]],
  needed: ["day"],
  context: yearless,
  tables: [
    {
      fact: "audience_day",
      values: () => ({ network: "'tiktok'", day: "day", until: "day + 1", followers: "followers" }),
    },
  ],
};

/** How many followers were on TikTok in each hour of a day. */
const activity: ExportFormat = {
  ...common,
  title: "TikTok followers by hour",
  columns: { day: date("Date"), hour: count("Hour"), active: count("Active followers") },
  signatures: [["day", "hour", "active"]],
  needed: ["day", "hour"],
  context: yearless,
  tables: [
    {
      fact: "audience_day",
      values: () => ({
        network: "'tiktok'",
        day: "day",
        until: "day + 1",
        dimension: "'hour'",
        segment: "cast(hour as varchar)",
        visitors: "active",
      }),
    },
  ],
};

/** The share of followers by gender or territory, on the day of the download. */
const shares: ExportFormat = {
  ...common,
  title: "TikTok followers by gender or country",
  columns: {
    gender: text("Gender"),
    country: text("Top territories", "Top countries"),
    city: text("Top cities"),
    age: text("Age"),
    share: decimal("Distribution", "Percentage"),
  },
  signatures: [
    ["gender", "share"],
    ["country", "share"],
    ["city", "share"],
    ["age", "share"],
  ],
  unless: ["Date", "Views (%)", "Followers"],
  needed: ["share"],
  rows: "coalesce(gender, country, city, age) is not null",
  context: ({ file }) => ({ asOf: lastDayInName(file) }),
  tables: [{ fact: "audience_day", values: ofShares }],
};

function ofShares({ asOf }: Context, has: (key: string) => boolean): Record<string, string> {
  const [dimension = "country"] = ["gender", "country", "city", "age"].filter(has);
  const day = asOf === null ? "null" : `date ${literal(asOf)}`;
  return {
    network: "'tiktok'",
    day,
    until: `${day} + 1`,
    dimension: `'${dimension}'`,
    segment: dimension === "gender" ? "lower(gender)" : dimension,
    // Written 0.55, or in some files 55%.
    share: "case when sum(share) over () > 1.5 then share / 100 else share end",
  };
}

/** All tables that TikTok Studio exports of an account's followers. */
export const tiktokFollowers: readonly ExportFormat[] = [history, activity, shares];
