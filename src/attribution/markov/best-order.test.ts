import { describe, expect, it } from "vitest";
import { mulberry } from "../mulberry.ts";
import { pathTable } from "../paths/path-table.ts";
import { bestOrder } from "./best-order.ts";

const random = mulberry(11);
const drawn = () => "ABC"[Math.floor(random() * 3)] as string;
/** Paths of four channels, no one twice in a row, that convert by a rule of their end. */
const paths = (converts: (path: readonly string[]) => number) =>
  pathTable(
    Array.from({ length: 4000 }, () => {
      const path = [drawn()];
      while (path.length < 4) {
        const next = drawn();
        if (next !== path.at(-1)) path.push(next);
      }
      return random() < converts(path) ? { path, conversions: 1 } : { path, nulls: 1 };
    }),
  );

describe("bestOrder", () => {
  it("takes order 1 where the last channel alone tells who converts", () => {
    const best = bestOrder(paths((path) => (path.at(-1) === "A" ? 0.7 : 0.1)));
    expect(best?.order).toBe(1);
    expect(best?.scores[0]?.auc).toBeGreaterThan(0.75);
  });

  it("takes order 2 where the last two channels tell it", () => {
    const best = bestOrder(paths((path) => (path.at(-2) === "B" && path.at(-1) === "A" ? 0.8 : 0.1)));
    expect(best?.order).toBe(2);
    expect(best?.scores.map(({ order }) => order)).toEqual([1, 2, 3, 4]);
  });

  it("finds no better than a coin where nothing tells", () => {
    const best = bestOrder(paths(() => 0.3));
    for (const { auc } of best?.scores ?? []) expect(Math.abs(auc - 0.5)).toBeLessThan(0.04);
  });

  it("says so, and takes order 1, where every order is a coin", () => {
    const rows = ["A", "B", "C"].map((one) => ({ path: [one, "D", one], conversions: 10, nulls: 30 }));
    expect(bestOrder(pathTable(rows))).toMatchObject({ order: 1, tells: false });
    expect(bestOrder(paths((path) => (path.at(-1) === "A" ? 0.7 : 0.1)))?.tells).toBe(true);
  });

  it("has nothing to choose by where every path converted", () => {
    expect(bestOrder(pathTable([{ path: ["A"], conversions: 5 }]))).toBeNull();
  });
});
