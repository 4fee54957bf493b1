import { describe, expect, it } from "vitest";
import type { Statement } from "../model/statement.ts";
import { fixtures } from "./fixture.ts";
import { headline } from "./headline.ts";

const withTotals = (totals: Partial<Statement["totals"]>, rest: Partial<Statement> = {}): Statement => ({
  ...fixtures.fjordhus,
  ...rest,
  totals: { ...fixtures.fjordhus.totals, ...totals },
});

const interval = (low: number, high: number) => ({ low, high, level: 0.9 as const });

describe("headline", () => {
  it("says that it pays where the whole interval is a gain", () => {
    expect(headline(fixtures.fjordhus)).toEqual({
      verdict: "pays",
      sentence: "For every 1 EUR spent on social media, 1.43 came back.",
      because: "With 90 % confidence between 1.22 and 1.59 came back.",
    });
  });

  it("says that it does not pay where the whole interval is a loss", () => {
    expect(headline(withTotals({ roi: -40, interval: interval(-60, -20) }))).toMatchObject({
      verdict: "loses",
      because: "With 90 % confidence between 0.40 and 0.80 came back.",
    });
  });

  it("does not judge where the interval holds both", () => {
    expect(headline(withTotals({ roi: 4, interval: interval(-20, 30) })).verdict).toBe("unclear");
  });

  it("does not judge on fewer than ten conversions", () => {
    expect(headline(fixtures.nordlys)).toMatchObject({
      verdict: "unclear",
      because: "Only 5 conversions stand behind it; it takes 10 to judge by.",
    });
  });

  it("says so when people's time is missing from the cost", () => {
    expect(headline(fixtures.hostile).because).toContain("People's time is not in the cost");
    expect(headline(fixtures.fjordhus).because).not.toContain("People's time");
  });

  it("has no ROI to tell without a cost, or with nothing but claims", () => {
    expect(headline(withTotals({ roi: null, cost: "0.00" })).because).toContain("Without a cost");
    expect(headline(withTotals({ roi: null, return: "0.00" })).because).toContain("claims");
    expect(headline(withTotals({ roi: null, return: "0.00" }, { claims: [] })).because).toContain("orders or deals");
  });
});
