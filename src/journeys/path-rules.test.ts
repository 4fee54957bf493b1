import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { byPathRules, type PlacedTouch } from "../attribution/path-rules.ts";
import { type JourneyRules, mostTouches, pathForms } from "../model/journey-rules.ts";
import { openDuckDb } from "../warehouse/engines/duckdb.ts";
import { raw } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { layPaths } from "./path-rules.ts";

let facts: Warehouse;
beforeAll(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterAll(() => facts.close());

type Rules = Pick<JourneyRules, "touches" | "path">;

/** Place 0 is Direct. */
const touchOf = (place: number): PlacedTouch => ({ place, direct: place === 0 });

/** What SQL makes of journeys, and how many it cut; the second touch of a journey is a minute after the first, and so on. */
async function bySql(journeys: readonly (readonly PlacedTouch[])[], rules: Rules) {
  const rows = journeys.flatMap((touches, conversion) =>
    touches.map(({ place, direct }, minute) => [conversion, minute, place, direct].map(String)),
  );
  // In no order: the rules put them in time.
  await facts.stage("touch_text", 4, rows.toReversed());
  const cut = await layPaths(facts, {
    table: "journey_touch",
    key: "conversion",
    rules,
    touches:
      raw(`select cast(c0 as bigint) as conversion, make_timestamptz(cast(c1 as bigint) * 60000000) as occurred_at,
      cast(c2 as integer) as leaf, cast(c3 as boolean) as direct, 1 as tier, cast(c2 as ubigint) as origin, false as view from touch_text`),
  });
  const laid = await facts.rows(
    z.object({ conversion: z.number(), leaf: z.number(), position: z.number(), touches: z.number() }),
    raw("select conversion, leaf, position, touches from journey_touch order by conversion, position"),
  );
  const paths = journeys.map((_, at) => laid.filter(({ conversion }) => conversion === at));
  for (const path of paths) {
    expect(path.map(({ position }) => position)).toEqual(path.map((_, at) => at + 1));
    for (const { touches } of path) expect(touches).toBe(path.length);
  }
  return { paths: paths.map((path) => path.map(({ leaf }) => leaf)), cut };
}

const byOracle = (journeys: readonly (readonly PlacedTouch[])[], rules: Rules) => {
  const paths = journeys.map((touches) => byPathRules(touches, rules));
  return {
    paths: paths.map(({ touches }) => touches.map(({ place }) => place)),
    cut: paths.filter(({ cut }) => cut).length,
  };
};

describe("Instagram, Instagram, Direct, Facebook, Instagram", () => {
  const [direct, instagram, facebook] = [0, 1, 2];
  const journey = [instagram, instagram, direct, facebook, instagram].map(touchOf);

  it.each([
    ["as-exposed", undefined, [instagram, instagram, direct, facebook, instagram]],
    ["unique", undefined, [instagram, direct, facebook]],
    ["first-of-run", undefined, [instagram, direct, facebook, instagram]],
    ["without-direct", undefined, [instagram, instagram, facebook, instagram]],
    ["as-exposed", 2, [facebook, instagram]],
    ["unique", 3, [direct, facebook, instagram]],
    ["without-direct", 3, [facebook, instagram]],
  ] as const)("looked at %s with the latest %s touches", async (path, touches, expected) => {
    const rules = { path, ...(touches === undefined ? {} : { touches }) };
    expect(await bySql([journey], rules)).toEqual({ paths: [expected], cut: 0 });
    expect(byOracle([journey], rules)).toEqual({ paths: [expected], cut: 0 });
  });
});

it("keeps Direct where there is nothing else", async () => {
  const journeys = [[0, 0].map(touchOf), [0, 1].map(touchOf)];
  expect((await bySql(journeys, { path: "without-direct" })).paths).toEqual([[0, 0], [1]]);
});

it("keeps the first and the last 499 of more than 500 touches, and says of how many journeys", async () => {
  const long = Array.from({ length: 502 }, (_, at) => touchOf(at));
  const { paths, cut } = await bySql([long, long.slice(0, 500)], { path: "as-exposed" });
  expect(cut).toBe(1);
  expect(paths[0]).toEqual([0, ...Array.from({ length: 499 }, (_, at) => at + 3)]);
  expect(paths[1]).toHaveLength(500);
});

it("is in SQL what it is in the pure form, whatever the journeys and rules", async () => {
  const place = fc.integer({ min: 0, max: 4 }).map(touchOf);
  const journey = fc.oneof(
    { weight: 9, arbitrary: fc.array(place, { maxLength: 14 }) },
    { weight: 1, arbitrary: fc.array(place, { minLength: mostTouches - 3, maxLength: mostTouches + 90, size: "max" }) },
  );
  const rules = fc.record(
    {
      path: fc.constantFrom(...pathForms),
      touches: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant(mostTouches)),
    },
    { requiredKeys: ["path"] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(journey, { maxLength: 12 }), rules, async (journeys, asked) => {
      expect(await bySql(journeys, asked)).toEqual(byOracle(journeys, asked));
    }),
    { numRuns: 60, seed: 1 },
  );
});
