import { describe, expect, it } from "vitest";
import { pathTable } from "../paths/path-table.ts";
import { chainOf } from "./chain.ts";
import { removalEffect } from "./removal-effect.ts";

/** The published tiny case: A>B converts, A does not, B>C converts, C does not, A>B>C converts. */
const tiny = pathTable([
  { path: ["A", "B"], conversions: 1, value: 10 },
  { path: ["A"], nulls: 1 },
  { path: ["B", "C"], conversions: 1, value: 20 },
  { path: ["C"], nulls: 1 },
  { path: ["A", "B", "C"], conversions: 1, value: 30 },
]);
const [a, b, c] = [0, 1, 2];

describe("removalEffect", () => {
  const chain = chainOf(tiny, { order: 1, nulls: true });

  it.each([
    ["nothing", [], 0],
    ["A", [a], 0.518519],
    ["B", [b], 0.777778],
    ["C", [c], 0.666667],
    ["A and B", [a, b], 0.777778],
    ["A and C", [a, c], 0.888889],
    ["all", [a, b, c], 1],
  ])("of %s is as published", (_, removed, effect) => {
    expect(removalEffect(chain, removed)).toBeCloseTo(effect, 6);
  });

  it("does not count a channel twice", () => {
    expect(removalEffect(chain, [a, c, a])).toBe(removalEffect(chain, [a, c]));
  });

  it("is 0 for a channel that no counted path holds", () => {
    const converters = chainOf(
      pathTable([
        { path: ["A"], conversions: 1 },
        { path: ["B"], nulls: 1 },
      ]),
      {
        order: 1,
        nulls: false,
      },
    );
    expect(removalEffect(converters, [b])).toBe(0);
    expect(removalEffect(converters, [a])).toBe(1);
  });
});
