import { describe, expect, it } from "vitest";
import { unitHash } from "./poisson-weight.ts";
import { rankRanges } from "./rank-ranges.ts";

const count = 1000;

/** Draws of a normal figure by Box and Muller, from fixed numbers; another `stream` is independent. */
const normal = (mean: number, deviation: number, stream: number) =>
  Float64Array.from({ length: count }, (_, at) => {
    const [u, v] = [unitHash(stream, at, 1), unitHash(stream, at, 2)];
    return mean + deviation * Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
  });

describe("ranks", () => {
  it("are one place each where figures lie far apart", () => {
    const figures = [10, 30, 20];
    const draws = figures.map((figure, at) => normal(figure, 1, at));
    expect(rankRanges(figures, draws)).toEqual([
      { best: 3, worst: 3 },
      { best: 1, worst: 1 },
      { best: 2, worst: 2 },
    ]);
  });

  it("are shared by those that cannot be told apart", () => {
    const figures = [100, 21, 20];
    const draws = figures.map((figure, at) => normal(figure, 1, at));
    expect(rankRanges(figures, draws)).toEqual([
      { best: 1, worst: 1 },
      { best: 2, worst: 3 },
      { best: 2, worst: 3 },
    ]);
  });

  it("tell figures apart that rise and fall together, however wide their own intervals", () => {
    const common = normal(0, 50, 9);
    const draws = [10, 12].map((figure, at) => normal(figure, 0.1, at).map((drawn, b) => drawn + (common[b] ?? 0)));
    expect(rankRanges([10, 12], draws)).toEqual([
      { best: 2, worst: 2 },
      { best: 1, worst: 1 },
    ]);
  });

  it("hold the true rank of each of ten equal figures nine times in ten", () => {
    let held = 0;
    const times = 50;
    for (let time = 0; time < times; time++) {
      // What was seen: figures that are equal in truth, each with an error of 1.
      const figures = Array.from({ length: 10 }, (_, at) => normal(0, 1, 1000 + time)[at] as number);
      const [first] = rankRanges(
        figures,
        figures.map((figure, at) => normal(figure, 1, 5000 + time * 10 + at)),
      );
      if (first?.best === 1 && first.worst === 10) held++;
    }
    expect(held).toBeGreaterThanOrEqual(41);
  });

  it("of one figure are the first, of none are none", () => {
    expect(rankRanges([5], [normal(5, 1, 1)])).toEqual([{ best: 1, worst: 1 }]);
    expect(rankRanges([], [])).toEqual([]);
  });
});
