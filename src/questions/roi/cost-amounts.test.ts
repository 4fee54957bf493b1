import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CostEntry } from "../../model/cost.ts";
import { periodBetween } from "../../model/period.ts";
import { amountPerDay, costAmounts } from "./cost-amounts.ts";

const march = periodBetween("2026-03-01", "2026-04-01");

describe("what a cost comes to inside a period", () => {
  it.each<[string, object, number, string?, string?]>([
    ["hours a week for 31 days", { hours: 2, rate: 450, per: "week" }, 398571],
    ["a month's amount for that whole month", { amount: 199, per: "month" }, 19900],
    ["a month's amount for half of April", { amount: 30, per: "month" }, 1500, "2026-04-01", "2026-04-16"],
    ["a month's amount over the end of February", { amount: 100, per: "month" }, 9839, "2026-02-15", "2026-03-16"],
    ["a quarter's amount for March, 31 of 90 days", { amount: 900, per: "quarter" }, 31000],
    ["a year's amount for March, 31 of 365 days", { amount: 3650, per: "year" }, 31000],
    [
      "a leap year's amount for February, 29 of 366 days",
      { amount: 366, per: "year" },
      2900,
      "2028-02-01",
      "2028-03-01",
    ],
    ["a day's amount", { amount: "0.10", per: "day" }, 310],
  ])("%s", (_, price, expected, from = "2026-03-01", to = "2026-04-01") => {
    expect(amount({ ...price, from: "2026-01-01" }, from, to)).toBe(expected);
  });

  it("is shared by day where a single payment's period is only partly inside", () => {
    expect(amount({ amount: 310, from: "2026-03-01", to: "2026-04-01" }, "2026-03-30", "2026-05-01")).toBe(2000);
  });

  it("comes to what docs/plan.md works out", () => {
    expect(amount({ amount: 100, per: "month", from: "2026-02-15", to: "2026-03-16" })).toBe(4839);
    expect(amount({ amount: 8000, from: "2026-03-01", to: "2026-05-01" })).toBe(406557);
  });

  it("begins and ends with the entry", () => {
    expect(amount({ amount: 7, per: "week", from: "2026-03-30", to: "2026-04-20" })).toBe(200);
  });

  it("leaves out what shares no day with the period", () => {
    expect(costAmounts([entry({ amount: 7, per: "week", from: "2026-04-01" })], march, "NOK")).toEqual([]);
  });

  it("multiplies hours and rate without drift: 1.1 × 1.1 is 1.21 a day", () => {
    expect(amount({ hours: 1.1, rate: 1.1, per: "day", from: "2026-03-01" })).toBe(3751);
  });

  it("knows currencies without and with three decimals", () => {
    expect(amount({ amount: 31, per: "month", currency: "JPY", from: "2026-01-01" })).toBe(31);
    expect(amount({ amount: "1.005", per: "month", currency: "KWD", from: "2026-01-01" })).toBe(1005);
  });

  it("rounds half a minor unit away from zero", () => {
    expect(amount({ amount: "0.01", from: "2026-03-01", to: "2026-05-01" }, "2026-03-01", "2026-04-01")).toBe(1);
    expect(amount({ amount: "0.01", from: "2026-03-01", to: "2026-03-03" }, "2026-03-01", "2026-03-02")).toBe(1);
  });
});

describe("a cost day by day", () => {
  it("weighs a day of February more than one of March where the price is for a month", () => {
    const days = amountPerDay(only({ amount: 868, per: "month", from: "2026-02-28", to: "2026-03-02" }, "2026-02-01"));
    expect(days.map(({ day, amountMinor }) => [String(day), amountMinor])).toEqual([
      ["2026-02-28", 3100],
      ["2026-03-01", 2800],
    ]);
  });

  it("sums to the amount, one entry a day, whatever the price and the period", () => {
    const price = fc.record({
      amount: fc.nat(10_000_000).map((minor) => (minor / 100).toFixed(2)),
      per: fc.constantFrom("day", "week", "month", "quarter", "year"),
      from: fc.constantFrom("2025-12-31", "2026-01-17", "2026-03-31"),
    });
    fc.assert(
      fc.property(price, fc.integer({ min: 1, max: 500 }), (raw, length) => {
        const cost = only(raw, "2026-01-01", String(march.from.add({ days: length + 31 })));
        const days = amountPerDay(cost);
        expect(days.reduce((sum, day) => sum + day.amountMinor, 0)).toBe(cost.amountMinor);
        expect(days).toHaveLength(cost.period.from.until(cost.period.to).days);
      }),
      { numRuns: 50 },
    );
  });
});

it("a year's costs are the sum of its months' for a price by the month", () => {
  const months = Array.from({ length: 12 }, (_, at) => Temporal.PlainDate.from("2026-01-01").add({ months: at }));
  const parts = months.map((from) =>
    amount({ amount: "99.99", per: "month", from: "2020-01-01" }, `${from}`, `${from.add({ months: 1 })}`),
  );
  expect(new Set(parts)).toEqual(new Set([9999]));
  expect(amount({ amount: "99.99", per: "month", from: "2020-01-01" }, "2026-01-01", "2027-01-01")).toBe(12 * 9999);
});

const entry = (fields: object) => CostEntry.parse({ what: "x", category: "tools", ...fields });
function only(fields: object, from = "2026-03-01", to = "2026-04-01") {
  const [cost] = costAmounts([entry(fields)], periodBetween(from, to), "NOK");
  if (cost === undefined) throw new Error("the cost is outside the period");
  return cost;
}
const amount = (fields: object, from?: string, to?: string) => only(fields, from, to).amountMinor;
