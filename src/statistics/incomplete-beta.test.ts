import fc from "fast-check";
import { expect, it } from "vitest";
import { incompleteBeta } from "./incomplete-beta.ts";

it("gives the reference figures", () => {
  // scipy.special.betainc(a, b, x)
  for (const [a, b, x, value] of [
    [2, 3, 0.4, 0.5248],
    [0.5, 0.5, 0.1, 0.20483276469913345],
    [20, 50, 0.3, 0.617490751618768],
    [7.5, 1, 0.9, 0.45375228053933686],
    [3000, 2000, 0.61, 0.9258494502887021],
    [300_000, 290_000, 0.508, 0.23294902662596667],
  ] as const)
    expect(incompleteBeta(x, a, b)).toBeCloseTo(value, 9);
});

it("is the chance of at least k hits in n draws", () => {
  const chances = (n: number, x: number) => {
    let row = [1];
    for (let draw = 0; draw < n; draw++)
      row = Array.from({ length: row.length + 1 }, (_, k) => (row[k] ?? 0) * (1 - x) + (row[k - 1] ?? 0) * x);
    return row;
  };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.nat(59),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, some, x) => {
        const k = 1 + (some % n);
        const atLeast = chances(n, x).reduce((sum, chance, hits) => (hits >= k ? sum + chance : sum), 0);
        expect(incompleteBeta(x, k, n - k + 1)).toBeCloseTo(atLeast, 9);
      },
    ),
  );
});
