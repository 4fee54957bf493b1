import { expect, it } from "vitest";
import { percentileInterval, quantile } from "./quantile.ts";

it("interpolates between the order statistics", () => {
  expect(quantile([10, 20, 30, 40], 0)).toBe(10);
  expect(quantile([10, 20, 30, 40], 1)).toBe(40);
  expect(quantile([10, 20, 30, 40], 0.5)).toBe(25);
  expect(quantile([10, 20, 30, 40], 0.25)).toBe(17.5);
  expect(quantile([7], 0.3)).toBe(7);
  expect(quantile([], 0.5)).toBeNaN();
});

it("cuts off evenly at both ends, whatever the sample's order", () => {
  const sample = Array.from({ length: 101 }, (_, index) => (index * 37) % 101);
  const { low, high } = percentileInterval(sample);
  expect(low).toBeCloseTo(5, 9);
  expect(high).toBeCloseTo(95, 9);
  expect(percentileInterval(sample, 1)).toEqual({ low: 0, high: 100 });
  expect(sample[1]).toBe(37);
});
