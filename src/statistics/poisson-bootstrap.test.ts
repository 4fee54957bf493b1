import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Entries, poissonBootstrap } from "./poisson-bootstrap.ts";
import { poissonThresholds, poissonWeight, unitHash } from "./poisson-weight.ts";

describe("poissonWeight", () => {
  it("cuts at the distribution of Poisson(1)", () => {
    let [term, cumulative] = [Math.exp(-1), 0];
    for (const [k, threshold] of poissonThresholds.entries()) {
      cumulative += term;
      expect(threshold).toBeCloseTo(cumulative, 9);
      expect(poissonWeight(threshold)).toBe(k + 1);
      expect(poissonWeight(threshold - 2 ** -53)).toBe(k);
      term /= k + 1;
    }
    expect(poissonWeight(0)).toBe(0);
  });

  it("draws each count as often as Poisson(1) does, along units and along replicates", () => {
    const expected = [0.3678794, 0.3678794, 0.1839397, 0.0613132, 0.0153283];
    const draws = 200_000;
    for (const draw of [
      (i: number) => unitHash(i, 0, 1),
      (i: number) => unitHash(0, i, 1),
      (i: number) => unitHash(7, 3, i),
    ]) {
      const counts = new Array<number>(10).fill(0);
      for (let i = 0; i < draws; i++) counts[poissonWeight(draw(i))] = (counts[poissonWeight(draw(i))] ?? 0) + 1;
      for (const [k, share] of expected.entries()) {
        const error = Math.sqrt((share * (1 - share)) / draws);
        expect(Math.abs((counts[k] ?? 0) / draws - share), `weight ${k}`).toBeLessThan(4 * error);
      }
    }
  });

  it("draws neighbours independently", () => {
    const grid = 300;
    let [besideUnit, besideReplicate] = [0, 0];
    const centred = (unit: number, b: number) => poissonWeight(unitHash(unit, b, 1)) - 1;
    for (let unit = 0; unit < grid; unit++) {
      for (let b = 0; b < grid; b++) {
        besideUnit += centred(unit, b) * centred(unit + 1, b);
        besideReplicate += centred(unit, b) * centred(unit, b + 1);
      }
    }
    expect(Math.abs(besideUnit / grid ** 2)).toBeLessThan(4 / grid);
    expect(Math.abs(besideReplicate / grid ** 2)).toBeLessThan(4 / grid);
  });
});

const keyCount = 7;

describe("poissonBootstrap", () => {
  const sample = entriesOf(Array.from({ length: 3000 }, (_, i) => [i % 500, i % 7, 100 + ((i * 7919) % 977)]));

  it("spreads a sum by the square root of its units' squared sums, around the sum itself", () => {
    const unitSums = new Float64Array(500);
    for (let i = 0; i < 3000; i++) unitSums[i % 500] = (unitSums[i % 500] ?? 0) + (sample.values[i] ?? 0);
    const total = poissonBootstrap(sample, { replicates: 4000 }).total([0, 1, 2, 3, 4, 5, 6]);
    const exact = Math.sqrt(unitSums.reduce((sum, x) => sum + x * x, 0));
    const mean = total.reduce((a, b) => a + b, 0) / total.length;
    const spread = Math.sqrt(total.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (total.length - 1));
    expect(Math.abs(spread / exact - 1)).toBeLessThan(0.05);
    expect(Math.abs(mean - unitSums.reduce((a, b) => a + b, 0))).toBeLessThan((4 * exact) / Math.sqrt(4000));
  });

  it("gives the same replicates for the same seed, and others for another", () => {
    const run = (seed: number) => poissonBootstrap(sample, { replicates: 50, seed }).of(3);
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  it("gives the first replicates of many where few are asked for", () => {
    const few = poissonBootstrap(sample, { replicates: 20 }).of(2);
    const many = poissonBootstrap(sample, { replicates: 200 }).of(2);
    expect(many.slice(0, 20)).toEqual(few);
  });

  it("gives an interval for a total that holds the sum, and is not the sum of the keys' intervals", () => {
    const replicates = poissonBootstrap(sample);
    const whole = sample.values.reduce((a, b) => a + b, 0);
    const { low, high } = replicates.interval([0, 1, 2, 3, 4, 5, 6]);
    expect(low).toBeLessThan(whole);
    expect(high).toBeGreaterThan(whole);
    const widths = [0, 1, 2, 3, 4, 5, 6].map((key) => replicates.interval([key])).map((each) => each.high - each.low);
    expect(high - low).toBeLessThan(widths.reduce((a, b) => a + b, 0));
    expect(replicates.interval([0], 0.5).low).toBeGreaterThan(replicates.interval([0], 0.9).low);
    expect(replicates.interval([])).toEqual({ low: 0, high: 0 });
  });

  it("is as sure of many persons gathered into groups as of each alone, and not as if there were only the groups", () => {
    const persons = 20_000;
    const one = (unit: (person: number) => number) => ({
      units: Uint32Array.from({ length: persons }, (_, person) => unit(person)),
      keys: new Uint32Array(persons),
      values: Float64Array.from({ length: persons }, (_, person) => 1 + (person % 7)),
      keyCount: 1,
    });
    const group = (person: number) => Math.floor(unitHash(person, 0, 99) * 512);
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    const alone = width(poissonBootstrap(one((person) => person)).interval([0]));
    const gathered = width(poissonBootstrap({ ...one(group), groups: 512 }).interval([0]));
    expect(gathered / alone).toBeGreaterThan(0.85);
    expect(gathered / alone).toBeLessThan(1.15);
    expect(width(poissonBootstrap(one(group)).interval([0])) / alone).toBeGreaterThan(4);
  });

  const anyRows = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 3 }), fc.integer({ min: -1e9, max: 1e9 })), {
    maxLength: 60,
  });
  const replicateCount = 40;

  it("does not care in which order the entries stand", () => {
    const rowsTwice = anyRows.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(rowsTwice, ([rows, shuffled]) => {
        const [one, other] = [
          poissonBootstrap(entriesOf(rows), { replicates: replicateCount }),
          poissonBootstrap(entriesOf(shuffled), { replicates: replicateCount }),
        ];
        for (let key = 0; key < keyCount; key++) expect(other.of(key)).toEqual(one.of(key));
      }),
    );
  });

  it("weighs all that belongs to one unit alike", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const replicates = poissonBootstrap(entriesOf(rows), { replicates: replicateCount });
        for (let key = 0; key < keyCount; key++) {
          const expected = new Float64Array(replicateCount);
          for (const [unit, , value] of rows.filter((row) => row[1] === key)) {
            for (let b = 0; b < replicateCount; b++) {
              expected[b] = (expected[b] ?? 0) + value * poissonWeight(unitHash(unit, b, 1));
            }
          }
          expect([...replicates.of(key)].map((x) => x + 0)).toEqual([...expected].map((x) => x + 0));
        }
      }),
    );
  });
});

function entriesOf(rows: readonly (readonly [number, number, number])[]): Entries & { values: Float64Array } {
  return {
    units: Uint32Array.from(rows, ([unit]) => unit),
    keys: Uint32Array.from(rows, ([, key]) => key),
    values: Float64Array.from(rows, ([, , value]) => value),
    keyCount,
  };
}
