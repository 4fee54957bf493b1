import { expect, it } from "vitest";
import { unitHash } from "./poisson-weight.ts";
import { quantileIntervals } from "./quantile-intervals.ts";

/** n values of a straight line from 0 to 1. */
const line = (n: number) => Float64Array.from({ length: n }, (_, at) => (at + 0.5) / n);

it("is as sure of a median as order statistics are", () => {
  // The 90 % interval of a median of 400 lies at the shares 0.5 ± 1.645 · 0.5/√400.
  const half = (1.645 * 0.5) / Math.sqrt(400);
  const [median] = quantileIntervals(
    { values: line(400), units: Array.from({ length: 400 }).map((_, at) => at), groups: null },
    [0.5],
  );
  expect(median?.value).toBeCloseTo(0.5, 9);
  expect(Math.abs((median?.low ?? 0) - (0.5 - half))).toBeLessThan(0.008);
  expect(Math.abs((median?.high ?? 0) - (0.5 + half))).toBeLessThan(0.008);
});

it("says the same of persons gathered into random groups", () => {
  const n = 20_000;
  const values = line(n);
  const units = Array.from(values, (_, at) => Math.floor(unitHash(at, 0, 7) * 256));
  const [quarter] = quantileIntervals({ values, units, groups: 256 }, [0.25]);
  const width = (quarter?.high ?? 0) - (quarter?.low ?? 0);
  const expected = 2 * 1.645 * Math.sqrt((0.25 * 0.75) / n);
  expect(width / expected).toBeGreaterThan(0.8);
  expect(width / expected).toBeLessThan(1.2);
});

it("is less sure where few persons stand behind many values", () => {
  const values = line(400);
  const alone = quantileIntervals({ values, units: Array.from(values, (_, at) => at), groups: null }, [0.5])[0];
  const ofTwenty = quantileIntervals(
    { values, units: Array.from(values, (_, at) => Math.floor(at / 20)), groups: null },
    [0.5],
  )[0];
  const width = (one: typeof alone) => (one?.high ?? 0) - (one?.low ?? 0);
  expect(width(ofTwenty)).toBeGreaterThan(2 * width(alone));
});

it("knows one value that all have for sure", () => {
  const values = new Float64Array(30).fill(2);
  const units = Array.from(values, (_, at) => at);
  expect(quantileIntervals({ values, units, groups: null }, [0.25, 0.75])).toEqual([
    { value: 2, low: 2, high: 2 },
    { value: 2, low: 2, high: 2 },
  ]);
});
