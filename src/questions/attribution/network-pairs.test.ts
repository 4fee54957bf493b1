import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type JourneyByHand, layByHand, leafOf } from "../../../test/journeys-by-hand.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { networkPairs } from "./network-pairs.ts";

let facts: Warehouse;
beforeAll(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterAll(() => facts.close());

const networks = ["instagram", "tiktok", "google", "x"];
const [instagram, tiktok, google, x] = [0, 1, 2, 3];
const leaves = networks.map((network) => leafOf(network, false));

const ask = async (journeys: readonly JourneyByHand[], of = leaves) =>
  networkPairs(facts, await layByHand(facts, of, journeys), { by: "network", most: 1000 });

/** So many persons' journeys along a path, a euro each. */
let persons = 0;
const times = (count: number, ...path: number[]): JourneyByHand[] =>
  Array.from({ length: count }, () => ({ who: ++persons, minor: 100, path }));

const pairOf = ({ pairs }: Awaited<ReturnType<typeof ask>>, one: number, other: number) =>
  pairs.find(({ lines }) => {
    const both = lines.map(({ key }) => key.network);
    return both.includes(networks[one]) && both.includes(networks[other]);
  });

describe("pairs of networks", () => {
  it("are lost together for less than the sum of each alone, by what came by way of both", async () => {
    const answer = await ask([
      ...times(4, instagram, instagram, tiktok),
      ...times(3, tiktok),
      ...times(2, google),
      ...times(1),
    ]);
    const pair = pairOf(answer, instagram, tiktok);
    // Of nine conversions with touches four meet Instagram, seven TikTok, and nobody meets Instagram without TikTok.
    expect(pair?.both).toEqual({ conversions: 4, value: "4.00" });
    expect(pair?.removal.together).toBeCloseTo(7 / 9, 12);
    expect(pair?.removal.overlap).toBeCloseTo(4 / 9, 12);
    expect(pair).toMatchObject({ enough: false, interval: null, thanByChance: null });
    expect(pair?.removal.interval).toBeNull();
    expect(pairOf(answer, instagram, google)?.removal.overlap).toBeCloseTo(0, 12);
  });

  it("that always come together, and those that stand in for each other, are told from chance", async () => {
    const answer = await ask([
      ...times(30, instagram, tiktok),
      ...times(30, google, x),
      ...times(5, instagram, google),
      ...times(5, tiktok, x),
    ]);
    expect(pairOf(answer, instagram, tiktok)).toMatchObject({ thanByChance: "more", both: { conversions: 30 } });
    expect(pairOf(answer, instagram, x)).toMatchObject({ thanByChance: "less", both: { conversions: 0 } });
    expect(answer.beyondNoise).toBe(answer.pairs.filter(({ thanByChance }) => thanByChance !== null).length);
    expect(answer.pairs[0]?.thanByChance).not.toBeNull();
  });

  it("of which most journeys hold but one are not said to avoid each other for that", async () => {
    const answer = await ask([
      ...networks.flatMap((_, network) => times(60, network)),
      ...networks.flatMap((_, one) => networks.flatMap((_, other) => (one < other ? times(10, one, other) : []))),
    ]);
    // Shares multiplied would have 90 · 90 / 300 = 27 by chance; by journeys of two it is 10.
    for (const pair of answer.pairs) {
      expect(pair.byChance).toBeCloseTo(10, 4);
      expect(pair.thanByChance).toBeNull();
      expect(pair.interval?.low).toBeLessThan(0);
      expect(pair.interval?.high).toBeGreaterThan(0);
    }
    expect(answer.beyondNoise).toBe(0);
  });

  it("are seldom told of where there is nothing to tell", async () => {
    let told = 0;
    let all = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const [paths] = fc.sample(
        fc.array(fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })), { minLength: 400, maxLength: 400 }),
        { numRuns: 1, seed },
      );
      const eight = Array.from({ length: 8 }, (_, at) => leafOf(`network${at}`, false));
      const answer = await ask(
        (paths ?? []).flatMap((path) => times(1, ...path)),
        eight,
      );
      told += Number(answer.beyondNoise > 0);
      all++;
    }
    // One in ten may be told of something by chance.
    expect(told).toBeLessThanOrEqual(3);
    expect(all).toBe(12);
  });

  it("gather the lines met least beyond thirty", async () => {
    const many = Array.from({ length: 34 }, (_, at) => leafOf(`network${at}`, false));
    const answer = await ask(
      many.flatMap((_, at) => times(40 - at, at, (at + 1) % 34)),
      many,
    );
    expect(answer.gathered).toBe(4);
    expect(answer.count).toBe(435);
  });

  it("are none where no conversion has a touch", async () => {
    expect(await ask(times(3))).toMatchObject({ count: 0, pairs: [], beyondNoise: 0 });
  });
});
