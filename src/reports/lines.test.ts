import { describe, expect, it } from "vitest";
import { fixtures } from "./fixture.ts";
import { standing } from "./lines.ts";

describe("standing", () => {
  const told = (roi: number, low: number, high: number) =>
    standing({ ...fixtures.fjordhus.totals, roi, interval: { low, high, level: 0.9 } });

  it("calls a gain or a loss only what the whole interval says", () => {
    expect([told(11.1, -31, 56), told(-4, -30, 20), told(40, 0, 90)]).toEqual(["untold", "untold", "untold"]);
    expect([told(40, 1, 90), told(-60, -90, -2)]).toEqual(["gain", "loss"]);
  });

  it("tells nothing without an interval, and says where the conversions are too few", () => {
    const { totals } = fixtures.fjordhus;
    expect(standing({ ...totals, interval: null })).toBe("untold");
    expect(standing({ ...totals, interval: null, conversions: 9 })).toBe("few");
  });
});
