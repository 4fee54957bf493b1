import { literal } from "../../../../warehouse/sql.ts";
import { type Context, date, type ExportFormat, foldHeader, moment, text } from "../../format.ts";
import { aliasesOf } from "../../languages/index.ts";
import { audience } from "./audience.ts";
import {
  channelInName,
  channelOf,
  common,
  figures,
  isCutOff,
  isTotal,
  lastDay,
  ofPeriod,
  periodInName,
  rangeNote,
  watchSeconds,
} from "./figures.ts";

const video = {
  id: text("Content", "Video", "Video ID"),
  title: text("Video title"),
  occurred: moment("Video publish time", "Video published", "Publish time"),
};

/** "Total" stands where a video's id would; a video that was taken down has an id and no title. */
const isVideo =
  "(coalesce(title, cast(occurred as varchar)) is not null or regexp_full_match(id, '[A-Za-z0-9_-]{11}'))";

/** YouTube Studio → Analytics → Advanced mode → Export, "Table data" by video: what each did in the range chosen. */
const videos: ExportFormat = {
  ...common,
  columns: { ...video, duration: text("Duration"), ...figures },
  signatures: [
    ["id", "title", "occurred"],
    ["id", "title", "views"],
    ["id", "occurred", "views"],
  ],
  needed: ["id"],
  rows: isVideo,
  context: ({ file }) => ({ period: periodInName(file), account: channelInName(file), asOf: lastDay(file) }),
  tables: [{ fact: "post", values: ofVideo }],
};

function ofVideo(context: Context): Record<string, string> {
  const { asOf } = context;
  return {
    network: "'youtube'",
    account: channelOf(context),
    id: "id",
    occurred_at: "occurred",
    permalink: "'https://www.youtube.com/watch?v=' || id",
    kind: "'video'",
    title: "left(title, 200)",
    impressions: "impressions",
    // YouTube writes 0 for viewers too few to be told.
    reach: "nullif(uniqueViewers, 0)",
    engagements:
      "case when coalesce(likes, comments, shares) is not null then coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0) end",
    likes: "likes",
    comments: "comments",
    shares: "shares",
    views: "views",
    watch_seconds: watchSeconds,
    as_of: asOf === null ? "null" : `date ${literal(asOf)}`,
  };
}

/** "Chart data" by video: a row for each day and each video of the chart, which are but some of the channel's. */
const videosByDay: ExportFormat = {
  ...common,
  columns: { day: date("Date"), ...video, ...figures },
  signatures: [
    ["day", "id", "title"],
    ["day", "id", "occurred"],
  ],
  needed: ["day", "id"],
  rows: isVideo,
  context: ({ file }) => ({ period: periodInName(file), account: channelInName(file) }),
  note: () => "a chart holds the videos chosen in it, not the whole channel: its days stand beside those of Totals.csv",
  tables: [
    { fact: "page_day", values: (context) => ({ ...ofDay, account: channelOf(context), surface: "'video ' || id" }) },
  ],
};

const ofDay = {
  network: "'youtube'",
  day: "day",
  until: "day + 1",
  impressions: "impressions",
  views: "views",
  likes: "likes",
  comments: "comments",
  shares: "shares",
  watch_seconds: watchSeconds,
};

/** "Table data" by date, and "Totals": the whole channel, a row a day. */
const days: ExportFormat = {
  ...common,
  columns: { day: date("Date"), written: text(), alone: text(), ...figures },
  signatures: [
    ["day", "views", "watchHours"],
    ["day", "engagedViews", "watchHours"],
    ["day", "watchHours", "subscribers"],
    ["day", "alone"],
  ],
  unless: ["Profile Views", "Network", "Impressions (total)"],
  needed: ["day"],
  reports: [
    {
      title:
        /^\S+ (?:(?:your )?estimated (?:partner )?revenue|(?:sua )?receita estimada|(?:geschätzter|dein geschätzter) umsatz|ingresos estimados|revenus estimés)/i,
      recognised: true,
      hint: "what YouTube paid the channel by day is not read; choose Views or Watch time in the chart and export again",
    },
  ],
  rows: `not ${isTotal("written")} and not ${isCutOff("written")}`,
  placed: firstColumns,
  context: ({ file }) => ({ period: periodInName(file), account: channelInName(file) }),
  tables: [
    { fact: "page_day", values: (context) => ({ ...ofDay, account: channelOf(context), reach: "uniqueViewers" }) },
    {
      fact: "audience_day",
      values: (context) => ({
        network: "'youtube'",
        account: channelOf(context),
        day: "day",
        until: "day + 1",
        gained: "coalesce(gained, greatest(subscribers, 0))",
        lost: "coalesce(lost, greatest(-subscribers, 0))",
      }),
      where: "coalesce(subscribers, gained, lost) is not null",
    },
  ],
};

/** The first column as it stands, for the row of totals; and whether the table is "Totals": days and one figure alone. */
function firstColumns(above: readonly unknown[], header: readonly string[]): Record<string, number> {
  const names = header.map(foldHeader);
  const figure = names[1] ?? "";
  const isAlone = above.length === 0 && names.length === 2 && figuresAlone().has(figure);
  return isAlone ? { written: 0, alone: 1 } : { written: 0 };
}

const figuresAlone = (): ReadonlySet<string> => {
  const names = aliasesOf(common.id);
  const keys = ["views", "engagedViews", "watchHours", "subscribers", "uniqueViewers"] as const;
  return new Set(keys.flatMap((key) => [...figures[key].names, ...(names[key] ?? [])]).map(foldHeader));
};

/** "Table data" or "Chart data" by traffic source, device and the like: each a part of the channel's views. */
const parts: ExportFormat = {
  ...common,
  columns: {
    day: date("Date"),
    source: text("Traffic source"),
    part: text(
      "Device type",
      "Playback location",
      "Operating system",
      "Subscription status",
      "Subscription source",
      "YouTube product",
      "Content type",
      "Viewer type",
      "New and returning viewers",
      "Audience by watch behavior",
      "Live/on-demand",
      "Playlist title",
      "Playlist",
      "Player type",
      "Sharing service",
    ),
    ...figures,
  },
  signatures: [
    ["source", "views"],
    ["source", "watchHours"],
    ["part", "views", "watchHours"],
    ["part", "day", "views"],
  ],
  needed: [],
  rows: `coalesce(source, part) is not null and not ${isTotal("coalesce(source, part)")} and not ${isCutOff("coalesce(source, part)")}`,
  context: ({ file }) => ({ period: periodInName(file), account: channelInName(file) }),
  note: rangeNote,
  tables: [
    {
      fact: "page_day",
      values: (context) => ({
        ...ofDay,
        ...ofPeriod(context),
        account: channelOf(context),
        surface: "lower(coalesce(source, part))",
      }),
    },
  ],
};

/** All tables that YouTube Studio exports. */
export const youtubeStudio: readonly ExportFormat[] = [videos, videosByDay, days, parts, audience];
