import { expect, it } from "vitest";
import { grainOf } from "./grain.ts";

const march = { from: "2026-03-01", to: "2026-04-01" };

it.each([
  ["every row begins with the report", ["2026-03-01", "2026-03-01"], march, null],
  ["days follow on each other", ["2026-03-01", "2026-03-02"], march, "day"],
  ["an only day lies inside the report", ["2026-03-07"], march, "day"],
  ["days with gaps", ["2026-03-02", "2026-03-05", "2026-03-31"], march, "day"],
  ["weeks, the first cut by the report's start", ["2026-03-01", "2026-03-02", "2026-03-09"], march, { weekFrom: 1 }],
  ["weeks from Sunday, one without delivery", ["2026-03-01", "2026-03-08", "2026-03-22"], march, { weekFrom: 7 }],
  ["months", ["2026-01-15", "2026-02-01", "2026-03-01"], { from: "2026-01-15", to: "2026-03-20" }, "month"],
  ["one date, and no word of the range", ["2026-03-01"], null, null],
  ["no rows", [], march, null],
])("%s", (_, starts, period, grain) => {
  expect(grainOf(starts, period)).toEqual(grain);
});
