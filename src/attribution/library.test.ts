import { describe, expect, it } from "vitest";
import { creditIntervals, markov, parsePathTable, pathTable, removalEffect, shapley } from "./attribution.ts";

const table = pathTable([
  { path: ["A", "B"], conversions: 40, value: 400, nulls: 100 },
  { path: ["B"], conversions: 20, value: 500, nulls: 100 },
  { path: [], conversions: 3, value: 9 },
]);

describe("the library", () => {
  it("tells what rows without a channel hold", () => {
    const unattributed = { conversions: 3, value: 9 };
    expect(markov(table)).toMatchObject({ conversions: 60, value: 900, unattributed });
    expect(shapley(table)).toMatchObject({ conversions: 60, value: 900, unattributed });
  });

  it("has intervals around the credits, the same for the same seed", () => {
    const { replicates, rows } = creditIntervals(table, { model: "markov", order: 2 });
    expect(replicates).toBe(1000);
    for (const [at, { channel, conversions }] of markov(table, { order: 2 }).rows.entries()) {
      expect(rows[at]?.channel).toBe(channel);
      expect(rows[at]?.conversions.low).toBeLessThan(conversions);
      expect(rows[at]?.conversions.high).toBeGreaterThan(conversions);
    }
    expect(creditIntervals(table, { model: "markov", order: 2 }).rows).toEqual(rows);
    expect(creditIntervals(table, { model: "markov", order: 2 }, { seed: 2 }).rows).not.toEqual(rows);
  });

  it.each<[string, () => unknown, string]>([
    ["order 0", () => markov(table, { order: 0 }), "the order of a chain is 1, 2, 3 or 4, not 0"],
    ["order 1.5", () => markov(table, { order: 1.5 }), "the order of a chain is 1, 2, 3 or 4, not 1.5"],
    [
      "one order of arrival",
      () => shapley(table, { samples: 1 }),
      "orders of arrival are drawn at least twice, not 1 times",
    ],
    ["a count below 0", () => pathTable([{ path: ["A"], nulls: -1 }]), "row 0: nulls is -1, not a number from 0 up"],
    ["a count that is none", () => pathTable([{ path: ["A"], conversions: Number.NaN }]), "row 0: conversions is NaN"],
    [
      "a channel that is none",
      () => removalEffect(markov(table).chain, [2]),
      "channels have the numbers 0 to 1, which 2 is none of",
    ],
  ])("refuses %s", (_, attempt, message) => {
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(message);
  });

  it("refuses a text for the bytes of a table", () => {
    expect(() => parsePathTable("path;conversions\nA;1\n" as unknown as Uint8Array, "paths.csv")).toThrow(TypeError);
  });
});
