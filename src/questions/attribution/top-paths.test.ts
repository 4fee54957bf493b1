import { afterAll, expect, it } from "vitest";
import { layWritten, type Written } from "../../../test/journeys-written.ts";
import { TopPaths } from "../../model/attribution/top-paths.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { topPaths } from "./top-paths.ts";

const facts = await openDuckDb({ threads: 1 });
afterAll(() => facts.close());

let who = 0;
/** Sales of as many persons, by the same places. */
const sales = (count: number, minor: number, ...places: number[]): Written[] =>
  Array.from({ length: count }, () => ({
    who: who++,
    at: "2026-02-20T12:00Z",
    minor,
    touches: places.map((place, nr): [number, number] => [place, places.length - nr]),
  }));

const ask = async (written: readonly Written[], { most = 20, rules = {} } = {}) =>
  TopPaths.parse(await topPaths(facts, await layWritten(facts, written, { rules }), { by: "network", most }));

const told = ({ paths }: TopPaths) =>
  paths.map(({ steps, conversions, value }) => [
    steps.map(({ key }) => `${key.network}${key.paid ? " paid" : ""}`).join(" › "),
    conversions,
    value,
  ]);

const written = [
  ...sales(12, 100, 0, 2),
  ...sales(3, 700, 2),
  ...sales(3, 100, 0, 0, 2),
  ...sales(1, 900, 3, 0, 3),
  ...sales(2, 500),
];

it("names the paths before most conversions, and what stands behind the others", async () => {
  const answer = await ask(written, { most: 2 });
  expect(told(answer)).toEqual([
    ["instagram › facebook paid", 12, "12.00"],
    ["facebook paid", 3, "21.00"],
  ]);
  expect(answer).toMatchObject({ distinct: 4, others: { conversions: 4, value: "12.00" } });
  expect(answer.paths.map(({ share }) => share)).toEqual([12 / 19, 3 / 19]);
});

it("says how sure it is from ten conversions on", async () => {
  const [first, second] = (await ask(written)).paths;
  // Twelve persons, each drawn as Poisson has it: 12 ± 1.645·√12.
  expect(first?.interval?.low).toBeGreaterThanOrEqual(6);
  expect(first?.interval?.low).toBeLessThanOrEqual(7);
  expect(first?.interval?.high).toBeGreaterThanOrEqual(17);
  expect(first?.interval?.high).toBeLessThanOrEqual(19);
  expect(second).toMatchObject({ enough: false, interval: null });
});

it.each(["unique", "first-of-run"])(
  "takes the steps that journeys looked at as %s have, as every other answer does",
  async (path) => {
    // Instagram's two campaigns are two places, so that such a journey still holds both.
    expect(told(await ask(written, { rules: { path } }))).toEqual(told(await ask(written)));
  },
);

it("has no path where nothing has touches", async () => {
  expect(await ask(sales(2, 100))).toMatchObject({ distinct: 0, paths: [], others: { conversions: 0, value: "0.00" } });
});
