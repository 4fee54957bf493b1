import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { layWritten, leaves, type Written } from "../../../test/journeys-written.ts";
import { RolesByMonth } from "../../model/attribution/roles-by-month.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { rolesByMonth } from "./roles-by-month.ts";

const facts = await openDuckDb({ threads: 1 });
afterAll(() => facts.close());

const [instagram, instagramPaid, facebookPaid] = [0, 1, 2];
const ask = async (written: readonly Written[]) =>
  RolesByMonth.parse(await rolesByMonth(facts, await layWritten(facts, written), { by: "network" }));

const sale = (who: number, at: string, ...touches: Written["touches"]): Written => ({ who, at, minor: 1000, touches });

it("counts each role once a conversion, into the month of the conversion", async () => {
  const { lines, all, months } = await ask([
    // Twice Instagram, and Facebook last: Instagram began and assisted once, Facebook closed.
    sale(1, "2026-01-31T20:00Z", [instagram, 9], [instagram, 5], [facebookPaid, 1]),
    // One line alone in all roles but assist.
    sale(2, "2026-02-01T08:00Z", [facebookPaid, 40]),
    // First and last: origin, assist and converter in one.
    sale(3, "2026-02-10T08:00Z", [instagram, 3], [instagramPaid, 2], [instagram, 0]),
    { who: 4, at: "2026-03-01T08:00Z", minor: 1000, touches: [] },
  ]);
  expect(months).toEqual([
    { month: "2026-01", days: 31 },
    { month: "2026-02", days: 28 },
    { month: "2026-03", days: 31 },
  ]);
  const found = Object.fromEntries(
    lines.map(({ key, conversions, origin, assist, converter, assistsPerLast, months }) => [
      `${key.network} ${key.paid ? "paid" : "organic"}`,
      {
        all: [conversions, origin.conversions, assist.conversions, converter.conversions, assistsPerLast],
        months: months.map(({ origin, assist, converter }) => [origin, assist, converter]),
      },
    ]),
  );
  expect(found).toEqual({
    "instagram organic": {
      all: [2, 2, 2, 1, 2],
      months: [
        [1, 1, 0],
        [1, 1, 1],
        [0, 0, 0],
      ],
    },
    "facebook paid": {
      all: [2, 1, 0, 2, 0],
      months: [
        [0, 0, 1],
        [1, 0, 1],
        [0, 0, 0],
      ],
    },
    "instagram paid": {
      all: [1, 0, 1, 0, null],
      months: [
        [0, 0, 0],
        [0, 1, 0],
        [0, 0, 0],
      ],
    },
  });
  expect(all.map(({ conversions }) => conversions)).toEqual([1, 2, 0]);
  expect(lines.every(({ enough, origin }) => !enough && origin.interval === null)).toBe(true);
  expect(lines[0]?.months.map(({ growth }) => growth?.origin.enough)).toEqual([undefined, false, false]);
});

it("says how sure a role is from ten conversions in that role on", async () => {
  const { lines } = await ask(
    Array.from({ length: 12 }, (_, who) => {
      const path: Written["touches"] = who < 3 ? [[facebookPaid, 2]] : [];
      return sale(who, "2026-02-10T08:00Z", ...path, [instagram, 1]);
    }),
  );
  const [first] = lines;
  expect(first).toMatchObject({ key: { network: "instagram" }, enough: true });
  expect(first?.converter).toMatchObject({ conversions: 12, enough: true });
  expect(first?.converter.interval).not.toBeNull();
  expect(first?.origin).toEqual({ conversions: 9, interval: null, enough: false });
});

/** So many sales by different people in a month, all by one place. */
const many = (count: number, month: string, place: number, from = 0) =>
  Array.from({ length: count }, (_, nr) =>
    sale(from + nr, `${month}-${String(1 + (nr % 28)).padStart(2, "0")}T12:00Z`, [place, 1]),
  );

it("says what of the growth is more than noise, by the day", async () => {
  const { lines, all } = await ask([
    ...many(31, "2026-01", instagram, 0),
    ...many(56, "2026-02", instagram, 100),
    ...many(62, "2026-03", instagram, 200),
    ...many(20, "2026-01", facebookPaid, 300),
    ...many(22, "2026-02", facebookPaid, 400),
  ]);
  const grown = (network: string) =>
    lines.find(({ key }) => key.network === network)?.months.map(({ growth }) => growth?.converter);
  const [first, february, march] = grown("instagram") ?? [];
  expect(first).toBeUndefined();
  // One a day, two a day, two a day.
  expect(february).toMatchObject({ percent: 100, enough: true, beyondNoise: true });
  expect(february?.interval?.low).toBeGreaterThan(30);
  expect(february?.interval?.high).toBeLessThan(210);
  expect(march).toMatchObject({ percent: 0, beyondNoise: false });
  const [, slight, gone] = grown("facebook") ?? [];
  expect(slight?.percent).toBeCloseTo((22 / 28 / (20 / 31) - 1) * 100, 1);
  expect(slight?.beyondNoise).toBe(false);
  expect(gone).toMatchObject({ percent: -100, enough: true, beyondNoise: true });
  expect(all[1]?.growth?.beyondNoise).toBe(true);
});

it("says from when on conversions have their whole lookback behind them", async () => {
  const late = await ask([sale(1, "2026-02-20T12:00Z", [instagram, 30]), sale(2, "2026-03-20T12:00Z", [instagram, 1])]);
  expect(late).toMatchObject({ touchesFrom: "2026-01-21", wholeFrom: "2026-04-21" });
  const whole = await ask([sale(1, "2026-01-02T12:00Z", [instagram, 89])]);
  expect(whole).toMatchObject({ touchesFrom: "2025-10-05", wholeFrom: null });
  expect(await ask([])).toMatchObject({ touchesFrom: null, wholeFrom: null });
});

it("takes one busy person for what they are", async () => {
  const busy = [...many(10, "2026-01", instagram, 0), ...many(40, "2026-02", instagram, 100)].map((one) => ({
    ...one,
    who: one.at < "2026-02" ? 1 : 2,
  }));
  const { lines } = await ask(busy);
  const growth = lines[0]?.months[1]?.growth?.converter;
  expect(growth?.percent).toBeCloseTo((40 / 28 / (10 / 31) - 1) * 100, 1);
  expect(growth?.beyondNoise).toBe(false);
});

it("counts as one does by hand, whatever the journeys", async () => {
  const anySale = fc.record({
    who: fc.nat(5),
    at: fc.integer({ min: 0, max: 89 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day, 12)).toISOString()),
    minor: fc.nat(5000),
    touches: fc
      .array(fc.nat(leaves.length - 1), { maxLength: 5 })
      .map((places) => places.map((place, nr): [number, number] => [place, places.length - nr])),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anySale, { maxLength: 40 }), async (sales) => {
      const { lines, all } = await ask(sales);
      for (const [place, leaf] of leaves.entries()) {
        const line = lines.find(({ key }) => key.network === leaf.network && key.paid === leaf.paid);
        for (const month of ["2026-01", "2026-02", "2026-03"]) {
          const own = sales
            .filter(({ at }) => at.startsWith(month))
            .map(({ touches }) => touches.map(([place]) => place));
          const expected = {
            origin: own.filter((path) => path[0] === place).length,
            assist: own.filter((path) => path.slice(0, -1).includes(place)).length,
            converter: own.filter((path) => path.at(-1) === place).length,
          };
          const { origin, assist, converter } = line?.months.find((one) => one.month === month) ?? {
            origin: 0,
            assist: 0,
            converter: 0,
          };
          expect({ origin, assist, converter }).toEqual(expected);
        }
      }
      const touched = sales.filter(({ touches }) => touches.length > 0).length;
      expect(all.reduce((sum, { conversions }) => sum + conversions, 0)).toBe(touched);
    }),
    { numRuns: 25, seed: 1 },
  );
});
