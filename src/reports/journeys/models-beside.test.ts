import { describe, expect, it } from "vitest";
import type { ModelCredit, ModelsBeside } from "../../model/attribution/models-beside.ts";
import { inkOf } from "../terminal/ink.ts";
import { about } from "./fixture.ts";
import { modelsBesideLines } from "./models-beside.ts";

const credit = (model: string, conversions: number, value: string): ModelCredit => ({
  model,
  conversions,
  value,
  enough: true,
  conversionsInterval: { low: conversions - 5, high: conversions + 5, level: 0.9 },
  valueInterval: { low: value, high: value, level: 0.9 },
  rank: { best: 1, worst: 2 },
});

const model = (name: string) => ({
  name,
  title: name,
  kind: "learned" as const,
  assumes: "It takes something for granted.",
  attributed: { conversions: 40, value: "0.00" },
  nobody: { conversions: 3, value: "0.00" },
});

const answer = (credits: ModelCredit[], journeys: number): ModelsBeside => ({
  about,
  by: "network",
  models: credits.map(({ model: name }) => model(name)),
  rows: [
    {
      key: { network: "facebook", paid: true },
      social: true,
      journeys,
      spread: { conversions: { low: 12, high: 40 }, value: { low: "0.00", high: "0.00" } },
      credits,
    },
  ],
  formulas: { "markov-all": "because" },
});

const text = (of: ModelsBeside) => modelsBesideLines(of, 100, inkOf(false)).join("\n");
const leads = { ...about, conversionsOf: "leads" as const, all: { conversions: 40, value: "0.00" } };

describe("models beside each other in a terminal", () => {
  it("tell of conversions, and of no value, where all are worth nothing", () => {
    const all = text({ ...answer([credit("last", 40, "0.00"), credit("first", 12, "0.00")], 40), about: leads });
    expect(all).toContain("Over all models, conversions:");
    expect(all).toMatch(/Facebook, paid +40 +12\n/);
    expect(all).toContain("Credited to nobody: last 3 conversions, first 3 conversions.");
    const one = text({ ...answer([credit("last", 40, "0.00")], 40), about: leads });
    expect(one).toMatch(/Line +Conversions +90 % interval +Rank +Over all models/);
    expect(one).toMatch(/Facebook, paid +40 +35 to 45 +1 to 2 +12 to 40/);
    for (const some of [all, one]) expect(some).not.toMatch(/0\.00|EUR/);
  });

  it("say why a place in no journey is credited", () => {
    expect(text(answer([credit("markov-all", 2, "9.00")], 0))).toContain("markov-all: because.");
    expect(text(answer([credit("markov-all", 2, "9.00")], 2))).not.toContain("because");
  });
});
