import { count, date, type ExportFormat } from "../../format.ts";
import { rangeOfYearless } from "../made-on.ts";

const common = {
  id: "tiktok-overview",
  needed: ["day"],
  getIt: "TikTok Studio → Analytics → Overview → Download data → CSV",
} as const satisfies Partial<ExportFormat>;

const columns = {
  day: date("Date", "Day"),
  views: count("Video views", "Total video views", "Post views"),
  profileVisits: count("Profile views"),
  likes: count("Likes"),
  comments: count("Comments"),
  shares: count("Shares"),
  reach: count("Unique viewers", "Reached audience", "Total viewers"),
  followers: count("Followers", "Total followers"),
  gained: count("New followers"),
  lost: count("Lost followers"),
  engagedAudience: count("Engaged audience"),
  clicks: count("Website clicks", "Website link clicks", "Link clicks", "Bio link clicks"),
  calls: count("Phone number clicks", "Phone clicks", "Call clicks"),
  newViewers: count("New viewers"),
  returningViewers: count("Returning viewers"),
};

const days: Pick<ExportFormat, "context" | "tables"> = {
  context: ({ file, sample }) => ({
    period: rangeOfYearless(
      file,
      sample.map((row) => row.day ?? ""),
    ),
  }),
  tables: [
    {
      fact: "page_day",
      values: () => ({
        network: "'tiktok'",
        day: "day",
        until: "day + 1",
        reach: "reach",
        views: "views",
        engagements:
          "case when coalesce(likes, comments, shares) is not null then coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0) end",
        likes: "likes",
        comments: "comments",
        shares: "shares",
        clicks: "clicks",
        calls: "calls",
        profile_visits: "profileVisits",
      }),
    },
  ],
};

/** TikTok Studio → Analytics → Overview, a row a day. Days may have no year; what is not known yet says `undefined`. */
export const tiktokOverview: readonly ExportFormat[] = [
  {
    ...common,
    ...days,
    title: "TikTok account by day",
    columns,
    signatures: [
      ["day", "views", "profileVisits"],
      ["day", "profileVisits", "likes", "comments", "shares"],
      ["day", "gained", "followers", "reach"],
      ["day", "gained", "reach", "engagedAudience"],
    ],
    unless: ["Cost", "Campaign name", "Impressions", "Currency", "Network"],
    tables: [
      ...days.tables,
      {
        fact: "audience_day",
        values: () => ({
          network: "'tiktok'",
          day: "day",
          until: "day + 1",
          followers: "followers",
          gained: "gained",
          lost: "abs(lost)",
        }),
        where: "coalesce(followers, gained, lost) is not null",
      },
    ],
  },
  {
    ...common,
    ...days,
    title: "TikTok viewers by day",
    columns,
    signatures: [["day", "reach", "newViewers", "returningViewers"]],
  },
];
