import { describe, expect, it } from "vitest";
import { fiellerInterval, needsFieller, type RatioUnit, ratioOfSums } from "./ratio.ts";

const units = zip([120, 80, 0, 200, 50, 150], [40, 30, 20, 60, 30, 50]);

describe("ratioOfSums", () => {
  it("gives the reference figures", () => {
    const { ratio, standardError } = ratioOfSums(units);
    expect(ratio).toBeCloseTo(2.6086957, 7);
    expect(standardError).toBeCloseTo(0.3702132, 7);
  });

  it("is certain where every unit gives the same ratio", () => {
    expect(ratioOfSums(zip([2, 4, 6], [1, 2, 3]))).toEqual({ ratio: 2, standardError: 0 });
  });
});

describe("fiellerInterval", () => {
  it("gives the reference figures at 95 %", () => {
    const interval = fiellerInterval(units, 1.959963985);
    expect(interval?.low).toBeCloseTo(1.5843, 5);
    expect(interval?.high).toBeCloseTo(3.17624, 5);
  });

  it("has no answer where the denominator can't be told from 0", () => {
    expect(fiellerInterval(zip([1, 2, 3], [5, -4, 0]), 1.96)).toBeNull();
  });
});

it("asks for Fieller where the denominator is badly known", () => {
  expect(needsFieller(units)).toBe(false);
  expect(needsFieller(zip([1, 2, 3], [1, 0, 9]))).toBe(true);
});

function zip(numerators: number[], denominators: number[]): RatioUnit[] {
  return numerators.map((numerator, index) => ({ numerator, denominator: denominators[index] ?? 0 }));
}
