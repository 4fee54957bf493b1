import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { accuracyTables, type WorldCompared } from "../../bench/measuring/accuracy-tables.ts";
import { effectsOn, twelveWorlds } from "../../bench/measuring/twelve-worlds.ts";
import { modelNames } from "../../src/model/model-names.ts";
import { traits } from "../../src/simulator/traits.ts";

const docs = readFileSync(new URL("../../docs/accuracy.md", import.meta.url), "utf8");

const comparison = (model: string, offMinor: number) => ({
  model,
  offMinor,
  trueMinor: 1_000,
  socialOffMinor: 120,
  trueSocialSidesMinor: 600,
  socialMinor: 900,
  trueSocialMinor: 600,
  intervals: 4,
  intervalsHolding: 1,
  pairs: 10,
  pairsInOrder: 9,
  unreconciledMinor: 0,
});

/** Kept worlds are off by 200 (and 400 under the other model), the others by 999; a season adds 100. */
const worlds: WorldCompared[] = twelveWorlds.map((world) => {
  const season = world.simulation.traits.includes("season") ? 100 : 0;
  const of = (kept: number) => (world.kept ? kept : 999) + season;
  const ads = world.simulation.model === "b2b" ? null : { claimed: 1_500, brought: 400 };
  return {
    world,
    truth: { conversions: 1_000, ads },
    models: [comparison("last", of(200)), comparison("markov", of(400))],
  };
});

it("tables the kept worlds, model by model, and of the others their mean alone", () => {
  const text = accuracyTables(worlds);
  expect(text).toContain("| `last` | 25 % | 105 % | 20 % | 20 % to 20 % | +50 % | 90 % | 6 of 24 |");
  expect(text).toContain("| `markov` | 45 % | 105 % |");
  expect(text).not.toContain("world 12");
  expect(text.match(/^- world \d+: /gm)).toHaveLength(6);
});

it("says in its sentence what stands in the table", () => {
  const [sentence = ""] = accuracyTables(worlds).split("\n");
  expect(sentence).toContain("`last`, the closest on these worlds, is off by 25 % of the true revenue on average");
  expect(sentence).toContain("`markov`, the farthest, by 45 %");
  expect(sentence).toContain("goes from 30 % to 40 %");
  expect(sentence).toContain("held the truth in 12 of 48.");
});

it("puts the platforms' claims beside what their ads brought, in shops alone", () => {
  expect(accuracyTables(worlds)).toContain(
    "in the table's 3 shops the ad platforms claim 4,500 of 3,000 orders. Without any ad, 1,200 fewer orders would have come.",
  );
});

it("throws where a world lacks a model", () => {
  const lacking = worlds.map((one) => (one.world.number === 4 ? { ...one, models: one.models.slice(1) } : one));
  expect(() => accuracyTables(lacking)).toThrow("world 4 has no figures of last");
});

it("finds the effect of each factor apart from the others'", () => {
  const figures = twelveWorlds.map(
    ({ simulation: { model, traits } }) =>
      50 +
      (model === "online-shop" ? 7 : 0) +
      (traits.includes("season") ? -4 : 0) +
      (traits.includes("dark-social") ? 2 : 0),
  );
  const { effects, noise } = effectsOn(figures);
  expect(noise).toBeCloseTo(0, 10);
  const rounded = Object.fromEntries(effects.map(({ factor, effect }) => [factor, Math.round(effect * 1e6) / 1e6 + 0]));
  expect(rounded).toEqual({
    "online-shop": 7,
    "brand-demand": 0,
    retargeting: 0,
    "word-of-mouth": 0,
    season: -4,
    "dark-social": 2,
    "cookie-loss": 0,
  });
});

it("takes for noise what follows no factor", () => {
  const figures = twelveWorlds.map(({ kept }) => (kept ? 30 : 10));
  expect(effectsOn(figures).noise).toBeCloseTo(10, 10);
});

it.each(modelNames)("docs/accuracy.md has %s in both tables (node bench/truth.ts --write puts it there)", (name) => {
  const rows = docs.split("\n").filter((line) => line.startsWith(`| \`${name}\` |`));
  expect(rows).toHaveLength(2);
});

it.each(traits)("docs/accuracy.md says what %s means, and what it adds", (trait) => {
  expect(docs.split("\n").filter((line) => line.startsWith(`| \`${trait}\` |`))).toHaveLength(2);
});

it("docs/accuracy.md names the kept worlds as they are", () => {
  for (const { number, name, kept } of twelveWorlds) {
    if (kept) expect(docs).toContain(`- world ${number}: ${name}\n`);
  }
});
