import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { heardCli, said } from "../../../test/heard-cli.ts";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, origin, signedIn } from "../../../test/signed-in.ts";
import type { Cost } from "../../api/costs.ts";
import type { Goal } from "../../api/goals.ts";
import type { VersionedPlan } from "../../api/plan.ts";
import { auditOf } from "../../state/people/audit.ts";

const home = "/api/v1/workspaces/faro-azul";
const nowMs = Date.UTC(2026, 2, 10, 12);
const tool = { what: "Tool", category: "tools", amount: "310.00", per: "month", from: "2026-03-01" };
const goal = {
  name: "More visits",
  measure: "visits",
  baseline: 100,
  target: "200",
  objective: "Be known",
  from: "2026-01-01",
  to: "2026-02-01",
};

let server: OpenServer;
let ana: Browser;
let ben: Browser;
beforeAll(async () => {
  server = await openServer({ clock: () => nowMs });
  ana = await signedIn(server, "ana@faro.example", { "faro-azul": "owner" });
  ben = await signedIn(server, "ben@faro.example", { "faro-azul": "editor" });
});
beforeEach(async () => {
  const { state, directory } = server.parts;
  for (const table of ["plan_entry", "plan_past", "audit"] as const) await state.deleteFrom(table).execute();
  await state.updateTable("workspace").set({ currency: "EUR", time_zone: "Europe/Madrid" }).execute();
  await directory.reload();
});
afterAll(() => server.close());

async function ok<Body>(asked: Promise<{ status: number; body: unknown }>, status = 200): Promise<Body> {
  const answer = await asked;
  expect([answer.status, answer.body]).toEqual([status, expect.anything()]);
  return answer.body as Body;
}

const costs = async () => (await ok<{ items: Cost[] }>(ana.ask("GET", `${home}/costs`))).items;
const plan = () => ok<VersionedPlan>(ana.ask("GET", `${home}/plan`));
const changes = async () => (await auditOf(server.parts.state, "faro-azul", { most: 50, below: null })).reverse();

describe("costs", () => {
  it("are added, shown with what they come to, changed and taken away, each with its line in the audit", async () => {
    const made = await ok<Cost>(ana.ask("POST", `${home}/costs`, tool), 201);
    expect(made).toMatchObject({
      version: 1,
      ...tool,
      price: "310.00",
      changedBy: "ana",
      comesTo: { from: "2026-03-01", to: "2026-03-11", amount: "100.00", currency: "EUR", inPlanCurrency: "100.00" },
    });
    const asked = await ok<{ items: Cost[] }>(ana.ask("GET", `${home}/costs?from=2026-03-01&to=2026-04-01`));
    expect(asked.items[0]?.comesTo).toMatchObject({ amount: "310.00" });
    expect(server.parts.directory.now.workspaces.get("faro-azul")?.plan?.costs).toHaveLength(1);

    const scoped = { version: 1, amount: "62", scope: { network: "ig" } };
    const edited = await ok<Cost>(ben.ask("PATCH", `${home}/costs/${made.id}`, scoped));
    expect(edited).toMatchObject({ version: 2, amount: "62", scope: { network: "instagram" }, changedBy: "ben" });
    const bare = await ok<Cost>(ben.ask("PATCH", `${home}/costs/${made.id}`, { version: 2, scope: null }));
    expect(bare).not.toHaveProperty("scope");
    const same = await ok<Cost>(ben.ask("PATCH", `${home}/costs/${made.id}`, { version: 3, amount: "62" }));
    expect(same.version).toBe(3);
    expect((await ben.ask("DELETE", `${home}/costs/${made.id}?version=3`)).status).toBe(204);
    expect(await costs()).toEqual([]);
    expect(await changes()).toMatchObject([
      { action: "cost.add", actor: `user:${ana.user}`, subject: made.id, was: null, became: tool },
      { action: "cost.edit", actor: `user:${ben.user}`, was: { amount: "310.00" }, became: { amount: "62" } },
      { action: "cost.edit" },
      { action: "cost.delete", actor: `user:${ben.user}`, was: { amount: "62" }, became: null },
    ]);
  });

  it("are hours at a rate, or in another currency where a rate may be missing", async () => {
    await ok(ana.ask("POST", `${home}/costs`, { ...tool, amount: undefined, hours: 12, rate: "20.50" }), 201);
    await ok(ana.ask("POST", `${home}/costs`, { ...tool, currency: "USD" }), 201);
    const [hours, foreign] = await costs();
    expect(hours).toMatchObject({ hours: "12", rate: "20.50", price: "246.00" });
    expect(foreign).toMatchObject({ comesTo: { currency: "USD", amount: "100.00", inPlanCurrency: null } });
  });

  it.each<[string, object, string]>([
    ["no amount", { amount: undefined }, "the body needs an amount, or hours and rate"],
    ["a wrong day", { from: "2026-02-30" }, "from must be an existing day such as 2026-03-01"],
    ["a wrong kind", { category: "tool" }, "category must be one of labour, ad spend, tools,"],
    ["too many decimals", { amount: "1.234" }, "amount is 1.234, with 3 decimals; EUR has 2"],
    ["a field nobody knows", { form: "2026-01-01" }, "form is not known here"],
    ["no end", { per: undefined }, "the body needs an end (to), or how often it comes back (per)"],
  ])("with %s are refused, and nothing is kept", async (_, change, says) => {
    const answer = await ana.ask("POST", `${home}/costs`, { ...tool, ...change });
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_request" } });
    expect((answer.body as { detail: string }).detail).toContain(says);
    expect(await plan()).toMatchObject({ version: 0, plan: null });
  });

  it("are changed only by a save that says what it rests on", async () => {
    const { id } = await ok<Cost>(ana.ask("POST", `${home}/costs`, tool), 201);
    const blind = await ana.ask("PATCH", `${home}/costs/${id}`, { amount: "1" });
    expect(blind).toMatchObject({ status: 400, body: { errors: [{ path: "version" }] } });
    const future = await ana.ask("PATCH", `${home}/costs/${id}`, { version: 9, amount: "1" });
    expect(future).toMatchObject({ status: 400, body: { detail: "this cost never had a version 9" } });
    const byHeader = await server.app.inject({
      method: "PATCH",
      url: `${home}/costs/${id}`,
      headers: { origin, cookie: ana.cookie, "if-match": '"1"' },
      payload: { amount: "1" },
    });
    expect([byHeader.statusCode, byHeader.headers.etag]).toEqual([200, '"2"']);
    expect(await ana.ask("PATCH", `${home}/costs/nobody`, { version: 1, amount: "1" })).toMatchObject({ status: 404 });
  });
});

describe.each(["ana first", "ben first"])("two people who edit the same, %s", (order) => {
  it("cost: the later save is told what changed, by whom, and saves nothing", async () => {
    const { id } = await ok<Cost>(ana.ask("POST", `${home}/costs`, tool), 201);
    const [first, second] = order === "ana first" ? [ana, ben] : [ben, ana];
    const name = order === "ana first" ? "ana" : "ben";
    await ok(first.ask("PATCH", `${home}/costs/${id}`, { version: 1, amount: "400", to: "2026-06-01" }));
    const late = await second.ask("PATCH", `${home}/costs/${id}`, { version: 1, what: "Scheduler" });
    expect(late).toMatchObject({
      status: 409,
      body: {
        code: "edit_conflict",
        detail: `${name} has changed this cost since you looked at it: amount from "310.00" to "400", to from nothing to "2026-06-01"`,
        by: name,
        current: { id, version: 2, what: "Tool", amount: "400" },
        changed: [
          { field: "amount", was: "310.00", is: "400" },
          { field: "to", was: null, is: "2026-06-01" },
        ],
      },
    });
    expect((await costs())[0]).toMatchObject({ version: 2, what: "Tool", amount: "400", changedBy: name });
    expect((await changes()).map(({ action }) => action)).toEqual(["cost.add", "cost.edit"]);
    const { version } = (late.body as { current: { version: number } }).current;
    await ok(second.ask("PATCH", `${home}/costs/${id}`, { version, what: "Scheduler" }));
    expect((await costs())[0]).toMatchObject({ version: 3, what: "Scheduler", amount: "400" });
  });

  it("goal: the later save is told what changed, and a deletion that came late too", async () => {
    const { id } = await ok<{ id: string }>(ana.ask("POST", `${home}/goals`, goal), 201);
    const [first, second] = order === "ana first" ? [ana, ben] : [ben, ana];
    await ok(first.ask("PATCH", `${home}/goals/${id}`, { version: 1, target: 300 }));
    const changed = [{ field: "target", was: "200", is: "300" }];
    expect(await second.ask("PATCH", `${home}/goals/${id}`, { version: 1, target: 250 })).toMatchObject({
      status: 409,
      body: { code: "edit_conflict", changed },
    });
    expect(await second.ask("DELETE", `${home}/goals/${id}?version=1`)).toMatchObject({
      status: 409,
      body: { changed },
    });
    expect((await ok<{ items: object[] }>(ana.ask("GET", `${home}/goals`))).items).toMatchObject([
      { version: 2, target: "300", unit: "count" },
    ]);
  });

  it("at the same moment: one of them is told", async () => {
    const { id } = await ok<Cost>(ana.ask("POST", `${home}/costs`, tool), 201);
    const people = order === "ana first" ? [ana, ben] : [ben, ana];
    const saves = await Promise.all(
      people.map((one, at) => one.ask("PATCH", `${home}/costs/${id}`, { version: 1, amount: String(at + 1) })),
    );
    expect(saves.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe("what is gone", () => {
  it("is said to be, with who took it away and what it was", async () => {
    const { id } = await ok<Cost>(ana.ask("POST", `${home}/costs`, tool), 201);
    await ben.ask("DELETE", `${home}/costs/${id}?version=1`);
    expect(await ana.ask("PATCH", `${home}/costs/${id}`, { version: 1, amount: "1" })).toMatchObject({
      status: 410,
      body: { code: "gone", detail: "ben has deleted this cost", by: "ben", was: { id, ...tool } },
    });
    expect(await ana.ask("PATCH", `${home}/goals/${id}`, { version: 1, target: 1 })).toMatchObject({ status: 404 });
  });
});

describe("the plan", () => {
  const whole = { currency: "NOK", timeZone: "Europe/Oslo", costs: [tool], goals: [goal] };

  it("is kept and shown whole, as JSON and as plan.yaml that reads back as the same", async () => {
    expect(await plan()).toEqual({ version: 0, plan: null, changedAt: null, changedBy: null });
    expect((await ana.ask("GET", `${home}/plan?format=yaml`)).status).toBe(404);
    const kept = await ok<VersionedPlan>(ana.ask("PUT", `${home}/plan`, { version: 0, plan: whole }));
    expect(kept).toMatchObject({ version: 1, changedBy: "ana", plan: { currency: "NOK", costs: [tool] } });
    expect((await ana.ask("GET", home)).body).toMatchObject({ currency: "NOK", timeZone: "Europe/Oslo" });
    const yaml = await server.app.inject({ url: `${home}/plan?format=yaml`, headers: { cookie: ana.cookie } });
    expect([yaml.headers["content-type"], yaml.headers.etag]).toEqual(["application/yaml", '"1"']);
    const again = await ok<VersionedPlan>(ana.ask("PUT", `${home}/plan`, { version: 1, yaml: yaml.body }));
    expect(again).toEqual(kept);
    expect((await changes()).map(({ action }) => action)).toEqual(["plan.edit"]);
  });

  it("keeps the rules of journeys, models of one's own and a goal's lookback", async () => {
    const rules = {
      journeys: { touches: 20, path: "unique", viewThroughs: true, startAnew: true },
      models: [{ name: "our-w", title: "Ours", anchors: { first: 0.3, won: 0.6 }, rest: 0.1, until: "won" }],
      goals: [{ ...goal, baseline: "100", lookbackDays: 30 }],
    };
    const kept = await ok<VersionedPlan>(ana.ask("PUT", `${home}/plan`, { version: 0, plan: { ...whole, ...rules } }));
    expect(kept.plan).toMatchObject(rules);
    const { items } = await ok<{ items: Goal[] }>(ana.ask("GET", `${home}/goals`));
    const [shown] = items;
    expect(shown).toMatchObject({ name: goal.name, lookbackDays: 30 });
    const edit = { version: 1, lookbackDays: null };
    const edited = await ok<Goal>(ana.ask("PATCH", `${home}/goals/${shown?.id}`, edit));
    expect(edited).not.toHaveProperty("lookbackDays");
  });

  it("is refused in the words of plan.yaml, and what stood stays", async () => {
    const bad = { version: 0, yaml: "currency: NOK\ntimeZone: Oslo\n" };
    expect(await ana.ask("PUT", `${home}/plan`, bad)).toMatchObject({
      status: 400,
      body: { code: "invalid_plan", detail: expect.stringContaining('plan.yaml:2: timeZone is "Oslo"; it must be') },
    });
    for (const body of [{ version: 0 }, { version: 0, plan: whole, yaml: "x" }]) {
      expect(await ana.ask("PUT", `${home}/plan`, body)).toMatchObject({
        status: 400,
        body: { detail: "the body needs a plan or a yaml, not both" },
      });
    }
    expect((await plan()).version).toBe(0);
  });

  it("is not kept over a cost that somebody changed, added or took away meanwhile", async () => {
    await ok(
      ana.ask("PUT", `${home}/plan`, { version: 0, plan: { ...whole, costs: [tool, { ...tool, what: "Shoot" }] } }),
    );
    const [first, second] = await costs();
    await ok(ben.ask("PATCH", `${home}/costs/${first?.id}`, { version: 1, amount: "5" }));
    await ben.ask("DELETE", `${home}/costs/${second?.id}?version=1`);
    const late = await ana.ask("PUT", `${home}/plan`, { version: 1, plan: whole });
    expect(late).toMatchObject({
      status: 409,
      body: {
        code: "edit_conflict",
        by: "ben",
        current: { version: 3, plan: { costs: [{ amount: "5" }] } },
        changed: [
          { field: `costs.${first?.id}`, was: { amount: "310.00" }, is: { amount: "5" } },
          { field: `costs.${second?.id}`, was: { what: "Shoot" }, is: null },
        ],
      },
    });
    expect(await costs()).toMatchObject([{ amount: "5" }]);
  });

  it("that the command line changes under an open edit has the edit told so", async () => {
    const { id } = await ok<Cost>(ana.ask("POST", `${home}/costs`, tool), 201);
    const { mkdtempSync, writeFileSync, rmSync } = await import("node:fs");
    const folder = mkdtempSync("/tmp/retorno-plan-cli-");
    const file = `${folder}/plan.yaml`;
    const line = "{ what: Tool, category: tools, amount: 99, per: month, from: 2026-03-01 }";
    writeFileSync(file, `currency: EUR\ntimeZone: Europe/Madrid\ncosts:\n  - ${line}\n`);
    try {
      expect(await heardCli(["plan", file, "--data", server.folder])).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(await ana.ask("PATCH", `${home}/costs/${id}`, { version: 1, amount: "1" })).toMatchObject({
      status: 409,
      body: { by: "the command line", changed: [{ field: "amount", was: "310.00", is: "99" }] },
    });
    expect((await changes()).at(-1)).toMatchObject({ action: "plan.edit", actor: "operator" });
  });

  it.each(["cost", "goal"] as const)(
    "of which the command line changes one %s under an open edit, and the other way round",
    async (kind) => {
      const [written, field, option] = kind === "cost" ? [tool, "amount", "--amount"] : [goal, "target", "--target"];
      const { id } = await ok<{ id: string }>(ana.ask("POST", `${home}/${kind}s`, written), 201);
      const byHand = (...args: string[]) => heardCli([kind, "edit", id, ...args, "--data", server.folder]);
      expect(await byHand(option, "99")).toBe(0);
      const late = await ana.ask("PATCH", `${home}/${kind}s/${id}`, { version: 1, [field]: "1" });
      expect(late).toMatchObject({ status: 409, body: { by: "the command line", changed: [{ field, is: "99" }] } });
      await ok(ana.ask("PATCH", `${home}/${kind}s/${id}`, { version: 2, [field]: "1" }));
      expect(await byHand(option, "50", "--based-on", "2")).toBe(1);
      expect(said).toContain(`ana has changed this ${kind} since you looked at it: ${field} from "99" to "1"`);
      const { items } = await ok<{ items: object[] }>(ana.ask("GET", `${home}/${kind}s`));
      expect(items).toMatchObject([{ version: 3, [field]: "1", changedBy: "ana" }]);
    },
  );
});

it("a viewer sees the plan, its costs and goals, and changes nothing", async () => {
  const { id } = await ok<Cost>(ana.ask("POST", `${home}/costs`, tool), 201);
  const eve = await signedIn(server, "eve@faro.example", { "faro-azul": "viewer" });
  for (const what of ["plan", "costs", "goals"]) expect((await eve.ask("GET", `${home}/${what}`)).status).toBe(200);
  expect((await eve.ask("POST", `${home}/costs`, tool)).status).toBe(403);
  expect((await eve.ask("PATCH", `${home}/costs/${id}`, { version: 1, amount: "1" })).status).toBe(403);
  expect((await eve.ask("DELETE", `${home}/costs/${id}?version=1`)).status).toBe(403);
  expect((await eve.ask("PUT", `${home}/plan`, { version: 1 })).status).toBe(403);
});
