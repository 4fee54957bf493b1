import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type JourneyByHand, layByHand, leafOf } from "../../../test/journeys-by-hand.ts";
import { allModels, modelNamed } from "../../attribution/models.ts";
import { countOnce } from "../../journeys/once/count-once.ts";
import { layOrigins } from "../../journeys/origins.ts";
import { ModelsBeside } from "../../model/attribution/models-beside.ts";
import { ruleNames } from "../../model/model-names.ts";
import { toMinor } from "../../model/money.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { layCredit } from "../journeys/credit.ts";
import { modelsBeside } from "./models-beside.ts";

let facts: Warehouse;
beforeAll(async () => {
  facts = await openDuckDb({ threads: 1 });
  // Nobody but those laid by hand was ever seen.
  await countOnce(facts, "w", []);
});
afterAll(() => facts.close());

const [instagram, facebook, google, direct] = [0, 1, 2, 3];
const leaves = [leafOf("instagram", false), leafOf("facebook", true), leafOf("google", true), leafOf("none", false)];

async function ask(journeys: readonly JourneyByHand[], model?: string, own: object[] = []) {
  const laid = await layByHand(facts, leaves, journeys);
  const scope = { ...laid.scope, plan: { ...laid.scope.plan, models: own as typeof laid.scope.plan.models } };
  await layNobodyElse(scope.plan);
  const answer = await modelsBeside(facts, { ...laid, scope }, { by: "network", model });
  expect(ModelsBeside.parse(answer)).toEqual(answer);
  return answer;
}

/** The tables beside the journeys that tell who else was there. */
async function layNobodyElse(plan: Parameters<typeof layOrigins>[2]): Promise<void> {
  await layOrigins(facts, "w", plan, { nameOf: (campaign: string | null) => campaign } as Parameters<
    typeof layOrigins
  >[3]);
  await facts.run(
    raw(`create or replace temp table conversion_key as select unit as key, unit as person from conversion where unit is not null;
      create or replace temp table person_of (key ubigint, person ubigint)`),
  );
}

/** What each model credits a network with, by name. */
function creditsOf({ rows }: ModelsBeside, network: string): Record<string, string> {
  const row = rows.find(({ key }) => key.network === network);
  return Object.fromEntries((row?.credits ?? []).map(({ model, value }) => [model, value]));
}

const many = (times: number, journey: Omit<JourneyByHand, "who">, from = 0) =>
  Array.from({ length: times }, (_, at) => ({ ...journey, who: from + at }));

describe("every model side by side", () => {
  it("credits a journey as each has it, with the lowest and the highest of all", async () => {
    const answer = await ask([
      { who: 1, minor: 10_000, path: [instagram, facebook, facebook, google] },
      { who: null, minor: 700, path: [] },
    ]);
    expect(answer.about.unattributed).toEqual({ conversions: 1, value: "7.00" });
    expect(creditsOf(answer, "instagram")).toMatchObject({
      last: "0.00",
      first: "100.00",
      linear: "25.00",
      position: "40.00",
      markov: "33.34",
      shapley: "33.34",
    });
    expect(creditsOf(answer, "facebook")).toMatchObject({
      last: "0.00",
      first: "0.00",
      linear: "50.00",
      position: "20.00",
      markov: "33.33",
      shapley: "33.33",
    });
    expect(creditsOf(answer, "google")).toMatchObject({
      last: "100.00",
      first: "0.00",
      linear: "25.00",
      position: "40.00",
      markov: "33.33",
      shapley: "33.33",
    });
    const google_ = answer.rows.find(({ key }) => key.network === "google");
    expect(google_).toMatchObject({
      journeys: 1,
      spread: { conversions: { low: 0, high: 1 }, value: { low: "0.00", high: "100.00" } },
    });
    expect(answer.models.every(({ assumes }) => assumes.length > 50)).toBe(true);
  });

  it("says below ten conversions that they are not enough, and gives the figure all the same", async () => {
    const few = (await ask(many(9, { minor: 100, path: [instagram] }))).rows[0]?.credits[0];
    expect(few).toMatchObject({
      value: "9.00",
      enough: false,
      valueInterval: null,
      conversionsInterval: null,
      rank: null,
    });
    const ten = (await ask(many(10, { minor: 100, path: [instagram] }))).rows[0]?.credits ?? [];
    expect(ten.length).toBeGreaterThan(12);
    for (const credit of ten) {
      expect(credit).toMatchObject({ value: "10.00", enough: true, rank: { best: 1, worst: 1 } });
      expect(Number(credit.valueInterval?.low)).toBeLessThan(10);
      expect(Number(credit.valueInterval?.high)).toBeGreaterThan(10);
      expect(credit.conversionsInterval?.low).toBeCloseTo(Number(credit.valueInterval?.low), 2);
    }
  });

  it("ranks only what can be told apart, and is the same each time", async () => {
    const journeys = [
      ...many(200, { minor: 100, path: [google] }),
      ...many(31, { minor: 100, path: [instagram] }, 1000),
      ...many(30, { minor: 100, path: [facebook] }, 2000),
    ];
    const answer = await ask(journeys, "last");
    expect(answer.rows.map(({ key, credits }) => [key.network, credits.map(({ rank }) => rank)])).toEqual([
      ["google", [{ best: 1, worst: 1 }]],
      ["instagram", [{ best: 2, worst: 3 }]],
      ["facebook", [{ best: 2, worst: 3 }]],
    ]);
    expect(await ask(journeys, "last")).toEqual(answer);
  });

  it("ranks by conversions where all are worth nothing, as leads are", async () => {
    const { rows, formulas } = await ask(
      [
        ...many(40, { minor: 0, path: [facebook] }),
        ...many(200, { minor: 0, path: [google] }, 1000),
        ...many(5, { minor: 0, path: [instagram] }, 2000),
      ],
      "last",
    );
    expect(rows.map(({ key, credits }) => [key.network, credits[0]?.conversions, credits[0]?.rank])).toEqual([
      ["google", 200, { best: 1, worst: 1 }],
      ["facebook", 40, { best: 2, worst: 2 }],
      ["instagram", 5, null],
    ]);
    expect(formulas.rank).toMatch(/^ranks by conversions/);
  });

  it("shows one model alone where it is named, beside the spread of all", async () => {
    const { models, rows } = await ask([{ who: 1, minor: 1000, path: [instagram, google] }], "first");
    expect(models.map(({ name }) => name)).toEqual(["first"]);
    expect(rows[0]?.credits.map(({ model }) => model)).toEqual(["first"]);
    expect(rows[0]?.spread.value).toEqual({ low: "0.00", high: "10.00" });
    await expect(ask([], "lasst")).rejects.toMatchObject({ code: "invalid_request" });
  });

  it("has models of the plan's own among them, and says so much of no journey at all", async () => {
    const own = [{ name: "ours", anchors: { first: 0.7, won: 0.3 }, rest: 0 }];
    const answer = await ask([{ who: 1, minor: 1000, path: [instagram, google] }], undefined, own);
    expect(creditsOf(answer, "instagram").ours).toBe("7.00");
    const { rows, models } = await ask([{ who: 1, minor: 500, path: [] }]);
    expect(rows).toEqual([]);
    expect(models.map(({ attributed }) => attributed.value)).toEqual(models.map(() => "0.00"));
  });
});

const anyJourneys = fc.array(
  fc.record({
    who: fc.nat({ max: 30 }),
    minor: fc.nat({ max: 100_000 }),
    path: fc.array(fc.nat({ max: 3 }), { maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 40 },
);

it("sums to what the journeys explain, to the cent and the millionth, under every model", async () => {
  await fc.assert(
    fc.asyncProperty(anyJourneys, async (journeys) => {
      const { about, models, rows } = await ask(journeys);
      for (const [at, { name, attributed, nobody }] of models.entries()) {
        const credits = rows.flatMap(({ credits }) => credits.slice(at, at + 1));
        const minor = credits.reduce((sum, { value }) => sum + toMinor(value, "EUR"), toMinor(nobody.value, "EUR"));
        expect([name, minor]).toEqual([name, toMinor(about.explained.value, "EUR")]);
        expect([name, attributed.conversions + nobody.conversions]).toEqual([name, about.explained.conversions]);
        expect(Number(nobody.value)).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 8, seed: 1 },
  );
});

it("credits lines under each rule model as SQL does", async () => {
  const Line = z.object({ leaf: z.number(), minor: z.number(), micro: z.number() });
  await fc.assert(
    fc.asyncProperty(anyJourneys, fc.constantFrom(...ruleNames), async (journeys, name) => {
      const { rows } = await ask(journeys, name);
      await layCredit(facts, modelNamed(name));
      const found = await facts.rows(
        Line,
        raw("select leaf, sum(minor) as minor, sum(micro) as micro from credit group by leaf having sum(micro) > 0"),
      );
      const bySql = found.map(({ leaf, minor, micro }) => [leaves[leaf]?.network, minor, micro]).toSorted();
      const beside = rows.flatMap(({ key, credits }) =>
        credits.map(({ value, conversions }) => [key.network, toMinor(value, "EUR"), Math.round(conversions * 1e6)]),
      );
      expect(beside.filter(([, , micro]) => micro !== 0).toSorted()).toEqual(bySql);
    }),
    { numRuns: 10, seed: 1 },
  );
});

it("names every model there is", async () => {
  const { models } = await ask([{ who: 1, minor: 1, path: [direct] }]);
  expect(models.map(({ name }) => name)).toEqual(allModels().map(({ name }) => name));
});
