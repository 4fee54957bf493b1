import { count, date, type ExportFormat } from "../../format.ts";

/** Facebook page → Insights → Export data → Page data, sheet "Key Metrics" or the csv: daily, weekly and 28-day figures. */
export const facebookPageDaily: ExportFormat = {
  id: "facebook-page-daily",
  title: "Facebook page by day (until 2022)",
  columns: {
    day: date("Date"),
    followers: count("Lifetime Total Likes", "Lifetime Total Follows"),
    gained: count("Daily New Likes", "Daily New Follows"),
    lost: count("Daily Unlikes", "Daily Unfollows"),
    engaged: count("Daily Page Engaged Users"),
    reach: count("Daily Total Reach"),
    impressions: count("Daily Total Impressions"),
    visits: count("Daily Total: total views count per Page", "Daily Page Views", "Daily Logged-in Page Views"),
    linkClicks: count("Daily Page Consumptions By Type - link clicks"),
    likes: count("Daily Positive Feedback From Users - like"),
    comments: count("Daily Positive Feedback From Users - comment"),
    shares: count("Daily Positive Feedback From Users - link"),
  },
  signatures: [
    ["day", "gained", "engaged"],
    ["day", "followers", "gained"],
    ["day", "reach", "impressions"],
    ["day", "engaged", "reach"],
  ],
  needed: ["day"],
  // The row below the header says what the columns mean, and has no day.
  rows: "day is not null or (followers is not null or gained is not null or reach is not null or impressions is not null)",
  dateOrder: "mdy",
  tables: [
    {
      fact: "page_day",
      values: () => ({
        network: "'facebook'",
        day: "day",
        until: "day + 1",
        impressions: "impressions",
        reach: "reach",
        likes: "likes",
        comments: "comments",
        shares: "shares",
        clicks: "linkClicks",
        profile_visits: "visits",
      }),
    },
    {
      fact: "audience_day",
      where: "coalesce(followers, gained, lost) is not null",
      values: () => ({
        network: "'facebook'",
        day: "day",
        until: "day + 1",
        followers: "followers",
        gained: "gained",
        lost: "lost",
      }),
    },
  ],
  getIt: "Facebook page → Insights → Export data → Page data; newer: Meta Business Suite → Insights → Results",
};
