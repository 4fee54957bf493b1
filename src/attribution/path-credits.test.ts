import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainOf } from "./markov/chain.ts";
import { markov } from "./markov/markov.ts";
import { removalEffect } from "./markov/removal-effect.ts";
import { transitions } from "./markov/transitions.ts";
import { type PathQuestion, pathCredits, pathModels } from "./path-credits.ts";
import { parsePathTable } from "./paths/parse-path-table.ts";
import { type PathRow, pathTable } from "./paths/path-table.ts";
import { pathRules, ruleCredit } from "./paths/rule-credit.ts";
import { shapley } from "./shapley.ts";

const tiny: PathRow[] = [
  { path: ["A", "B"], conversions: 1, value: 10 },
  { path: ["A"], nulls: 1 },
  { path: ["B", "C"], conversions: 1, value: 20 },
  { path: ["C"], nulls: 1 },
  { path: ["A", "B", "C"], conversions: 1, value: 30 },
];

describe("the published tiny case", () => {
  const { rows, chance, conversions } = markov(pathTable(tiny));

  it("has its removal effects and credits", () => {
    expect(chance).toBeCloseTo(0.6, 12);
    expect(conversions).toBe(3);
    const printed = rows.map((row) => [row.channel, row.removalEffect.toFixed(6), row.conversions.toFixed(6)]);
    expect(printed).toEqual([
      ["A", "0.518519", "0.792453"],
      ["B", "0.777778", "1.188679"],
      ["C", "0.666667", "1.018868"],
    ]);
  });

  it("has transitions whose shares sum to 1 from each state", () => {
    const steps = transitions(chainOf(pathTable(tiny), { order: 1, nulls: true }));
    expect(steps).toContainEqual({ from: "(start)", to: "A", share: 0.6 });
    const [fromA, fromC] = ["A", "C"].map((name) => steps.filter(({ from }) => from === name));
    expect(fromA?.map(({ to, share }) => [to, share.toFixed(4)])).toEqual([
      ["B", "0.6667"],
      ["(null)", "0.3333"],
    ]);
    expect(fromC?.map(({ to, share }) => [to, share.toFixed(4)])).toEqual([
      ["(conversion)", "0.6667"],
      ["(null)", "0.3333"],
    ]);
  });
});

const published = "/work/shared/datasets/channelattribution/PathData.csv";

describe.skipIf(!existsSync(published))("the published data set of ChannelAttribution", () => {
  const table = existsSync(published) ? parsePathTable(readFileSync(published), published) : pathTable(tiny);

  it("is read whole", () => {
    expect(table.conversions).toHaveLength(10_000);
    const { conversions, value, nulls } = pathCredits(table, asked("linear"));
    expect([conversions, value.toFixed(8), nulls]).toEqual([19_785, "74802.97158721", 68_602]);
  });

  it("has its golden rows at order 1, with nulls", () => {
    const { chance, rows } = markov(table);
    expect(chance.toFixed(14)).toBe("0.22384513559686");
    const row = (name: string) => rows.find(({ channel }) => channel === name);
    const printed = ["eta", "iota", "alpha"]
      .map(row)
      .map((one) => [one?.removalEffect.toFixed(10), one?.conversions.toFixed(6), one?.value.toFixed(6)]);
    expect(printed).toEqual([
      ["0.3490263319", "3340.847402", "12991.736667"],
      ["0.4058350045", "3884.614702", "14978.437288"],
      ["0.5583994895", "5344.947682", "18799.170626"],
    ]);
  });

  it("has its golden heuristics", () => {
    const eta = table.channels.indexOf("eta");
    const of = (rule: (typeof pathRules)[number]) => ruleCredit(table, rule).conversions[eta]?.toFixed(6);
    expect([of("first"), of("last"), of("linear")]).toEqual(["3164.000000", "4167.000000", "3539.951157"]);
  });
});

const anyRow = fc.record({
  path: fc.array(fc.constantFrom("A", "B", "C", "D"), { minLength: 1, maxLength: 6 }),
  conversions: fc.nat({ max: 5 }),
  nulls: fc.nat({ max: 5 }),
});
/** Rows of which at least one converted; what each conversion is worth stands beside it. */
const anyRows = fc
  .tuple(
    fc.array(anyRow, { maxLength: 12 }),
    fc.array(fc.constantFrom("A", "B", "C", "D"), { minLength: 1, maxLength: 4 }),
  )
  .map(([rows, path]) =>
    [...rows, { path, conversions: 2, nulls: 1 }].map((row, at) => ({ ...row, value: row.conversions * (at + 1.25) })),
  );

const everyQuestion: PathQuestion[] = [
  ...pathModels.map((model) => asked(model)),
  ...[2, 3, 4].map((order) => asked("markov", { order })),
  asked("markov", { paths: "converting" }),
];

describe.each(
  everyQuestion.map((question) => [`${question.model} ${question.order} ${question.paths}`, question] as const),
)("the laws hold under %s", (_, question) => {
  const creditsOf = (rows: readonly PathRow[]) =>
    new Map(pathCredits(pathTable(rows), question).rows.map((row) => [row.channel, row]));

  it("credits sum to the conversions and their value", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const answer = pathCredits(pathTable(rows), question);
        expect(sum(answer.rows.map(({ conversions }) => conversions))).toBeCloseTo(answer.conversions, 8);
        expect(sum(answer.rows.map(({ value }) => value))).toBeCloseTo(answer.value, 8);
        expect(answer.conversions).toBe(sum(rows.map(({ conversions }) => conversions)));
      }),
    );
  });

  it("a channel that never stands in a converting path gets nothing", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const found = creditsOf([...rows, { path: ["Z"], nulls: 3 }]).get("Z");
        expect(found).toMatchObject({ conversions: 0, value: 0 });
      }),
    );
  });

  it("other names are credited the same", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const renamed = rows.map((row) => ({ ...row, path: row.path.map((name) => `the ${name}`) }));
        const [before, after] = [creditsOf(rows), creditsOf(renamed)];
        for (const [name, { conversions, value }] of before) {
          expect(after.get(`the ${name}`)?.conversions).toBeCloseTo(conversions, 9);
          expect(after.get(`the ${name}`)?.value).toBeCloseTo(value, 9);
        }
      }),
    );
  });

  it("the order of the rows does not matter", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const [before, after] = [creditsOf(rows), creditsOf(rows.toReversed())];
        for (const [name, { conversions }] of before) expect(after.get(name)?.conversions).toBeCloseTo(conversions, 9);
      }),
    );
  });

  it("one channel alone gets what last touch gives it", () => {
    const rows = [{ path: ["A", "A"], conversions: 3, value: 12, nulls: 4 }];
    expect(creditsOf(rows).get("A")).toMatchObject({ conversions: 3, value: 12 });
  });
});

describe("the rules", () => {
  it.each([...pathRules, "shapley"] as const)("%s: two tables merged are credited as the sum of both", (model) => {
    fc.assert(
      fc.property(anyRows, anyRows, (one, other) => {
        const of = (rows: readonly PathRow[], channel: string) =>
          pathCredits(pathTable(rows), asked(model)).rows.find((row) => row.channel === channel)?.conversions ?? 0;
        for (const channel of ["A", "B", "C", "D"])
          expect(of([...one, ...other], channel)).toBeCloseTo(of(one, channel) + of(other, channel), 8);
      }),
    );
  });
});

describe("removal effects", () => {
  it.each([1, 2, 3, 4])("of order %i are those of the chain without each channel, between 0 and 1", (order) => {
    fc.assert(
      fc.property(anyRows, fc.boolean(), (rows, nulls) => {
        const { rows: found, chain } = markov(pathTable(rows), { order, nulls });
        for (const [channel, { removalEffect: effect }] of found.entries()) {
          expect(effect).toBeGreaterThanOrEqual(0);
          expect(effect).toBeLessThanOrEqual(1);
          expect(effect).toBeCloseTo(removalEffect(chain, [channel]), 9);
        }
      }),
    );
  });
});

describe("Shapley", () => {
  const worths = (rows: PathRow[], form: "set-value" | "rate-value") =>
    shapley(pathTable(rows), { form }).rows.map(({ worth }) => Math.round(worth * 1e9) / 1e9);

  it("has the published set-value", () => {
    const revenue = { A: 10, B: 6, AB: 12, AC: 8, ABC: 9 };
    const rows = Object.entries(revenue).map(([set, conversions]) => ({ path: set.split(""), conversions }));
    expect(worths(rows, "set-value")).toEqual([23, 15, 7]);
  });

  it("has the published rate-value, by the rates of exactly each set", () => {
    const sets = { A: [100, 10], B: [100, 6], C: [50, 0], AB: [60, 12], AC: [40, 8], BC: [20, 0], ABC: [30, 9] };
    const rows = Object.entries(sets).map(([set, [exposed = 0, conversions = 0]]) => ({
      path: set.split(""),
      conversions,
      nulls: exposed - conversions,
    }));
    expect(worths(rows, "rate-value")).toEqual([0.19, 0.07, 0.04]);
  });
});

function asked(model: PathQuestion["model"], more: Partial<PathQuestion> = {}): PathQuestion {
  return { model, order: 1, paths: "all", form: "set-value", transitions: false, ...more };
}

function sum(parts: readonly number[]): number {
  return parts.reduce((a, b) => a + b, 0);
}
