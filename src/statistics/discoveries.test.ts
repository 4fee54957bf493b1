import { expect, it } from "vitest";
import { discoveries } from "./discoveries.ts";

it("finds up to the last chance below its line", () => {
  // Lines of five at 0.1: 0.02 0.04 0.06 0.08 0.1. The third is above its own, but the fourth is below: all four stand.
  expect(discoveries([0.07, 0.5, 0.001, 0.039, 0.075])).toEqual([true, false, true, true, true]);
});

it("finds nothing in noise, and nothing in nothing", () => {
  expect(discoveries([0.11, 0.5, 0.9, 0.04])).toEqual([false, false, false, false]);
  expect(discoveries([])).toEqual([]);
});

it("asks more of each the more are asked", () => {
  expect(discoveries([0.06])).toEqual([true]);
  expect(discoveries([0.06, 0.9])).toEqual([false, false]);
});
