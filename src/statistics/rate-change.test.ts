import fc from "fast-check";
import { expect, it } from "vitest";
import { type Counted, rateChange } from "./rate-change.ts";

/** Everybody was counted once. */
const counted = (count: number, days: number): Counted => ({ count, days, squares: count });

it("gives the reference interval of two rates", () => {
  // R: poisson.test(c(11, 6 + 8 + 7), c(800, 1083 + 1050 + 878)) → 1.971488, 0.8584264 to 4.2772659 at 95 %
  const { ratio, low, high } = rateChange(counted(21, 3011), counted(11, 800), 0.95);
  expect(ratio).toBeCloseTo(1.971488, 6);
  expect(low).toBeCloseTo(0.8584264, 7);
  expect(high).toBeCloseTo(4.2772659, 6);
});

it("gives the chance of so large a change where nothing has changed", () => {
  // Both months alike long: 2 · P(at least 9 of 10 fall into the later) = 2 · 11/1024.
  expect(rateChange(counted(1, 30), counted(9, 30)).p).toBeCloseTo(22 / 1024, 12);
  expect(rateChange(counted(9, 30), counted(1, 30)).p).toBeCloseTo(22 / 1024, 12);
  expect(rateChange(counted(5, 30), counted(5, 30)).p).toBe(1);
  // 28 days before, 31 after: of 46, at least 34 in the later (scipy).
  expect(rateChange(counted(12, 28), counted(34, 31)).p).toBeCloseTo(0.004977769362797976, 9);
});

it("has no ratio after nothing and none of nothing", () => {
  expect(rateChange(counted(0, 30), counted(14, 30))).toMatchObject({ ratio: Infinity, high: Infinity });
  expect(rateChange(counted(0, 30), counted(14, 30)).p).toBeCloseTo(2 / 2 ** 14, 12);
  expect(rateChange(counted(14, 30), counted(0, 30))).toMatchObject({ ratio: 0, low: 0 });
  expect(rateChange(counted(0, 30), counted(0, 31))).toMatchObject({ ratio: Number.NaN, p: 1 });
});

it("knows less where the same persons were counted several times", () => {
  const once = rateChange(counted(20, 30), counted(40, 30));
  // Everybody four times: as sure as five after ten.
  const often = rateChange({ count: 20, days: 30, squares: 80 }, { count: 40, days: 30, squares: 160 });
  const few = rateChange(counted(5, 30), counted(10, 30));
  expect(often.ratio).toBe(once.ratio);
  expect(often).toEqual({ ...few, ratio: once.ratio });
  expect(once.p).toBeLessThan(0.05);
  expect(often.p).toBeGreaterThan(0.2);
});

it("holds its ratio, and turns round with its stretches", () => {
  const stretch = fc.record({ count: fc.integer({ min: 1, max: 400 }), days: fc.integer({ min: 1, max: 31 }) });
  fc.assert(
    fc.property(stretch, stretch, (one, other) => {
      const there = rateChange(counted(one.count, one.days), counted(other.count, other.days));
      const back = rateChange(counted(other.count, other.days), counted(one.count, one.days));
      expect(there.low).toBeLessThan(there.ratio);
      expect(there.high).toBeGreaterThan(there.ratio);
      expect(back.p).toBeCloseTo(there.p, 9);
      expect(back.low * there.high).toBeCloseTo(1, 5);
    }),
  );
});
