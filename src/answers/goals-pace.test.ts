import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Goal } from "../model/goal.ts";
import { GoalsPace } from "../model/goal-pace.ts";
import type { Plan } from "../model/plan.ts";
import { readPlan } from "../state/plan/plan-file.ts";
import { openDuckDb } from "../warehouse/engines/duckdb.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { keptGoalsPace } from "./goals-pace.ts";
import { importExports } from "./kept-exports.ts";
import { placeOf } from "./place.ts";

const golden = join(import.meta.dirname, "../../test/golden/nordlys");
let facts: Warehouse;
let plan: Plan;
beforeAll(async () => {
  facts = await openDuckDb({ threads: 1 });
  plan = await readPlan(join(golden, "plan.yaml"));
  await importExports(facts, [join(golden, "exports")], placeOf(plan));
});
afterAll(() => facts.close());

async function pace(measure: string, written: object = {}, { today = "2026-04-02", model = "last" } = {}) {
  const said = {
    name: measure,
    measure,
    baseline: "1",
    target: "2",
    objective: "o",
    from: "2026-03-01",
    to: "2026-04-01",
  };
  const goals = [{ id: "g", goal: Goal.parse({ ...said, ...written }) }];
  const nowMs = Date.parse(`${today}T12:00:00Z`);
  const found = GoalsPace.parse(await keptGoalsPace(facts, placeOf(plan), { goals, model, nowMs }));
  const [goal] = found.items;
  if (goal === undefined) throw new Error("one goal in, none out");
  return goal;
}

describe("what a goal has come to is what the statement says of its days", () => {
  it.each([
    ["return", {}, "7700.00"],
    ["return", { network: "instagram" }, "5700.00"],
    ["return", { paid: true }, "2000.00"],
    ["return", { network: "google" }, "800.00"],
    ["return", { campaign: "Spring", paid: true }, "2000.00"],
    ["conversions", {}, "5"],
    ["conversions", { network: "facebook" }, "1"],
    ["cost", {}, "5784.71"],
    ["cost", { network: "facebook", paid: true }, "3192.36"],
    ["adSpend", {}, "600.00"],
    ["roi", {}, "33.11"],
    ["roi", { network: "instagram" }, "119.88"],
    ["roas", {}, "12.83"],
    ["cpa", {}, "1156.94"],
  ])("%s of %j", async (measure, segment, value) => {
    const goal = await pace(measure, Object.keys(segment).length === 0 ? {} : { segment });
    expect([goal.value, goal.reason]).toEqual([value, "over"]);
  });

  it("under a learned model too, and adds up over places", async () => {
    const of = async (segment?: object) =>
      Number((await pace("conversions", segment === undefined ? {} : { segment }, { model: "markov" })).value);
    const [all, instagram, facebook] = [
      await of(),
      await of({ network: "instagram" }),
      await of({ network: "facebook" }),
    ];
    expect(instagram + facebook).toBeCloseTo(all, 1);
  });
});

describe("where a goal stands", () => {
  it("is told by its target when it is over", async () => {
    expect(await pace("roi", { baseline: "0", target: "30" })).toMatchObject({ status: "reached", shareGone: 1 });
    expect(await pace("cpa", { baseline: "2000", target: "1000" })).toMatchObject({
      ...{ status: "missed", direction: "down", says: "Missed: 1156.94 NOK; the target was 1000 NOK." },
    });
  });

  it("is what is there by today, and what its days so far would make of the rest", async () => {
    // Orders of social until 16 March, by hand: 1001, 1002, 1003 and 1006 of 1,000, 2,000, 1,500 and 1,200.
    const goal = await pace("return", { baseline: "5000", target: "9000" }, { today: "2026-03-16" });
    expect(goal).toMatchObject({
      ...{ asOf: "2026-03-16", daysGone: 15, daysAll: 31, expected: "4354.84", value: "5700.00", count: 4 },
      ...{ status: "too early to say", reason: "few results" },
    });
    expect(Number(goal.projected?.value)).toBeCloseTo((5700 / 15) * 31, 1);
  });

  it("is not begun, not measurable, or asks for what is missing, and nothing is made up", async () => {
    expect(await pace("return", {}, { today: "2026-02-01" })).toMatchObject({
      ...{ status: "too early to say", reason: "not begun", value: null, expected: null, projected: null },
    });
    expect(await pace("leads")).toMatchObject({ status: "not measurable", needs: "leads", value: null });
    expect(await pace("followers")).toMatchObject({ status: "not measurable", needs: "followers" });
    expect(await pace("engagements", { segment: { paid: true } })).toMatchObject({ needs: "another segment" });
    expect(await pace("visits")).toMatchObject({ needs: "visits", value: null });
    const later = { from: "2026-06-01", to: "2026-07-01" };
    expect(await pace("return", later, { today: "2026-06-15" })).toMatchObject({ needs: "facts of these days" });
  });

  it("is held against as many days before, where facts reach back so far", async () => {
    const half = { from: "2026-03-17", to: "2026-04-01", baseline: "5000", target: "9000" };
    const { past } = await pace("return", half);
    expect(past).toMatchObject({ from: "2026-03-02", to: "2026-03-17", value: "5700.00" });
    expect((await pace("return")).past).toBeNull();
  });
});
