import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PathRow, pathTable } from "../paths/path-table.ts";
import { chainOf } from "./chain.ts";
import { removalOfPairs, type StepSums } from "./pairs.ts";
import { removalEffect } from "./removal-effect.ts";

/** The counts of paths whose channels are A, B, C … with runs of one as one step. */
function sumsOf(rows: readonly PathRow[], channels: readonly string[]): StepSums & { lost: Float64Array } {
  const places = channels.length;
  const [starts, ends, lost] = [new Float64Array(places), new Float64Array(places), new Float64Array(places)];
  const steps = new Float64Array(places * places);
  const add = (to: Float64Array, at: number, weight: number) => {
    to[at] = (to[at] ?? 0) + weight;
  };
  for (const { path, conversions = 0, nulls = 0 } of rows) {
    const runs = path.map((name) => channels.indexOf(name)).filter((place, at, all) => place !== all[at - 1]);
    add(starts, runs[0] ?? 0, conversions + nulls);
    for (const [at, place] of runs.entries())
      if (at > 0) add(steps, (runs[at - 1] ?? 0) * places + place, conversions + nulls);
    add(ends, runs.at(-1) ?? 0, conversions);
    add(lost, runs.at(-1) ?? 0, nulls);
  }
  return { places, starts, steps, ends, lost };
}

const tiny: PathRow[] = [
  { path: ["A", "B"], conversions: 1 },
  { path: ["A"], nulls: 1 },
  { path: ["B", "C"], conversions: 1 },
  { path: ["C"], nulls: 1 },
  { path: ["A", "B", "C"], conversions: 1 },
];

describe("removal of two places together", () => {
  it("gives the figures of the reference", () => {
    const { lost, ...sums } = sumsOf(tiny, ["A", "B", "C"]);
    const { single, joint } = removalOfPairs(sums, lost);
    expect(Array.from(single, (effect) => effect.toFixed(6))).toEqual(["0.518519", "0.777778", "0.666667"]);
    expect([joint[1], joint[2]].map((effect) => effect?.toFixed(6))).toEqual(["0.777778", "0.888889"]);
  });

  it("is the share of conversions that came by either, where only those who converted are counted", () => {
    const sums = sumsOf(
      [
        { path: ["A"], conversions: 2 },
        { path: ["B"], conversions: 3 },
        { path: ["C"], conversions: 5 },
      ],
      ["A", "B", "C"],
    );
    expect(removalOfPairs(sums).joint[1]).toBeCloseTo(0.5, 12);
  });

  const anyRows = fc.array(
    fc.record({
      path: fc.array(fc.constantFrom("A", "B", "C", "D"), { minLength: 1, maxLength: 6 }),
      conversions: fc.nat({ max: 5 }),
      nulls: fc.nat({ max: 5 }),
    }),
    { minLength: 1, maxLength: 25 },
  );

  it("is what the sparse chain finds, for every two places, and lies between the larger single effect and their sum", () => {
    fc.assert(
      fc.property(anyRows, fc.boolean(), (written, nulls) => {
        const rows = [...written, { path: ["A", "B", "C", "D"], conversions: 1, nulls: 0 }];
        const table = pathTable(rows);
        const chain = chainOf(table, { order: 1, nulls });
        const converting = nulls ? rows : rows.map((row) => ({ ...row, nulls: 0 }));
        const { lost, ...sums } = sumsOf(converting, table.channels);
        const { single, joint } = removalOfPairs(sums, lost);
        for (let a = 0; a < 4; a++) {
          expect(single[a]).toBeCloseTo(removalEffect(chain, [a]), 9);
          for (let b = a + 1; b < 4; b++) {
            const both = joint[a * 4 + b] ?? Number.NaN;
            expect(both).toBeCloseTo(removalEffect(chain, [a, b]), 9);
            expect(both).toBeGreaterThanOrEqual(Math.max(single[a] ?? 1, single[b] ?? 1) - 1e-12);
            expect(both).toBeLessThanOrEqual((single[a] ?? 0) + (single[b] ?? 0) + 1e-12);
          }
        }
      }),
      { seed: 1 },
    );
  });

  it("is nothing for a place that no path holds", () => {
    const { lost, ...sums } = sumsOf(tiny, ["A", "B", "C", "D"]);
    const { single, joint } = removalOfPairs(sums, lost);
    expect(single[3]).toBe(0);
    expect(joint[3]).toBeCloseTo(single[0] ?? 1, 12);
  });
});
