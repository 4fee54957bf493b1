import { afterAll, expect, it } from "vitest";
import { layWritten, type Written } from "../../../test/journeys-written.ts";
import { FirstTouchLags } from "../../model/attribution/first-touch-lags.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { firstTouchLags } from "./first-touch-lags.ts";

const facts = await openDuckDb({ threads: 1 });
afterAll(() => facts.close());

const ask = async (written: readonly Written[]) =>
  FirstTouchLags.parse(await firstTouchLags(facts, await layWritten(facts, written), { by: "network" }));

const [instagram, , facebookPaid] = [0, 1, 2];
const sale = (who: number, minor: number, ...touches: Written["touches"]): Written => ({
  who,
  at: "2026-02-20T12:00Z",
  minor,
  touches,
});

it("takes the days from the first touch, whatever came after, by the line it began with", async () => {
  const { lines, all } = await ask([
    sale(1, 100, [instagram, 10], [facebookPaid, 1]),
    sale(2, 200, [instagram, 20.5]),
    sale(3, 300, [instagram, 40], [instagram, 0]),
    sale(4, 400, [facebookPaid, 0.25], [instagram, 0]),
    sale(5, 500),
  ]);
  expect(
    lines.map(({ key, conversions, value, days }) => [key.network, conversions, value, days.median.value]),
  ).toEqual([
    ["instagram", 3, "6.00", 20.5],
    ["facebook", 1, "4.00", 0.25],
  ]);
  expect(lines[0]?.days).toMatchObject({
    lowerQuartile: { value: 15.25 },
    upperQuartile: { value: 30.25, interval: null },
  });
  expect(all).toMatchObject({ conversions: 4, value: "10.00", enough: false, days: { median: { value: 15.25 } } });
});

it("is sure of quartiles as far as the persons let it", async () => {
  const sales = Array.from({ length: 400 }, (_, who) => sale(who, 100, [instagram, who / 5]));
  const { lines, all } = await ask(sales);
  // The median of 0 … 80 days: 40 ± 1.645 · 0.5/√400 of 80 days.
  const { low = Number.NaN, high = Number.NaN } = lines[0]?.days.median.interval ?? {};
  expect(Math.abs(low - 36.6)).toBeLessThan(0.8);
  expect(Math.abs(high - 43.2)).toBeLessThan(0.8);
  expect(all?.days).toEqual(lines[0]?.days);
  const fewer = await ask(sales.map((one) => ({ ...one, who: Math.floor(one.who / 40) })));
  const wider = fewer.lines[0]?.days.median.interval;
  expect((wider?.high ?? 0) - (wider?.low ?? 0)).toBeGreaterThan(2 * (high - low));
});

it("has nothing to say where nothing has touches", async () => {
  expect(await ask([sale(1, 100)])).toMatchObject({ lines: [], all: null });
});
