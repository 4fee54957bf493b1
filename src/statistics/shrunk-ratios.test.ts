import { describe, expect, it } from "vitest";
import { type Shown, shrunkRatios } from "./shrunk-ratios.ts";

/** A chance that is the same on every machine. */
function chanceOf(seed: number) {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  return { uniform, normal: () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()) };
}

/** Posts in cells of unlike size whose true ratios vary by `spread`; posts of a cell vary by `noise`. */
function laidOut(
  seed: number,
  { cells, posts, spread, noise }: Record<"cells" | "posts" | "spread" | "noise", number>,
) {
  const { uniform, normal } = chanceOf(seed);
  const truths = Array.from({ length: cells }, () => Math.exp(spread * normal() - spread ** 2 / 2));
  const groups = truths.map((): Shown[] => []);
  for (let post = 0; post < posts; post++) {
    const cell = Math.min(cells - 1, Math.floor(uniform() ** 2 * cells));
    const expected = Math.exp(4 + 0.7 * normal());
    const mean = expected * (truths[cell] ?? 1) * Math.exp(noise * normal() - noise ** 2 / 2);
    groups[cell]?.push({ observed: Math.max(0, mean + Math.sqrt(mean) * normal()), expected });
  }
  const [observed, expected] = (["observed", "expected"] as const).map((of) =>
    groups.flat().reduce((sum, shown) => sum + shown[of], 0),
  ) as [number, number];
  const usual = observed / expected;
  return {
    truths: truths.map((truth) => truth / usual),
    groups: groups.map((group) => group.map((shown) => ({ ...shown, expected: shown.expected * usual }))),
  };
}

function judged(shape: Parameters<typeof laidOut>[1]) {
  let [told, flagged, covered, raw, drawn] = [0, 0, 0, 0, 0];
  for (let seed = 1; seed <= 20; seed++) {
    const { truths, groups } = laidOut(seed, shape);
    shrunkRatios(groups).groups.forEach(({ units, ratio, shrunk, interval }, cell) => {
      if (units < 5 || interval === null) return;
      const truth = truths[cell] ?? 1;
      told++;
      if (interval.low > 1 || interval.high < 1) flagged++;
      if (interval.low <= truth && truth <= interval.high) covered++;
      raw += (ratio - truth) ** 2;
      drawn += (shrunk - truth) ** 2;
    });
  }
  return { flagged: flagged / told, covered: covered / told, errorLeft: Math.sqrt(drawn / raw) };
}

describe("ratios of many groups at once", () => {
  it("say nothing of cells that are all alike, though each by itself looks like something", () => {
    const { flagged, covered } = judged({ cells: 168, posts: 1000, spread: 0, noise: 0.6 });
    expect(flagged).toBeLessThan(0.01);
    expect(covered).toBeGreaterThan(0.95);
  });

  it("are nearer the truth than the cells' own, and their intervals hold it nine times in ten", () => {
    const { flagged, covered, errorLeft } = judged({ cells: 168, posts: 2000, spread: 0.3, noise: 0.6 });
    expect(errorLeft).toBeLessThan(0.9);
    expect(flagged).toBeGreaterThan(0.05);
    expect(covered).toBeGreaterThan(0.85);
  });

  it("draw a cell of few units towards the usual more than one of many", () => {
    const { groups } = laidOut(3, { cells: 24, posts: 600, spread: 0.4, noise: 0.6 });
    const found = shrunkRatios(groups).groups.toSorted((a, b) => a.units - b.units);
    expect(found[0]?.kept).toBeLessThan(found.at(-1)?.kept ?? 0);
  });

  it("work out five cells by hand", () => {
    // Two units of 10 expected in each cell, 1 above and below its ratio: within = 5·2·10·0.01 / (5·10), v = within/2.
    const cell = (ratio: number): Shown[] =>
      [ratio - 0.1, ratio + 0.1].map((one) => ({ observed: one * 10, expected: 10 }));
    const { within, between, groups } = shrunkRatios([0.6, 0.8, 1, 1.2, 1.4].map(cell).map((two) => [...two, ...two]));
    expect(within).toBeCloseTo((5 * 4 * 10 * 0.01) / (5 * 30), 10);
    const v = within / 4;
    // Σ(r − 1)²/(v + τ²) = k − 1 has one root: 0.4/4 − v.
    expect(between).toBeCloseTo(0.4 / 4 - v, 8);
    const pull = ((2 / 4) * v) / 0.1;
    expect(groups[4]?.shrunk).toBeCloseTo(1 + (1 - pull) * 0.4, 8);
    const reach = 1.6449 * Math.sqrt(v * (1 - pull) + pull ** 2 * 0.4 ** 2);
    expect(groups[4]?.interval?.high).toBeCloseTo(1 + (1 - pull) * 0.4 + reach, 8);
  });

  it("know nothing of a handful of units, and of two groups what each says by itself", () => {
    const few = [[{ observed: 3, expected: 1 }], [{ observed: 1, expected: 1 }]];
    expect(shrunkRatios(few).groups.map(({ interval, shrunk }) => [interval, shrunk])).toEqual([
      [null, 1],
      [null, 1],
    ]);
    const two = [1.3, 0.7].map((ratio) =>
      Array.from({ length: 8 }, (_, nr) => ({ observed: ratio * 10 + (nr % 2) - 0.5, expected: 10 })),
    );
    expect(shrunkRatios([...two, []]).groups.map(({ kept, shrunk }) => [kept, shrunk])).toEqual([
      [1, 1.3],
      [1, 0.7],
      [0, 1],
    ]);
  });
});
