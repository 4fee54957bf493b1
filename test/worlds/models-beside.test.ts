import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ModelCredit } from "../../bench/measuring/compare-with-truth.ts";
import { creditOfModels } from "../../bench/measuring/credit-of-models.ts";
import { modelNames } from "../../src/model/model-names.ts";
import { toMinor } from "../../src/model/money.ts";
import type { SimulatedModel } from "../../src/simulator/market.ts";
import { sides } from "../../src/simulator/sides.ts";
import { simulate } from "../../src/simulator/simulate.ts";
import { type Trait, traits } from "../../src/simulator/traits.ts";

const out = mkdtempSync(join(tmpdir(), "beside-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const worlds: { model: SimulatedModel; people: number; seed: number; traits: readonly Trait[] }[] = [
  { model: "online-shop", people: 900, seed: 31, traits: [] },
  { model: "online-shop", people: 900, seed: 32, traits },
  { model: "b2b", people: 4000, seed: 33, traits: ["retargeting", "cookie-loss"] },
];

describe.each(worlds)("every model in a $model with the traits $traits", ({ model, people, seed, traits }) => {
  let credits: ModelCredit[];
  let revenueMinor: number;

  beforeAll(async () => {
    const folder = join(out, String(seed));
    await simulate({ model, people, days: 90, seed, traits, out: folder });
    const { totals } = JSON.parse(readFileSync(join(folder, "truth.json"), "utf8"));
    revenueMinor = toMinor(totals.revenue, "EUR");
    credits = await creditOfModels({ folder, plan: join(folder, "plan.yaml") });
  });

  it("is there, and shares out or leaves open the true revenue, to the cent", () => {
    expect(credits.map(({ model }) => model)).toEqual(modelNames);
    expect(revenueMinor).toBeGreaterThan(100_000);
    for (const { model, allMinor } of credits) expect([model, allMinor]).toEqual([model, revenueMinor]);
  });

  it("names each network's paid and organic side once at most, with no credit below nothing", () => {
    for (const { model, lines } of credits) {
      const ids = lines.map(({ network, paid }) => `${network} ${paid}`);
      expect([model, new Set(ids).size]).toEqual([model, ids.length]);
      const known = lines.filter((line) =>
        sides.some(({ network, paid }) => network === line.network && paid === line.paid),
      );
      expect(known.length).toBeGreaterThan(3);
      for (const { minor, interval } of lines) {
        expect(minor).toBeGreaterThanOrEqual(0);
        if (interval !== null) expect(interval.low).toBeLessThan(interval.high);
      }
    }
  });
});
