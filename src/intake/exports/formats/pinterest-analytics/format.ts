import { literal } from "../../../../warehouse/sql.ts";
import {
  type Context,
  count,
  date,
  decimal,
  type ExportFormat,
  moment,
  type Surroundings,
  text,
} from "../../format.ts";
import { lastDayInName } from "../made-on.ts";
import { postIdAt } from "../post-address.ts";
import { datesIn, daysBetween, rangeInName } from "../written-dates.ts";

const figures = {
  /** Whether lines above the table say that it is Pinterest's: one of its tables may hold days and impressions alone. */
  overview: text(),
  impressions: count("Impressions"),
  engagements: count("Engagements", "Engagement", "Total engagements"),
  outbound: count("Outbound clicks", "Link clicks"),
  pinClicks: count("Pin clicks", "Closeups"),
  saves: count("Saves", "Repins"),
  views: count("Video views", "10-second plays", "Video starts"),
  engagementRate: decimal("Engagement rate"),
};

const common = {
  id: "pinterest-analytics",
  stacked: true,
  unless: ["Campaign name", "Campaign ID", "Ad group name", "Ad ID", "Spend", "Spend in account currency", "Network"],
  placed: (above: Surroundings["preamble"]) =>
    above.some(([first]) => /pinterest|analytics overview|claimed account|content source|pin format/i.test(first ?? ""))
      ? { overview: 0 }
      : ({} as Record<string, number>),
  context: ({ file, preamble }: Surroundings): Partial<Context> => {
    const [first, last, ...others] = datesIn(preamble.flat().join("\n"));
    const period = (others.length === 0 ? daysBetween(first, last) : null) ?? rangeInName(file);
    return { period, asOf: last?.toString() ?? lastDayInName(file) };
  },
  getIt: "Pinterest → Analytics → Overview → Export",
} as const satisfies Partial<ExportFormat>;

const days: ExportFormat = {
  ...common,
  title: "Pinterest account by day",
  columns: {
    day: date("Date", "Day"),
    ...figures,
    audience: count("Total audience"),
    engagedAudience: count("Engaged audience"),
  },
  signatures: [
    ["day", "pinClicks"],
    ["day", "outbound", "impressions"],
    ["day", "outbound", "saves"],
    ["day", "impressions", "saves", "engagements"],
    ...["impressions", "engagements", "outbound", "saves", "audience", "engagedAudience", "views"].map((figure) => [
      "day",
      "overview",
      figure,
    ]),
  ],
  needed: ["day"],
  tables: [
    {
      fact: "page_day",
      values: (_, has) => ({
        network: "'pinterest'",
        day: "day",
        until: "day + 1",
        impressions: "impressions",
        reach: "audience",
        views: "views",
        engagements: "engagements",
        saves: "saves",
        clicks: clicksOf(has),
      }),
    },
  ],
};

const pins: ExportFormat = {
  ...common,
  title: "Pinterest pins",
  columns: {
    id: text("Pin ID"),
    link: text("Pin URL", "Pin link", "Link to Pin"),
    title: text("Pin title", "Title", "Pin"),
    kind: text("Pin format", "Pin type", "Format", "Type"),
    occurred: moment("Created at", "Pin created at", "Date created", "Publish date", "Published", "Created"),
    ...figures,
  },
  signatures: [
    ["id", "impressions"],
    ["id", "pinClicks"],
    ["id", "outbound"],
    ["id", "saves"],
    ["link", "impressions"],
    ["link", "saves"],
    ["link", "outbound"],
    ["link", "pinClicks"],
  ],
  needed: [],
  rows: "coalesce(id, link) is not null",
  derived: { addressed: postIdAt("link") },
  tables: [{ fact: "post", values: ofPin }],
};

/** Clicks that left Pinterest, where the file tells them. */
const clicksOf = (has: (key: string) => boolean): string => (has("outbound") ? "outbound" : "pinClicks");

function ofPin({ asOf }: Context, has: (key: string) => boolean): Record<string, string> {
  return {
    network: "'pinterest'",
    id: "coalesce(addressed, id)",
    occurred_at: "occurred",
    permalink: "coalesce(link, 'https://www.pinterest.com/pin/' || id || '/')",
    kind: "lower(kind)",
    title: "left(title, 200)",
    impressions: "impressions",
    engagements: "engagements",
    saves: "saves",
    clicks: clicksOf(has),
    views: "views",
    as_of: asOf === null ? "null" : `date ${literal(asOf)}`,
  };
}

/** The tables that Pinterest Analytics stacks in one file: days, and the top pins. */
export const pinterestAnalytics: readonly ExportFormat[] = [days, pins];
