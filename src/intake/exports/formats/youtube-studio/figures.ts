import { literal } from "../../../../warehouse/sql.ts";
import { type Context, count, decimal, type Surroundings } from "../../format.ts";
import { saysTotal } from "../../languages/words.ts";
import { lastDayInName } from "../made-on.ts";
import { type Days, rangeInName } from "../written-dates.ts";

/** What all tables of YouTube Studio share. */
export const common = {
  id: "youtube-studio",
  title: "YouTube Studio",
  getIt: "YouTube Studio → Analytics → Advanced mode → ↓ Export current view → Comma-separated values (.csv)",
} as const;

/** The figures that any table may hold, whatever its rows stand for. */
export const figures = {
  views: count("Views"),
  engagedViews: count("Engaged views"),
  watchHours: decimal("Watch time (hours)"),
  watchMinutes: decimal("Watch time (minutes)"),
  impressions: count("Impressions", "Thumbnail impressions"),
  likes: count("Likes"),
  comments: count("Comments added", "Comments"),
  shares: count("Shares"),
  uniqueViewers: count("Unique viewers"),
  subscribers: count("Subscribers"),
  gained: count("Subscribers gained"),
  lost: count("Subscribers lost"),
};

export const watchSeconds = "coalesce(watchHours * 3600, watchMinutes * 60)";

/** SQL that is true of the row of totals, whose name stands where the row's own (`cell`) would. */
export const isTotal = (cell: string): string => `coalesce(${saysTotal(cell)}, false)`;

/** SQL that is true of the line below a table that was cut: "Showing top 500 results", alone in its row. */
export const isCutOff = (cell: string): string =>
  `coalesce(coalesce(${Object.keys(figures).join(", ")}) is null and regexp_full_match(${cell}, '\\D+\\b500\\b\\D*'), false)`;

/** The archive's name ends with the day after the last one: "Content 2025-08-01_2025-09-01 Nordlys.zip" is August. */
export function periodInName(file: string): Days | null {
  const range = rangeInName(file);
  if (range === null) return null;
  const to = Temporal.PlainDate.from(range.to).subtract({ days: 1 }).toString();
  return to > range.from ? { from: range.from, to } : range;
}

/** The channel, which stands in the archive's name after the days. */
export const channelInName = (file: string): string | null =>
  /\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d[ _]+([^\\/]*[^\\/ ])\.(?:zip|csv|xlsx)(?:[\\/]|$)/i
    .exec(file)?.[1]
    ?.replace(/ \(\d+\)$/, "") ?? null;

/** SQL of the channel's name. */
export const channelOf = ({ account }: Context): string => (account === null ? "null" : literal(account));

/** The last day that figures of a range count. */
export function lastDay(file: string): string | null {
  const period = periodInName(file);
  if (period === null) return lastDayInName(file);
  return Temporal.PlainDate.from(period.to).subtract({ days: 1 }).toString();
}

/** The days of a row: its own, else those of the whole range, else unknown. */
export function ofPeriod({ period }: Context): Record<"day" | "until", string> {
  const [from, to] =
    period === null ? ["null", "null"] : [`date ${literal(period.from)}`, `date ${literal(period.to)}`];
  return { day: `coalesce(day, ${from})`, until: `coalesce(day + 1, ${to})` };
}

/** Said of a table without days. */
export const rangeNote = ({ has }: Surroundings): string | null =>
  has("day") ? null : "these are totals of the whole range, not per day";
