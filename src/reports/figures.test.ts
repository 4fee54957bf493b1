import { describe, expect, it } from "vitest";
import {
  chartMoney,
  count,
  counts,
  cpaText,
  minus,
  money,
  percent,
  percentRange,
  perOne,
  roundMoney,
  sum,
} from "./figures.ts";

describe("figures for people", () => {
  it.each([
    ["0.00", "0.00"],
    ["999.90", "999.90"],
    ["-1234.5", "−1,234.5"],
    ["12345678901234.56", "12,345,678,901,234.56"],
    ["1234", "1,234"],
  ])("groups %s to %s without changing a digit", (decimal, text) => expect(money(decimal)).toBe(text));

  it("shows a rate with its sign, and none on what rounds to zero", () => {
    expect([119.88, -37.35, 0, 0.04, -0.04, 4321.9].map(percent)).toEqual([
      "+119.9 %",
      "−37.4 %",
      "0.0 %",
      "0.0 %",
      "0.0 %",
      "+4,322 %",
    ]);
  });

  it("shows an interval in whole per cent", () =>
    expect(percentRange({ low: -12.4, high: 1045.2 })).toBe("−12 to +1,045 %"));

  it("says what came back for each 1 spent", () =>
    expect([140, -40, -100].map(perOne)).toEqual(["2.40", "0.60", "0.00"]));

  it("rounds large amounts only", () =>
    expect(["12345.60", "99.95", "0.00"].map(roundMoney)).toEqual(["12,346", "99.95", "0"]));

  it("gives the amounts of one chart the same decimals", () => {
    expect(["5612.40", "95.87", "0.00"].map(chartMoney(["5612.40", "95.87"]))).toEqual(["5,612", "96", "0"]);
    expect(["612.40", "95.87"].map(chartMoney(["612.40", "95.87"]))).toEqual(["612.40", "95.87"]);
  });

  it("shows shared conversions with two decimals at most", () =>
    expect([4, 3.5, 1 / 3, 12345].map(count)).toEqual(["4", "3.5", "0.33", "12,345"]));

  it("gives the counts of a column the same number of decimals", () => {
    expect(counts([4, 1234])).toEqual(["4", "1,234"]);
    expect(counts([4, 18.7, 0, -0.5])).toEqual(["4.00", "18.70", "0.00", "−0.50"]);
    expect(counts([4, 2.0000001])).toEqual(["4", "2"]);
  });

  it("gives no cost of a conversion where nothing was spent or nothing came", () => {
    expect([
      cpaText({ cost: "10.00", cpa: "2.50" }),
      cpaText({ cost: "0.00", cpa: "0.00" }),
      cpaText({ cost: "10.00", cpa: null }),
    ]).toEqual(["2.50", "–", "–"]);
  });

  it("adds and subtracts exactly in the currency's minor unit", () => {
    expect(minus("0.30", "0.10", "EUR")).toBe("0.20");
    expect(sum(["0.10", "0.20"], "EUR")).toBe("0.30");
    expect(sum(["1000", "2"], "JPY")).toBe("1002");
  });
});
