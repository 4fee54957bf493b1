import { expect, it } from "vitest";
import { compare } from "../../bench/measuring/compare-with-truth.ts";
import type { Truth } from "../../bench/measuring/truth.ts";

const truth: Truth = {
  revenueMinor: 100_000,
  conversions: 20,
  sides: [
    { network: "instagram", paid: false, minor: 10_000 },
    { network: "instagram", paid: true, minor: 20_000 },
    { network: "google", paid: false, minor: 4_000 },
    { network: "x", paid: false, minor: 0 },
  ],
  socialMinor: 36_000,
  ads: null,
};
const line = (
  network: string,
  paid: boolean,
  minor: number,
  interval: { low: number; high: number } | null = null,
) => ({
  network,
  paid,
  minor,
  interval,
});

it("adds up what each side says too much and too little, and counts a side without a line as nothing", () => {
  const lines = [
    line("instagram", true, 26_000),
    line("google", false, 3_000),
    line("x", false, 500),
    line("direct", false, 70_500),
  ];
  const compared = compare(truth, { model: "last", lines, allMinor: 100_000 });
  expect(compared.offMinor).toBe(10_000 + 6_000 + 1_000 + 500);
  expect(compared.trueMinor).toBe(34_000);
  expect(compared.socialOffMinor).toBe(10_000 + 6_000 + 500);
  expect(compared.trueSocialSidesMinor).toBe(30_000);
  expect(compared.unreconciledMinor).toBe(0);
});

it("takes the search engine and the newsletter for no social network, and what no network sent for none either", () => {
  const lines = [
    line("instagram", true, 26_000),
    line("google", true, 3_000),
    line("email", false, 5_000),
    line("none", false, 9),
  ];
  const compared = compare(truth, { model: "last", lines, allMinor: 99_000 });
  expect(compared.socialMinor).toBe(26_000);
  expect(compared.trueSocialMinor).toBe(36_000);
  expect(compared.unreconciledMinor).toBe(-1_000);
});

it("counts the intervals that hold the truth, their ends included", () => {
  const lines = [
    line("instagram", false, 12_000, { low: 10_000, high: 14_000 }),
    line("instagram", true, 12_000, { low: 10_000, high: 19_999 }),
    line("google", false, 4_000),
  ];
  const compared = compare(truth, { model: "last", lines, allMinor: 100_000 });
  expect([compared.intervals, compared.intervalsHolding]).toEqual([2, 1]);
});

it("has pairs in order where the side that truly brings twice as much or more is credited with more", () => {
  const lines = [
    line("instagram", false, 500),
    line("instagram", true, 600),
    line("google", false, 550),
    line("x", false, 0),
  ];
  const compared = compare(truth, { model: "last", lines, allMinor: 100_000 });
  // 20,000 beside 10,000, 4,000 and 0; 10,000 beside 4,000 (not so) and 0; 4,000 beside 0.
  expect([compared.pairs, compared.pairsInOrder]).toEqual([6, 5]);
});
