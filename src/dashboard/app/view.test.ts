import { expect, it } from "vitest";
import { viewIn } from "./view.ts";

it("takes days that there are, and a preset by its name", () => {
  const days = { from: "2028-02-29", to: "2028-03-01" };
  expect(viewIn(days)).toEqual({ ...days, period: "custom" });
  expect(viewIn({ period: "last-month", compare: "year", paid: "true" })).toEqual({
    period: "last-month",
    compare: "year",
    paid: "true",
  });
});

it.each([
  { from: "2026-13-99", to: "2026-14-01" },
  { from: "2026-02-30", to: "2026-03-05" },
  { from: "0001-01-01", to: "2026-01-01" },
  { from: "2026-03-05", to: "2026-03-05" },
  { period: "foo", compare: "never", paid: "maybe" },
  { period: 5, from: { a: 1 } },
])("leaves out what there is not: %j", (search) => expect(viewIn(search)).toEqual({}));

it("keeps words of a page's own, but not for ever", () => {
  expect(viewIn({ order: "#1001", tab: "" })).toEqual({ order: "#1001" });
  expect(viewIn({ order: "x".repeat(301) })).toEqual({});
});
