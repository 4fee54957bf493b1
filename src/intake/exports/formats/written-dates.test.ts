import { expect, it } from "vitest";
import { datesIn, daysBetween, rangeInName } from "./written-dates.ts";

it.each([
  ["July 8, 2025 - July 31, 2025", ["2025-07-08", "2025-07-31"]],
  ["27 January 2026 - 23 February 2026", ["2026-01-27", "2026-02-23"]],
  ["Sep 1, 2025 – Aug 31, 2026", ["2025-09-01", "2026-08-31"]],
  ["1 Sept 2026 - 7 Sept 2026", ["2026-09-01", "2026-09-07"]],
  ["1. März 2026 – 31. März 2026", ["2026-03-01", "2026-03-31"]],
  ["1 févr. 2026 - 28 févr. 2026", ["2026-02-01", "2026-02-28"]],
  ["6 de dezembro de 2025 - 5 de março de 2026", ["2025-12-06", "2026-03-05"]],
  ["1 stycznia 2026–31 stycznia 2026", ["2026-01-01", "2026-01-31"]],
  ["Report Start: December 6, 2025, 12:00 AM", ["2025-12-06"]],
  ["Report period: 9/1/2026 - 9/24/2026", ["2026-09-01", "2026-09-24"]],
  ["01/09/2026 - 24/09/2026", ["2026-09-01", "2026-09-24"]],
  ["01.09.2026 - 24.09.2026", ["2026-09-01", "2026-09-24"]],
  ["# Start date: 20260501", ["2026-05-01"]],
  ["20251213-20260312", ["2025-12-13", "2026-03-12"]],
  ["۱ مارس ۲۰۲۶ - ۳۱ مارس ۲۰۲۶", ["2026-03-01", "2026-03-31"]],
  ["5 ژوئیهٔ 2026", ["2026-07-05"]],
  ["1 Agu 2026 - 31 Agt 2026", ["2026-08-01", "2026-08-31"]],
  ["All time", []],
  ["Best of 2025, 300 ads", []],
])("reads the days of %j", (text, days) => {
  expect(datesIn(text).map(String)).toEqual(days);
});

it.each([
  ["Nordlys-Ull-Campaigns-1-Mar-2026-31-Mar-2026.csv", { from: "2026-03-01", to: "2026-04-01" }],
  ["/2026-01-01/Untitled-report-Mar-1-2026-to-Mar-31-2026.xlsx", { from: "2026-03-01", to: "2026-04-01" }],
  ["TikTok_Ads_2026-03-01_2026-03-31.xlsx", { from: "2026-03-01", to: "2026-04-01" }],
  ["Wool-Shop-Campaigns-1-Mar-202631-Mar-2026.csv", { from: "2026-03-01", to: "2026-04-01" }],
  ["report-20260301-20260331.csv", { from: "2026-03-01", to: "2026-04-01" }],
  ["report (2026-03-01 to 2026-03-31) (1).csv", { from: "2026-03-01", to: "2026-04-01" }],
  ["TikTok-2026-03-01-2026-03-31.zip/Overview.csv", { from: "2026-03-01", to: "2026-04-01" }],
  ["report-2026-04-02.csv", null],
  ["account_517883322_campaign_performance_report.csv", null],
  ["report-2026-03-31-2026-03-01.csv", null],
])("takes the range out of the name %s", (file, range) => {
  expect(rangeInName(file)).toEqual(range);
});

it("counts the last day in", () => {
  const [day] = datesIn("Feb 28, 2026");
  expect(daysBetween(day)).toEqual({ from: "2026-02-28", to: "2026-03-01" });
});

it.each(["en", "de", "fr", "es", "pt", "it", "nl", "nb", "sv", "da", "fi", "pl", "gl", "id", "jv", "cs"])(
  "knows the months of %s",
  (locale) => {
    for (const options of [{ month: "long" }, { month: "short" }, { month: "long", day: "numeric" }] as const) {
      const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
      for (let month = 1; month <= 12; month++) {
        const parts = format.formatToParts(Date.UTC(2026, month - 1, 1));
        const name = parts.find(({ type }) => type === "month")?.value;
        const day = Temporal.PlainDate.from({ year: 2026, month, day: 5 });
        expect([name, datesIn(`5 ${name} 2026`).map(String)]).toEqual([name, [String(day)]]);
      }
    }
  },
);
