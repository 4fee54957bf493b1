import { expect, it } from "vitest";
import { shareInterval } from "./share-interval.ts";

it("is the middle of the replicates, those that are no number left out", () => {
  const replicates = Float64Array.from([...Array.from({ length: 101 }, (_, at) => at / 100), Number.NaN]);
  const { low, high } = shareInterval({ share: 0.5, replicates, count: 40 });
  expect([low, high]).toEqual([expect.closeTo(0.05, 9), expect.closeTo(0.95, 9)]);
});

it("is Clopper and Pearson's where all or none are", () => {
  const same = (share: number) => shareInterval({ share, replicates: new Float64Array(9).fill(share), count: 20 });
  // 0.05^(1/20) = 0.860892
  expect(same(1)).toEqual({ low: expect.closeTo(0.860892, 6), high: 1 });
  expect(same(0)).toEqual({ low: 0, high: expect.closeTo(0.139108, 6) });
});
