import { expect, it } from "vitest";
import { chanceOfNone } from "./chance-of-none.ts";

/** 1, 2, 3: their standard deviation is 1. */
const replicates = Float64Array.from([1, 2, 3]);

it.each([
  [1.959964, 0.05],
  [-1.644854, 0.1],
  [0, 1],
  [3.290527, 0.001],
])("gives %d standard errors the chance %d", (estimate, chance) =>
  expect(chanceOfNone({ estimate, replicates })).toBeCloseTo(chance, 6),
);

it("takes the spread for no less than the least error, and replicates that are no number for none", () => {
  const odd = Float64Array.from([1, Number.NaN, 2, 3]);
  expect(chanceOfNone({ estimate: 1.959964, replicates: odd })).toBeCloseTo(0.05, 6);
  expect(chanceOfNone({ estimate: 2 * 1.959964, replicates }, 2)).toBeCloseTo(0.05, 6);
});

it("is 1 where nothing has any spread: chance cannot be told", () => {
  expect(chanceOfNone({ estimate: 5, replicates: Float64Array.from([4, 4, 4]) })).toBe(1);
  expect(chanceOfNone({ estimate: 5, replicates: new Float64Array(0) })).toBe(1);
});
