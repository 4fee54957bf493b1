import { expect, it } from "vitest";
import { monthsOf } from "./months.ts";

it("counts the days of each month that are in the period, over the turn of a year", () => {
  expect(monthsOf({ from: "2025-12-20", to: "2026-03-02" })).toEqual([
    { month: "2025-12", number: 24_311, days: 12 },
    { month: "2026-01", number: 24_312, days: 31 },
    { month: "2026-02", number: 24_313, days: 28 },
    { month: "2026-03", number: 24_314, days: 1 },
  ]);
  expect(monthsOf({ from: "2026-02-01", to: "2026-03-01" })).toEqual([{ month: "2026-02", number: 24_313, days: 28 }]);
});
