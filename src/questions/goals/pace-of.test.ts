import { describe, expect, it } from "vitest";
import { paceOf, type SoFar } from "./pace-of.ts";

const sum = (tops: readonly number[], count = 100): SoFar => ({
  ...{ kind: "sum", factor: 1, start: 0, count },
  days: tops.map((top) => ({ top, bottom: 0 })),
});
const ratio = (days: readonly (readonly [number, number])[], factor = 100, count = 100): SoFar => ({
  ...{ kind: "ratio", factor, start: 0, count },
  days: days.map(([top, bottom]) => ({ top, bottom })),
});
const even = (days: number, top: number) => Array.from({ length: days }, () => top);
const goal = { baseline: 100, target: 150, daysAll: 30 };

describe("the pace of a sum", () => {
  it("expects its share of the target, and goes on as it went", () => {
    // 20 of 30 days at 5 a day: 100 so far where 100 is expected, 150 at the end.
    expect(paceOf(sum(even(20, 5)), goal)).toEqual({
      ...{ value: 100, expected: 100, projected: { value: 150, low: 150, high: 150 } },
      ...{ status: "ahead", reason: "the whole interval reaches the target" },
    });
    expect(paceOf(sum(even(20, 3)), goal)).toMatchObject({
      ...{ value: 60, expected: 100, projected: { value: 90 }, status: "behind" },
    });
  });

  it("is on track where the target lies in the interval of days drawn anew", () => {
    const days = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? 10 : 0));
    const { projected, status } = paceOf(sum(days), goal);
    // Ten days to come of mean 5 and variance 25, whose mean itself is known to 25/20: 150 ± 1.645·√(10·25 + 100·25/20).
    expect(projected?.value).toBe(150);
    expect(Math.abs((projected?.low ?? 0) - 118)).toBeLessThan(7);
    expect(Math.abs((projected?.high ?? 0) - 182)).toBeLessThan(7);
    expect(status).toBe("on track");
  });

  it("is too early to tell in the first week, with few results, or where the interval holds everything", () => {
    expect(paceOf(sum(even(6, 9)), goal)).toMatchObject({ status: "too early to say", reason: "few days" });
    expect(paceOf(sum(even(20, 0.3), 6), goal)).toMatchObject({ status: "too early to say", reason: "few results" });
    const bursts = Array.from({ length: 10 }, (_, at) => (at === 3 ? 40 : 0));
    expect(paceOf(sum(bursts), goal)).toMatchObject({ status: "too early to say", reason: "the interval is too wide" });
  });

  it("is reached once it is there, and judged by what it came to when it is over", () => {
    expect(paceOf(sum(even(10, 20)), goal)).toMatchObject({ status: "reached", reason: "reached before its end" });
    expect(paceOf(sum(even(30, 5)), goal)).toMatchObject({ value: 150, status: "reached", reason: "over" });
    expect(paceOf(sum(even(30, 4.9)), goal)).toMatchObject({ status: "missed", reason: "over" });
  });

  it("that is to fall is missed as soon as it is passed", () => {
    const less = { baseline: 1000, target: 800, daysAll: 30 };
    expect(paceOf(sum(even(10, 20)), less)).toMatchObject({ projected: { value: 600 }, status: "ahead" });
    expect(paceOf(sum(even(20, 41)), less)).toMatchObject({ status: "missed", reason: "passed before its end" });
    expect(paceOf(sum(even(15, 30)), less)).toMatchObject({ projected: { value: 900 }, status: "behind" });
  });
});

describe("the pace of a ratio", () => {
  it("is a ratio of sums on the straight line from baseline to target", () => {
    // (300 − 200) × 100 / 200 = 50 % with half of the way from 20 to 60 expected.
    const days = even(15, 0).map((_, at): [number, number] => (at % 2 === 0 ? [10, 20] : [5, 10]));
    const pace = paceOf(ratio(days), { baseline: 20, target: 60, daysAll: 30 });
    expect(pace).toMatchObject({
      value: 50,
      expected: 40,
      projected: { value: 50, low: 50, high: 50 },
      status: "behind",
    });
  });

  it("is not measurable without anything to divide by", () => {
    expect(paceOf(ratio(even(15, 0).map(() => [5, 0])), { baseline: 0, target: 60, daysAll: 30 })).toMatchObject({
      ...{ value: null, projected: null, status: "not measurable" },
    });
  });

  it("that is to fall is ahead below its target", () => {
    const cpa = ratio(
      even(15, 0).map(() => [80, 1]),
      1,
    );
    expect(paceOf(cpa, { baseline: 120, target: 100, daysAll: 30 })).toMatchObject({
      value: 80,
      expected: 110,
      status: "ahead",
    });
    expect(paceOf(cpa, { baseline: 120, target: 70, daysAll: 30 })).toMatchObject({ status: "behind" });
  });
});

describe("the pace of a stock", () => {
  it("goes on from where it stands by its mean change", () => {
    const followers: SoFar = { ...sum(even(10, 4)), kind: "stock", start: 1000 };
    expect(paceOf(followers, { baseline: 1000, target: 1100, daysAll: 30 })).toMatchObject({
      ...{ value: 1040, projected: { value: 1120, low: 1120, high: 1120 }, status: "ahead" },
    });
    expect(paceOf(followers, { baseline: 1000, target: 1100, daysAll: 30 }).expected).toBeCloseTo(1033.33, 1);
  });
});
