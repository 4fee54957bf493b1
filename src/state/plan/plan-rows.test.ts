import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { costCategories } from "../../model/cost.ts";
import { measureNames } from "../../model/goal.ts";
import { mostTouches, pathForms } from "../../model/journey-rules.ts";
import { Plan, spreadRules } from "../../model/plan.ts";
import { openState, type State, stateFile } from "../database.ts";
import { auditOf } from "../people/audit.ts";
import { addWorkspace, workspacesOf } from "../workspaces/workspaces.ts";
import { keepPlan } from "./keep-plan.ts";
import { planEntries } from "./plan-entries.ts";
import { parsePlan } from "./plan-file.ts";
import { planText } from "./plan-text.ts";

const actor = { kind: "operator" } as const;
const place = { currency: "NOK", timeZone: "Europe/Oslo" };
const tool = { what: "Tool", category: "tools", amount: "199", per: "month", from: "2026-01-01" };
const shoot = { what: "Shoot", category: "content", amount: "8000.50", from: "2026-03-01", to: "2026-04-01" };
const wage = { what: "Wage", category: "labour", hours: "12", rate: "450", per: "week", from: "2026-01-01" };
const goal = {
  name: "More visits",
  measure: "visits",
  baseline: "100",
  target: "200",
  objective: "Be known",
  from: "2026-01-01",
  to: "2026-02-01",
};

let state: State;
beforeEach(async () => {
  state = await openState(":memory:");
  await addWorkspace(state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "Europe/Madrid" });
});
afterEach(() => state.destroy());

const planOf = async (): Promise<Plan | null> => (await workspacesOf(state))[0]?.plan ?? null;
const keep = (written: object | null) =>
  keepPlan(state, "shop", written === null ? null : Plan.parse({ ...place, ...written }), { actor });
const costs = () => planEntries(state, "shop", "cost");

describe("a plan in rows", () => {
  it("comes out as it went in, as records and as plan.yaml, whatever stood before", async () => {
    const rounds = fc.asyncProperty(fc.array(plans, { minLength: 1, maxLength: 4 }), async (written) => {
      for (const one of written) {
        const plan = Plan.parse(one);
        await keepPlan(state, "shop", plan, { actor });
        expect(await planOf()).toEqual(plan);
        expect(parsePlan(await planText(plan, "yaml"), "plan.yaml")).toEqual(plan);
      }
    });
    await fc.assert(rounds, { numRuns: 60 });
  });

  it("gives the workspace its currency and zone, and can be taken away", async () => {
    await keep({ costs: [tool], goals: [goal] });
    expect((await workspacesOf(state))[0]).toMatchObject(place);
    await keep(null);
    expect(await planOf()).toBeNull();
    expect(await costs()).toEqual([]);
  });

  it("keeps the id and version of what is as it was, and the id of what only its name tells", async () => {
    await keep({ costs: [tool, shoot, wage], goals: [goal] });
    const [first, second, third] = await costs();
    await keep({ costs: [wage, { ...tool, amount: "249" }], goals: [goal] });
    const after = await costs();
    expect(after.map(({ id, version }) => ({ id, version }))).toEqual([
      { id: third?.id, version: 1 },
      { id: first?.id, version: 2 },
    ]);
    expect(after.map(({ id }) => id)).not.toContain(second?.id);
  });

  it("leaves one line in the audit with what differs alone, and none where nothing does", async () => {
    await keep({ costs: [tool], goals: [goal] });
    const [kept] = await costs();
    await keep({ costs: [{ ...tool, amount: "249" }], goals: [goal] });
    await keep({ costs: [{ ...tool, amount: "249" }], goals: [goal] });
    const lines = await auditOf(state, "shop", { most: 10, below: null });
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({
      actor: "operator",
      action: "plan.edit",
      was: { [`costs.${kept?.id}`]: tool },
      became: { [`costs.${kept?.id}`]: { ...tool, amount: "249" } },
    });
    expect(Object.keys(lines[0]?.was ?? {})).toHaveLength(1);
  });
});

describe("a folder from before", () => {
  it("has its plan in rows once it is opened, the same plan", async () => {
    const folder = mkdtempSync(join(tmpdir(), "retorno-plan-"));
    const old = Plan.parse({ ...place, costs: [tool, shoot, wage], codes: { A1: { network: "instagram" } } });
    const { goals: _, ...written } = old;
    const before = new DatabaseSync(join(folder, stateFile));
    const migrations = new URL("../migrations/", import.meta.url);
    const files = readdirSync(migrations).sort();
    const earlier = files.filter((name) => name < "0007");
    for (const name of earlier) before.exec(readFileSync(new URL(name, migrations), "utf8"));
    before.exec(`pragma user_version = ${earlier.length}`);
    const add = before.prepare(
      "insert into workspace (id, name, currency, time_zone, plan, created_at) values (?, ?, 'NOK', 'Europe/Oslo', ?, 0)",
    );
    add.run("old", "Old", JSON.stringify(written));
    add.run("bare", "Bare", null);
    before.close();

    const opened = await openState(folder);
    try {
      const plans = new Map((await workspacesOf(opened)).map(({ id, plan }) => [id, plan]));
      expect(plans.get("old")).toEqual(old);
      expect(plans.get("bare")).toBeNull();
      const entries = await planEntries(opened, "old", "cost");
      expect(entries.map(({ version, content }) => [version, content.what])).toEqual([
        [1, "Tool"],
        [1, "Shoot"],
        [1, "Wage"],
      ]);
      expect(new Set(entries.map(({ id }) => id)).size).toBe(3);
      // The same file brought in again changes nothing: what stands was understood.
      await keepPlan(opened, "old", old, { actor });
      expect(await auditOf(opened, "old", { most: 10, below: null })).toEqual([]);
    } finally {
      await opened.destroy();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

const word = fc.stringMatching(/^[a-zæøå:#"' -]{0,12}[a-z]$/);
const money = fc.nat(1_000_000_00).map((minor) => (minor / 100).toFixed(2));
const day = fc.integer({ min: 0, max: 700 }).map((after) => Temporal.PlainDate.from("2026-01-01").add({ days: after }));
const span = fc.record({ from: day, days: fc.integer({ min: 1, max: 400 }) }).map(({ from, days }) => ({
  from: from.toString(),
  to: from.add({ days }).toString(),
}));
const scope = fc.oneof(
  fc.record({ network: fc.constantFrom("instagram", "linkedin") }),
  fc.record({ campaign: word }),
  fc.record({ channel: fc.constantFrom("Email", "SMS") }),
);
const price = fc.oneof(
  fc.record({ amount: money }),
  fc.record({ hours: fc.integer({ min: 0, max: 90 }), rate: money }),
);
const cost = fc
  .tuple(
    span,
    price,
    fc.record(
      {
        what: word,
        category: fc.constantFrom(...costCategories),
        per: fc.constantFrom("day", "week", "month", "quarter", "year"),
        scope,
      },
      { requiredKeys: ["what", "category"] },
    ),
  )
  .map((parts) => Object.assign({}, ...parts) as object);
const goalOf = fc
  .tuple(
    span,
    fc.record(
      {
        name: word,
        measure: fc.constantFrom(...measureNames),
        segment: fc.record({ campaign: word, paid: fc.boolean() }),
        lookbackDays: fc.integer({ min: 1, max: 3650 }),
        baseline: fc.nat(10_000),
        target: fc.nat(10_000),
        objective: word,
      },
      { requiredKeys: ["name", "measure", "baseline", "target", "objective"] },
    ),
  )
  .map((parts) => Object.assign({}, ...parts) as object);
const plans = fc.record(
  {
    currency: fc.constantFrom("EUR", "NOK"),
    timeZone: fc.constantFrom("Europe/Oslo", "America/Lima"),
    business: word,
    lookbackDays: fc.integer({ min: 1, max: 3650 }),
    journeys: fc.record(
      {
        touches: fc.integer({ min: 1, max: mostTouches }),
        path: fc.constantFrom(...pathForms),
        viewThroughs: fc.boolean(),
        startAnew: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    models: fc.constantFrom(
      [],
      [{ name: "our-w", title: "Ours", anchors: { first: 0.3, lead: 0.3, won: 0.3 }, rest: 0.1, until: "won" }],
    ),
    spread: fc.constantFrom(...spreadRules),
    return: fc.constantFrom({ basis: "revenue" }, { basis: "margin", rate: 0.42, include: ["tax"] }),
    costs: fc.array(cost, { maxLength: 5 }),
    goals: fc.array(goalOf, { maxLength: 4 }),
    codes: fc.constantFrom({}, { A1: { network: "instagram" } }),
    stages: fc.record({ won: fc.array(word, { maxLength: 2 }) }),
    notSocial: fc.array(word, { maxLength: 2 }),
  },
  { requiredKeys: ["currency", "timeZone"] },
);
