import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { measureNames, measuresOfConversions } from "../model/goal.ts";
import { parsePlan } from "../state/plan/plan-file.ts";
import { openDuckDb } from "../warehouse/engines/duckdb.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { askJourneys } from "./ask-journeys.ts";
import { goalNamed } from "./goal-named.ts";
import { loadExports } from "./load-exports.ts";
import { placeOf } from "./place.ts";
import type { Asked } from "./roi-question.ts";

const goalOf = (name: string, measure: string, more = "") =>
  `  - { name: ${name}, measure: ${measure}, baseline: 0, target: 1, objective: Live, from: 2026-03-01, to: 2026-03-15${more} }\n`;
const plan = parsePlan(
  `currency: NOK\ntimeZone: Europe/Oslo\nlookbackDays: 60\ngoals:\n${[
    goalOf("Sell more", "return", ", lookbackDays: 7"),
    goalOf("Win people", "newCustomers"),
    goalOf("Be seen", "impressions"),
  ].join("")}`,
  "plan.yaml",
);

it("names every measure that journeys lead to in its refusal, and knows what each counts", () => {
  for (const measure of measureNames) {
    const [goal] = parsePlan(`currency: NOK\ntimeZone: UTC\ngoals:\n${goalOf("g", measure)}`, "plan.yaml").goals;
    const ask = () => goalNamed({ goals: goal === undefined ? [] : [goal] }, "g");
    if (measuresOfConversions.includes(measure)) expect(ask().conversionsOf).toMatch(/^[a-z ]+$/);
    else expect(ask).toThrow(new RegExp(`measured by ${measure}`));
  }
});

it.each([
  ["Be seen", /impressions.*no journey/, /return, roi/],
  ["Sell mor", /no goal "Sell mor"/, /did you mean "Sell more"/],
  ["Anything", /no goal/, /Sell more, Win people, Be seen/],
])("refuses %s in one sentence, with what to do", (name, says, hint) => {
  try {
    goalNamed(plan, name);
    expect.unreachable();
  } catch (fault) {
    expect(fault).toMatchObject({
      code: "invalid_request",
      message: expect.stringMatching(says),
      hint: expect.stringMatching(hint),
    });
  }
});

describe("a question of a goal", () => {
  let facts: Warehouse;
  beforeAll(async () => {
    facts = await openDuckDb({ threads: 1 });
  });
  afterAll(() => facts.close());

  const exports = fileURLToPath(new URL("../../test/golden/nordlys/exports", import.meta.url));
  let loaded: ReturnType<typeof loadExports> | null = null;
  /** The scope of the question and how many conversions it laid. */
  const scopeOf = (asked: Partial<Asked>) =>
    askJourneys(
      facts,
      // The files are read once, whatever is asked of them.
      (place) => (loaded ??= loadExports(facts, [exports], place)),
      placeOf(plan),
      { period: { from: undefined, to: undefined }, lookbackDays: null, currency: null, ...asked },
      async (_facts, { scope: { from, to, lookbackDays, conversionsOf, goal } }) => {
        return { from, to, lookbackDays, conversionsOf, goal };
      },
    );

  it("has its conversions, its lookback and its period, unless another is asked", async () => {
    const days = { from: "2026-03-01", to: "2026-03-15" };
    expect(await scopeOf({ goal: "sell more" })).toEqual({
      ...days,
      lookbackDays: 7,
      conversionsOf: "sales",
      goal: "Sell more",
    });
    expect(await scopeOf({ goal: "Win people" })).toEqual({
      ...days,
      lookbackDays: 60,
      conversionsOf: "new customers",
      goal: "Win people",
    });
    const asked = { period: { from: "2026-02-01", to: undefined }, lookbackDays: 3 };
    expect(await scopeOf({ goal: "Sell more", ...asked })).toMatchObject({
      from: "2026-02-01",
      to: "2026-03-15",
      lookbackDays: 3,
    });
    expect(await scopeOf({})).toMatchObject({ lookbackDays: 60, conversionsOf: "sales", goal: null });
  });
});
