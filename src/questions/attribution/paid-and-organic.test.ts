import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type JourneyByHand, layByHand, leafOf } from "../../../test/journeys-by-hand.ts";
import { ruleNames } from "../../model/model-names.ts";
import { toMinor } from "../../model/money.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { paidAndOrganic } from "./paid-and-organic.ts";

let facts: Warehouse;
beforeAll(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterAll(() => facts.close());

const [instagramPaid, instagram, google, direct] = [0, 1, 2, 3];
const leaves = [leafOf("instagram", true), leafOf("instagram", false), leafOf("google", true), leafOf("none", false)];

async function ask(journeys: readonly JourneyByHand[], model = "linear") {
  return paidAndOrganic(facts, await layByHand(facts, leaves, journeys), { model });
}

describe("paid and organic of a network", () => {
  it("stand side by side: who met them, their roles, their credit, and which of them came first", async () => {
    const { networks, elsewhere } = await ask([
      { who: 1, minor: 10_000, path: [instagram, instagramPaid] },
      { who: 2, minor: 3_000, path: [instagramPaid, instagram, instagramPaid] },
      { who: 3, minor: 900, path: [direct, google] },
      { who: 4, minor: 500, path: [instagram] },
      { who: null, minor: 100, path: [] },
    ]);
    expect(networks.map(({ network }) => network)).toEqual(["instagram", "google"]);
    expect(networks[0]).toMatchObject({
      met: { conversions: 3, value: "135.00" },
      paid: {
        met: { conversions: 2, value: "130.00" },
        roles: { origin: 1, assist: 1, converter: 2 },
        credited: { conversions: 1.166667, value: "70.00" },
      },
      organic: {
        met: { conversions: 3, value: "135.00" },
        roles: { origin: 2, assist: 2, converter: 1 },
        credited: { conversions: 1.833333, value: "65.00" },
      },
      both: { conversions: 2, value: "130.00", paidFirst: 1, organicFirst: 1, organicFirstShare: 0.5 },
    });
    expect(networks[1]).toMatchObject({
      paid: { credited: { conversions: 0.5, value: "4.50" } },
      organic: { met: { conversions: 0 } },
      both: { conversions: 0, organicFirstShare: null },
    });
    expect(elsewhere).toEqual({ conversions: 0.5, value: "4.50" });
  });

  it("have no interval below ten conversions, and their figures all the same", async () => {
    const few = Array.from({ length: 9 }, (_, who) => ({ who, minor: 100, path: [instagram, instagramPaid] }));
    const [network] = (await ask(few, "last")).networks;
    expect(network?.paid).toMatchObject({ credited: { conversions: 9, value: "9.00" }, interval: null, enough: false });
    expect(network?.both).toMatchObject({ organicFirst: 9, interval: null, first: null, enough: false });
    const enough = Array.from({ length: 30 }, (_, who) => ({ who, minor: 100, path: [instagram, instagramPaid] }));
    const [more] = (await ask(enough, "last")).networks;
    expect(more?.paid.interval?.low).toBeGreaterThan(15);
    expect(more?.paid.interval?.high).toBeLessThan(45);
  });

  it("are told to come first only where the interval keeps off one half", async () => {
    const journeys = (organicFirst: number) =>
      Array.from({ length: 40 }, (_, who) => ({
        who,
        minor: 100,
        path: who < organicFirst ? [instagram, instagramPaid] : [instagramPaid, instagram],
      }));
    const told = async (organicFirst: number) => (await ask(journeys(organicFirst))).networks[0]?.both.first;
    expect([await told(34), await told(22), await told(6)]).toEqual(["organic", null, "paid"]);
  });

  it("are as unsure as their persons are few, however many orders these have", async () => {
    const journeys = (persons: number) =>
      Array.from({ length: 60 }, (_, at) => ({ who: at % persons, minor: 100, path: [instagram] }));
    const width = async (persons: number) => {
      const interval = (await ask(journeys(persons))).networks[0]?.organic.interval;
      return (interval?.high ?? 0) - (interval?.low ?? 0);
    };
    expect(await width(3)).toBeGreaterThan(2 * (await width(60)));
  });

  it("and elsewhere sum to what the journeys explain, to the cent, under every rule model", async () => {
    const anyJourneys = fc.array(
      fc.record({
        who: fc.option(fc.nat({ max: 9 })),
        minor: fc.nat({ max: 100_000 }),
        path: fc.array(fc.nat({ max: 3 }), { maxLength: 6 }),
      }),
      { minLength: 1, maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(anyJourneys, fc.constantFrom(...ruleNames), async (written, model) => {
        // Nobody's order can have touches.
        const journeys = written.map((journey) => (journey.who === null ? { ...journey, path: [] } : journey));
        const { networks, elsewhere, about } = await ask(journeys, model);
        const parts = [elsewhere, ...networks.flatMap(({ paid, organic }) => [paid.credited, organic.credited])];
        const minor = parts.reduce((sum, { value }) => sum + toMinor(value, "EUR"), 0);
        expect(minor).toBe(toMinor(about.explained.value, "EUR"));
        const micro = parts.reduce((sum, { conversions }) => sum + Math.round(conversions * 1e6), 0);
        expect(micro).toBe(about.explained.conversions * 1e6);
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  it("and elsewhere, with what would have come anyway, sum to the same under the models that learn", async () => {
    const journeys: JourneyByHand[] = Array.from({ length: 40 }, (_, who) => ({
      who,
      minor: 101 + who,
      path: [[instagram, instagramPaid], [google], [direct, google, instagram], [direct]][who % 4] ?? [],
    }));
    for (const model of ["markov", "shapley"]) {
      const { networks, elsewhere, nobody, about } = await ask(journeys, model);
      const parts = [elsewhere, nobody, ...networks.flatMap(({ paid, organic }) => [paid.credited, organic.credited])];
      const minor = parts.reduce((sum, { value }) => sum + toMinor(value, "EUR"), 0);
      expect(minor).toBe(toMinor(about.explained.value, "EUR"));
      expect(nobody.value).toBe("0.00");
      const google = networks.find(({ network }) => network === "google")?.paid;
      expect(google?.interval?.low).toBeLessThan(Number(google?.credited.value));
      expect(google?.interval?.high).toBeGreaterThan(Number(google?.credited.value));
    }
  });
});
