import { describe, expect, it } from "vitest";
import { mulberry } from "../mulberry.ts";
import { pathTable } from "../paths/path-table.ts";
import { chainOf } from "./chain.ts";
import { removalEffect } from "./removal-effect.ts";
import { removalEffects } from "./removal-effects.ts";

/** Two circles that are seldom left and seldom changed: sweeps alone would need tens of thousands. */
function slowPaths() {
  const random = mulberry(3);
  return pathTable(
    Array.from({ length: 40 }, (_, at) => {
      const circle = at % 2 === 0 ? ["A", "B", "C"] : ["D", "E", "F"];
      const path = Array.from({ length: 3000 }, (_, step) => circle[step % 3] as string);
      if (at === 7) path.push("A", "B", "C");
      if (random() < 0.5) path.push(circle[0] as string, circle[2] as string);
      return { path, conversions: at % 3 === 0 ? 1 : 0, value: 5, nulls: at % 3 === 0 ? 0 : 1 };
    }),
  );
}

describe.each([2, 3, 4])("the removal effects of a slow chain of order %i", (order) => {
  it("are those that each channel's own removal has", () => {
    const chain = chainOf(slowPaths(), { order, nulls: true });
    const { conversions, value } = removalEffects(chain);
    for (const [channel, effect] of conversions.entries()) {
      expect(effect).toBeCloseTo(removalEffect(chain, [channel]), 8);
      expect(value[channel]).toBeCloseTo(removalEffect(chain, [channel], chain.value), 8);
    }
  });
});
