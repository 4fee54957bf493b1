import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { layWritten, type Written } from "../../../test/journeys-written.ts";
import { PathLengths } from "../../model/attribution/path-lengths.ts";
import { toDecimal } from "../../model/money.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { pathLengths } from "./path-lengths.ts";

const facts = await openDuckDb({ threads: 1 });
afterAll(() => facts.close());

const ask = async (written: readonly Written[]) =>
  PathLengths.parse(await pathLengths(facts, await layWritten(facts, written)));

/** Touches evenly over the days before the sale, the first of them so many days before. */
const sale = (who: number, touches: number, days: number, minor = 1000): Written => ({
  who,
  at: "2026-02-10T12:00Z",
  minor,
  touches: Array.from({ length: touches }, (_, nr): [number, number] => [nr % 2, days * (1 - nr / touches)]),
});

it("counts journeys by their touches and by their days", async () => {
  const { touches, days, enough } = await ask([
    sale(1, 1, 0, 500),
    sale(2, 1, 0.5, 700),
    sale(3, 2, 1, 100),
    sale(4, 12, 20.9, 50),
    { who: 5, at: "2026-02-10T12:00Z", minor: 9999, touches: [] },
  ]);
  expect(enough).toBe(false);
  const filled = (of: typeof touches) =>
    of?.buckets
      .filter(({ conversions }) => conversions > 0)
      .map(({ from, below, conversions, value, share }) => [from, below, conversions, value, share]);
  expect(filled(touches)).toEqual([
    [1, 2, 2, "12.00", 0.5],
    [2, 3, 1, "1.00", 0.25],
    [10, 15, 1, "0.50", 0.25],
  ]);
  expect(filled(days)).toEqual([
    [0, 1, 2, "12.00", 0.5],
    [1, 2, 1, "1.00", 0.25],
    [14, 21, 1, "0.50", 0.25],
  ]);
  expect(touches?.mean).toEqual({ value: 4, interval: null });
  expect(touches?.quartiles.median).toEqual({ value: 1.5, interval: null });
  expect(days?.quartiles.median.value).toBeCloseTo(0.75, 4);
});

it("has nothing to say where nothing has touches", async () => {
  expect(await ask([])).toMatchObject({ touches: null, days: null, enough: false });
});

it("is surer of more journeys", async () => {
  const of = (count: number) => ask(Array.from({ length: count }, (_, who) => sale(who, 1 + (who % 4), who % 30)));
  const [few, more] = [await of(40), await of(640)];
  const width = (answer: typeof few) => {
    const { low = Number.NaN, high = Number.NaN } = answer.touches?.buckets[0]?.interval ?? {};
    return high - low;
  };
  // A share of a quarter: ±1.645·√(¼·¾/n).
  expect(width(few)).toBeGreaterThan(0.15);
  expect(width(few)).toBeLessThan(0.3);
  expect(width(few) / width(more)).toBeGreaterThan(3);
  expect(width(few) / width(more)).toBeLessThan(5.5);
});

it("holds all conversions and all value in its buckets", async () => {
  const anySale = fc
    .tuple(fc.nat(9), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 120 }), fc.nat(9999))
    .map((sold) => sale(...sold));
  await fc.assert(
    fc.asyncProperty(fc.array(anySale, { minLength: 1, maxLength: 40 }), async (sales) => {
      const { touches, days } = await ask(sales);
      for (const buckets of [touches?.buckets ?? [], days?.buckets ?? []]) {
        expect(buckets.reduce((sum, { conversions }) => sum + conversions, 0)).toBe(sales.length);
        const minor = buckets.reduce((sum, { value }) => sum + Math.round(Number(value) * 100), 0);
        expect(toDecimal(minor, "EUR")).toBe(
          toDecimal(
            sales.reduce((sum, { minor }) => sum + minor, 0),
            "EUR",
          ),
        );
      }
    }),
    { numRuns: 20, seed: 1 },
  );
});
