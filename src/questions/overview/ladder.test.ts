import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figures } from "../../model/statement.ts";
import { ladder } from "./ladder.ts";
import type { OpenPipeline, OpenStage } from "./open-pipeline.ts";

const totals: Figures = {
  ...{ cost: "1000.00", return: "1500.00", roi: 50, interval: { low: 20, high: 80, level: 0.9 }, conversions: 12 },
  ...{ cpa: "83.33", adSpend: "0.00", roles: { origin: 0, assist: 0, converter: 0 } },
  evidence: { measured: "1500.00", declared: "0.00", aggregated: "0.00", modelled: "0.00", assigned: "0.00" },
};
const statement = { totals, currency: "EUR", formulas: { return: "as it is" } };

const stage = (more: Partial<OpenStage> = {}): OpenStage => ({
  ...{ stage: "Offer", deals: 2, minor: 300_000, squares: 5e10, won: 0, lost: 0 },
  ...more,
});
const rung = (pipeline: OpenPipeline | null, isPart = false) =>
  ladder(statement, { pipeline, isKnown: true, isPart })[1];

it("begins with what closed, at either end of its interval, and says of what is not measured what it would take", () => {
  const [closed, , ...others] = ladder(statement, { pipeline: null, isKnown: true, isPart: false });
  expect(closed).toMatchObject({ value: "1500.00", count: 12, interval: { low: "1200.00", high: "1800.00" } });
  expect(others.map(({ rung, known, value, needs }) => [rung, known, value, needs])).toEqual([
    ["savings", false, null, "service-cases"],
    ["indirect", false, null, "indirect-values"],
  ]);
  expect(ladder(statement, { pipeline: null, isKnown: false, isPart: false })[0]).toMatchObject({
    value: null,
    needs: "returns",
  });
});

describe("the pipeline's rung", () => {
  it("is worth × the share won of all closed deals where no stage has a past", () => {
    const found = rung({ stages: [stage()], won: 5, lost: 15, leftOut: 0 });
    expect(found).toMatchObject({ known: true, value: "750.00", count: 2, needs: null });
    expect(found?.formula).toContain("Offer 3000.00 × 25 %");
  });

  it("draws a stage's own past towards that of all", () => {
    const found = rung({ stages: [stage({ won: 9, lost: 1 })], won: 5, lost: 15, leftOut: 3 });
    // (9 + 10 × 0.25) / (10 + 10) = 57.5 %
    expect(found?.value).toBe("1725.00");
    expect(found?.note).toContain("3 without an amount");
  });

  it("is unknown, and never 0, without open deals, with fewer than ten closed ones, and of a part", () => {
    const some = { stages: [stage()], won: 9, lost: 0, leftOut: 0 };
    expect(rung(null)).toMatchObject({ known: false, value: null, needs: "open-deals" });
    expect(rung({ ...some, stages: [], won: 99 })).toMatchObject({ known: false, value: null, needs: "open-deals" });
    expect(rung(some)).toMatchObject({ known: false, value: null, needs: "past-deals" });
    expect(rung({ ...some, won: 99 }, true)).toMatchObject({ known: false, value: null, needs: "no-filter" });
  });

  it("lies within its interval, between nothing and all that is open", () => {
    const stages = fc.array(
      fc
        .record({
          minor: fc.integer({ min: 1, max: 1e9 }),
          won: fc.nat(40),
          lost: fc.nat(40),
          deals: fc.integer({ min: 1, max: 9 }),
        })
        .map(({ minor, ...more }) => stage({ ...more, minor, squares: minor ** 2 / more.deals })),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(stages, fc.nat(50), fc.integer({ min: 10, max: 50 }), (open, won, lost) => {
        const found = rung({ stages: open, won, lost, leftOut: 0 });
        const all = open.reduce((sum, { minor }) => sum + minor, 0) / 100;
        const [low, value, high] = [found?.interval?.low, found?.value, found?.interval?.high].map(Number) as [
          number,
          number,
          number,
        ];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(value);
        expect(value).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(all + 0.005);
      }),
    );
  });
});
