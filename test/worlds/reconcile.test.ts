import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadExports } from "../../src/answers/load-exports.ts";
import { placeOf } from "../../src/answers/place.ts";
import { roiQuestion } from "../../src/answers/roi-question.ts";
import { modelNames } from "../../src/model/model-names.ts";
import { toMinor } from "../../src/model/money.ts";
import { type Figures, groupings, Statement } from "../../src/model/statement.ts";
import { roiStatement } from "../../src/questions/roi/roi-statement.ts";
import type { SimulatedModel } from "../../src/simulator/market.ts";
import { simulate } from "../../src/simulator/simulate.ts";
import { type Trait, traits } from "../../src/simulator/traits.ts";
import { readPlan } from "../../src/state/plan/plan-file.ts";
import { openDuckDb } from "../../src/warehouse/engines/duckdb.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";

const out = mkdtempSync(join(tmpdir(), "worlds-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const minor = (money: string) => toMinor(money, "EUR");
const total = (amounts: readonly string[]) => amounts.reduce((sum, amount) => sum + minor(amount), 0);
const near = (number: number) => expect.closeTo(number, 5);

const worlds: readonly {
  model: SimulatedModel;
  seed: number;
  people: number;
  spread: "even" | "spend" | "posts" | "touches";
  traits?: readonly Trait[];
}[] = [
  { model: "online-shop", seed: 1, people: 500, spread: "even" },
  { model: "online-shop", seed: 2, people: 900, spread: "touches" },
  { model: "b2b", seed: 3, people: 6000, spread: "spend" },
  { model: "online-shop", seed: 4, people: 700, spread: "posts", traits },
];

describe.each(worlds)(
  "the simulated $model of seed $seed",
  ({ model: business, seed, people, spread, traits = [] }) => {
    let facts: Warehouse;
    let statements: Statement[];
    let truth: { totals: { conversions: number; revenue: string; adSpend: string } };

    beforeAll(async () => {
      const folder = join(out, `${business}-${seed}`);
      await simulate({ model: business, people, days: 60, seed, traits, out: folder });
      truth = JSON.parse(readFileSync(join(folder, "truth.json"), "utf8"));
      facts = await openDuckDb({ threads: 1 });
      const plan = { ...(await readPlan(join(folder, "plan.yaml"))), spread };
      const period = { from: "2026-01-01", to: "2026-03-02" };
      const { question } = await roiQuestion(facts, (place) => loadExports(facts, [folder], place), placeOf(plan), {
        period,
        lookbackDays: null,
        currency: null,
      });
      statements = [];
      // Every model and, over the worlds, every grouping with several of them: all pairs would take minutes.
      for (const [at, model] of modelNames.entries()) {
        const by = groupings[(at + seed) % groupings.length] ?? "network";
        statements.push(await roiStatement(facts, { ...question, by, model }));
      }
    });
    afterAll(() => facts.close());

    const each = (law: (statement: Statement, about: string) => void) => {
      expect(new Set(statements.map(({ by }) => by))).toEqual(new Set(groupings));
      for (const statement of statements) law(statement, `${statement.model} by ${statement.by}`);
    };

    it("has orders and costs enough to test anything", () => {
      expect(truth.totals.conversions).toBeGreaterThan(5);
      expect(statements[0]?.ledger.length).toBeGreaterThan(5);
    });

    it("has the truth's revenue, conversions and ad spend under every model and grouping", () => {
      const { revenue, conversions, adSpend } = truth.totals;
      each(({ all }, about) => {
        const found = { revenue: all.return, conversions: all.conversions, adSpend: all.adSpend };
        expect({ about, ...found }).toEqual({ about, revenue, conversions: near(conversions), adSpend });
      });
    });

    it("sums its rows and the unattributed to all, social's rows to the totals, to the cent and the millionth", () => {
      const parts = ["cost", "return", "adSpend"] as const;
      each(({ rows, totals, all, unattributed }, about) => {
        for (const part of parts) {
          const open = part === "return" ? minor(unattributed.return) : 0;
          expect([about, part, total(rows.map((row) => row[part])) + open]).toEqual([about, part, minor(all[part])]);
          expect([about, part, total(rows.filter(({ social }) => social).map((row) => row[part]))]).toEqual([
            about,
            part,
            minor(totals[part]),
          ]);
        }
        const conversions = (some: readonly Figures[]) => some.reduce((sum, row) => sum + row.conversions, 0);
        expect(conversions(rows) + unattributed.conversions).toBeCloseTo(all.conversions, 5);
        expect(conversions(rows.filter(({ social }) => social))).toBeCloseTo(totals.conversions, 5);
      });
    });

    it("splits each return by evidence to the cent", () => {
      each(({ rows, totals, all, unattributed }, about) => {
        for (const line of [...rows, totals])
          expect([about, total(Object.values(line.evidence))]).toEqual([about, minor(line.return)]);
        expect(total(Object.values(all.evidence)) + minor(unattributed.return)).toBe(minor(all.return));
      });
    });

    it("has no row twice, and each figure's ROI from its own cost and return", () => {
      each(({ rows, totals, all }, about) => {
        const ids = rows.map(({ key, social }) => JSON.stringify([key, social]));
        expect([about, new Set(ids).size]).toEqual([about, ids.length]);
        for (const { cost, return: returned, roi } of [...rows, totals, all]) {
          const worked = minor(cost) === 0 ? null : ((minor(returned) - minor(cost)) * 100) / minor(cost);
          if (worked === null) expect(roi).toBeNull();
          else expect(Math.abs((roi ?? Number.NaN) - worked)).toBeLessThan(0.0051);
        }
      });
    });

    it("shares every line of the ledger to its amount, and the ledger makes the rows' costs and the categories", () => {
      each(({ ledger, rows, costs, all }, about) => {
        const byKey = new Map<string, number>();
        for (const { what, amount, shares } of ledger) {
          expect([about, what, total(shares.map((share) => share.amount))]).toEqual([about, what, minor(amount)]);
          for (const { key, amount } of shares)
            byKey.set(JSON.stringify(key), (byKey.get(JSON.stringify(key)) ?? 0) + minor(amount));
        }
        const ofRows = new Map<string, number>();
        for (const { key, cost } of rows) {
          if (minor(cost) !== 0) ofRows.set(JSON.stringify(key), (ofRows.get(JSON.stringify(key)) ?? 0) + minor(cost));
        }
        expect([about, Object.fromEntries(byKey)]).toEqual([about, Object.fromEntries(ofRows)]);
        expect(total(costs.map(({ amount }) => amount))).toBe(minor(all.cost));
      });
    });

    it("costs the same under every model, and a network costs what its campaigns and posts do", () => {
      const ofNetwork = (statement: Statement) => {
        const costs = new Map<string, number>();
        for (const { key, cost } of statement.rows)
          costs.set(key.network ?? "", (costs.get(key.network ?? "") ?? 0) + minor(cost));
        return Object.fromEntries([...costs].filter(([, cost]) => cost > 0).toSorted());
      };
      const named = statements.filter(({ by }) => by === "network" || by === "campaign" || by === "post");
      const [first] = named.map(ofNetwork);
      for (const statement of named) expect(ofNetwork(statement)).toEqual(first);
    });

    it("sums its points over time to social's totals", () => {
      each(({ overTime, totals }, about) => {
        for (const part of ["cost", "adSpend", "return"] as const) {
          expect([about, part, total(overTime.points.map((point) => point[part]))]).toEqual([
            about,
            part,
            minor(totals[part]),
          ]);
        }
      });
    });

    it("keeps to its schema, and its intervals hold the figure beside them", () => {
      each((statement) => {
        expect(Statement.parse(statement)).toEqual(statement);
        for (const { interval, conversions, cost } of [...statement.rows, statement.totals, statement.all]) {
          expect(interval !== null).toBe(conversions >= 10 && minor(cost) > 0);
          if (interval !== null) expect(interval.low).toBeLessThanOrEqual(interval.high);
        }
      });
    });
  },
);
