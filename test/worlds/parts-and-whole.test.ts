import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askJourneys, type JourneyQuestion } from "../../src/answers/ask-journeys.ts";
import type { KnownFile } from "../../src/answers/live-files.ts";
import { loadExports } from "../../src/answers/load-exports.ts";
import { type Place, placeOf } from "../../src/answers/place.ts";
import { type Asked, type RoiAsked, rememberQuestions, roiQuestion } from "../../src/answers/roi-question.ts";
import { toMinor } from "../../src/model/money.ts";
import { everything, type Only } from "../../src/model/only.ts";
import { Overview } from "../../src/model/overview.ts";
import type { Grouping, Statement } from "../../src/model/statement.ts";
import { newAndReturning } from "../../src/questions/attribution/new-and-returning.ts";
import { pathLengths } from "../../src/questions/attribution/path-lengths.ts";
import { rolesByMonth } from "../../src/questions/attribution/roles-by-month.ts";
import { topPaths } from "../../src/questions/attribution/top-paths.ts";
import { overview } from "../../src/questions/overview/overview.ts";
import { roiStatement } from "../../src/questions/roi/roi-statement.ts";
import { simulate } from "../../src/simulator/simulate.ts";
import { readPlan } from "../../src/state/plan/plan-file.ts";
import { openDuckDb } from "../../src/warehouse/engines/duckdb.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";

const minor = (money: string) => toMinor(money, "EUR");
const period = { from: "2026-02-01", to: "2026-03-02" };

describe("a shop, whole and by its parts", () => {
  const out = mkdtempSync(join(tmpdir(), "parts-"));
  let facts: Warehouse;
  let lane: Warehouse;
  let place: Place;
  let load: (place: Place) => Promise<KnownFile[]>;
  let question: RoiAsked;
  let reach: { from: string; to: string } | null;

  beforeAll(async () => {
    await simulate({ model: "online-shop", people: 500, days: 60, seed: 5, traits: [], out });
    facts = await openDuckDb({ threads: 1 });
    place = placeOf(await readPlan(join(out, "plan.yaml")));
    const loaded = await loadExports(facts, [out], place);
    load = async () => loaded;
    // A connection that remembers, as the server keeps it between questions.
    lane = await facts.lane();
    rememberQuestions(lane);
    ({ question, reach } = await roiQuestion(lane, load, place, { period, lookbackDays: null, currency: null }));
  });
  afterAll(() => {
    facts.close();
    rmSync(out, { recursive: true, force: true });
  });

  const statement = (model: string, by: Grouping, only: Partial<Only> = {}) =>
    roiStatement(lane, { ...question, model, by, only: { ...everything, ...only } });

  const sums = (statements: readonly Statement[]) =>
    Object.fromEntries(
      (["all", "totals"] as const).flatMap((of) =>
        (["cost", "return", "adSpend"] as const).map((figure) => [
          `${of} ${figure}`,
          statements.reduce((sum, one) => sum + minor(one[of][figure]), 0),
        ]),
      ),
    );
  const amounts = (statements: readonly Statement[], of: (one: Statement) => readonly string[]) =>
    statements.reduce((sum, one) => sum + of(one).reduce((inner, amount) => inner + minor(amount), 0), 0);

  it("sums to the whole to the cent, by network and by what was paid, under every kind of model", async () => {
    const models = fc.constantFrom("last", "linear", "position", "markov");
    await fc.assert(
      fc.asyncProperty(models, fc.boolean(), async (model, isByPaid) => {
        const whole = await statement(model, "network");
        const networks = [...new Set(whole.rows.map(({ key }) => key.network ?? ""))];
        const parts: Partial<Only>[] = isByPaid
          ? [{ paid: true }, { paid: false }]
          : networks.map((network) => ({ network }));
        expect(parts.length).toBeGreaterThan(1);
        const found: Statement[] = [];
        for (const only of parts) found.push(await statement(model, "network", only));
        const open = minor(whole.unattributed.return);
        const expected = sums([whole]);
        expect(sums(found)).toEqual({ ...expected, "all return": (expected["all return"] ?? 0) - open });
        expect(found.flatMap(({ rows }) => rows).length).toBe(whole.rows.length);
        for (const each of [
          ({ costs }: Statement) => costs.map(({ amount }) => amount),
          ({ ledger }: Statement) => ledger.map(({ amount }) => amount),
          ({ overTime }: Statement) => overTime.points.map((point) => point.return),
          ({ overTime }: Statement) => overTime.points.map((point) => point.cost),
        ]) {
          expect(amounts(found, each)).toBe(amounts([whole], each));
        }
      }),
      { numRuns: 4 },
    );
  }, 60_000);

  it("tells of one campaign what its lines say, and of an unknown one nothing", async () => {
    const lines = (await statement("linear", "campaign")).rows.filter(({ key }) => key.campaign != null);
    const { campaign = null } = lines[0]?.key ?? {};
    const own = lines.filter(({ key }) => key.campaign === campaign);
    expect(campaign).not.toBeNull();
    const { rows, all, unattributed } = await statement("linear", "campaign", { campaign });
    expect(rows).toEqual(own);
    expect(minor(all.return)).toBe(own.reduce((sum, row) => sum + minor(row.return), 0));
    expect(unattributed).toEqual({ return: "0.00", conversions: 0 });
    expect((await statement("linear", "network", { campaign: "no such campaign" })).rows).toEqual([]);
  });

  it("refuses to restrict a learned model to what its lines do not tell apart", async () => {
    await expect(statement("markov", "channel", { network: "instagram" })).rejects.toMatchObject({
      code: "invalid_request",
      message: expect.stringContaining("by channel"),
    });
  });

  it("answers on a connection that remembers as on one that does not, whatever was asked before", async () => {
    const questions: [string, JourneyQuestion<unknown>, Partial<Asked>][] = [
      ["customers", (on, laid) => newAndReturning(on, laid, { by: "network", model: "linear" }), {}],
      ["paths", (on, laid) => topPaths(on, laid, { by: "network", most: 20 }), {}],
      [
        "paths of instagram",
        (on, laid) => topPaths(on, laid, { by: "network", most: 20 }),
        { only: { network: "instagram" } },
      ],
      ["lengths", pathLengths, {}],
      ["lengths of a week", pathLengths, { period: { from: "2026-02-01", to: "2026-02-08" } }],
      ["roles", (on, laid) => rolesByMonth(on, laid, { by: "network" }), {}],
    ];
    for (const [name, ask, more] of questions) {
      const asked = { period, lookbackDays: null, currency: null, ...more };
      const fresh = await facts.lane();
      const expected = await askJourneys(fresh, load, place, asked, ask);
      fresh.close();
      for (const _ of [1, 2]) expect(await askJourneys(lane, load, place, asked, ask), name).toEqual(expected);
    }
  });

  it("is overseen on one page: the statement itself, what came before, and findings by the money at stake", async () => {
    const found = Overview.parse(
      await overview(lane, { ...question, model: "last", compare: "previous", reach, only: everything }),
    );
    expect(found.statement).toEqual(await statement("last", "network"));
    const before = await roiQuestion(lane, load, place, {
      period: { from: "2026-01-03", to: "2026-02-01" },
      lookbackDays: null,
      currency: null,
    });
    expect(found.before?.period).toEqual({ from: "2026-01-03", to: "2026-02-01" });
    const { totals } = await roiStatement(lane, { ...before.question, model: "last", by: "network" });
    expect(found.before).toMatchObject({ whole: true, totals });
    expect(found.before?.overTime.points.length).toBe(found.statement.overTime.points.length);
    const back = 1 + (found.statement.totals.roi ?? Number.NaN) / 100;
    expect(Number(found.sentence?.back)).toBeCloseTo(back, 1);
    const stakes = found.findings.map(({ stake }) => minor(stake));
    expect(stakes).toEqual(stakes.toSorted((a, b) => b - a));
    expect(new Set(found.findings.map(({ kind }) => kind)).size).toBe(found.findings.length);
    const profits = found.campaigns.rows.map(({ profit }) => minor(profit));
    expect(profits.length).toBeGreaterThan(2);
    expect(profits).toEqual(profits.toSorted((a, b) => b - a));
  });
});
