import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, signedIn } from "../../../test/signed-in.ts";
import { importExports } from "../../answers/kept-exports.ts";
import type { Cost, FileCost } from "../../api/costs.ts";
import type { Timesheet } from "../../api/timesheet.ts";
import type { CostReport } from "../../model/cost-report.ts";
import { toMinor } from "../../model/money.ts";
import type { Statement } from "../../model/statement.ts";
import { auditOf } from "../../state/people/audit.ts";
import { keepPlan } from "../../state/plan/keep-plan.ts";
import { readPlan } from "../../state/plan/plan-file.ts";
import { onLane } from "../workspace-lane.ts";

const home = "/api/v1/workspaces/faro-azul";
const march = "from=2026-03-01&to=2026-04-01";

let server: OpenServer;
let ana: Browser;
let vera: Browser;
beforeAll(async () => {
  server = await openServer();
  ana = await signedIn(server, "ana@faro.example", { "faro-azul": "owner" });
  vera = await signedIn(server, "vera@faro.example", { "faro-azul": "viewer" });
});
afterAll(() => server.close());

async function ok<Body>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
): Promise<Body> {
  const answer = await ana.ask(method, `${home}/${path}`, body);
  expect([answer.status, answer.body]).toEqual([expect.toSatisfy((status) => status < 300), expect.anything()]);
  return answer.body as Body;
}
const sumOf = (amounts: readonly string[], currency: string) =>
  amounts.reduce((sum, amount) => sum + toMinor(amount, currency), 0);

describe("the report of costs", () => {
  it("stands before anything was brought in, once a period is named", async () => {
    await ok("POST", "costs", { what: "Tool", category: "tools", amount: "31", per: "month", from: "2026-03-01" });
    const report = await ok<CostReport>("GET", `costs/over-time?${march}`);
    expect(report).toMatchObject({
      total: "31.00",
      social: "31.00",
      series: [{ category: "tools", told: "ledger", amount: "31.00" }],
      lines: [
        {
          origin: { kind: "entry" },
          scopeOf: null,
          spreading: { kind: "whole", over: 1 },
          days: 31,
          perDay: "1.00",
          amount: "31.00",
        },
      ],
    });
    expect(report.points).toHaveLength(31);
    expect(await ok<CostReport>("GET", "costs/over-time")).toMatchObject({ period: { from: "2026-03-01" } });
  });

  it("equals the statement to the minor unit, entry by entry, whatever the unit", async () => {
    const { parts } = server;
    const plan = await readPlan("test/golden/nordlys/plan.yaml");
    await keepPlan(parts.state, "faro-azul", plan, { actor: { kind: "operator" } });
    await parts.directory.reload();
    const place = { workspace: "faro-azul", zone: plan.timeZone, currency: plan.currency };
    await onLane(parts, "faro-azul", async (lane) => {
      await importExports(lane, ["test/golden/nordlys/exports", "docs/templates/costs.csv"], place);
    });
    const statement = await ok<Statement>("GET", `roi?${march}`);
    const { items, fromFiles } = await ok<{ items: Cost[]; fromFiles: FileCost[] }>("GET", `costs?${march}`);
    expect(fromFiles).toMatchObject([
      { what: "Marketing coordinator", origin: { kind: "file", name: "costs.csv", import: expect.any(String) } },
      { what: "Photo shoot", comesTo: { inPlanCurrency: "8000.00" } },
    ]);
    for (const unit of ["day", "week", "month"]) {
      const report = await ok<CostReport>("GET", `costs/over-time?${march}&unit=${unit}`);
      expect([report.total, report.social]).toEqual([statement.all.cost, statement.totals.cost]);
      const total = toMinor(report.total, report.currency);
      expect(
        sumOf(
          report.points.map((point) => point.total),
          report.currency,
        ),
      ).toBe(total);
      for (const [at, { amount }] of report.series.entries()) {
        const inPoints = report.points.map(({ amounts }) => amounts[at] ?? "0");
        expect(sumOf(inPoints, report.currency)).toBe(toMinor(amount, report.currency));
      }
      expect(report.lines.map(({ origin, amount, shares, ...line }) => ({ amount, ...line }))).toMatchObject(
        statement.ledger.map(({ what, category, scope, amount, rule }) => ({ what, category, scope, amount, rule })),
      );
      for (const { amount, shares } of report.lines) {
        expect(
          sumOf(
            shares.map((share) => share.amount),
            report.currency,
          ),
        ).toBe(toMinor(amount, report.currency));
      }
    }
    const report = await ok<CostReport>("GET", `costs/over-time?${march}`);
    const byCategory = Object.groupBy(report.series, ({ category }) => category);
    for (const { category, amount } of statement.costs) {
      expect(
        sumOf(
          (byCategory[category] ?? []).map((one) => one.amount),
          "NOK",
        ),
      ).toBe(toMinor(amount, "NOK"));
    }
    const ofLines = new Map(report.lines.map(({ origin, amount }) => [JSON.stringify(origin), amount]));
    for (const { id, comesTo } of items) {
      expect(ofLines.get(JSON.stringify({ kind: "entry", id }))).toBe(comesTo?.inPlanCurrency);
    }
    expect(report.lines.filter(({ origin }) => origin.kind === "platform").length).toBeGreaterThan(0);
    expect(report.lines.filter(({ origin }) => origin.kind === "file")).toHaveLength(2);
    const taken = fromFiles[0]?.origin;
    await ok("DELETE", `imports/${taken?.kind === "file" ? taken.import : ""}`);
    expect((await ok<{ fromFiles: FileCost[] }>("GET", "costs")).fromFiles).toEqual([]);
  });
});

describe("a cost that is only looked at", () => {
  it("says what it would come to and keeps nothing", async () => {
    const before = await ok<{ items: Cost[] }>("GET", "costs");
    const tool = { what: "Tool", category: "tools", amount: "250", from: "2026-03-01", to: "2026-03-31" };
    expect(await ok("POST", `costs/preview?${march}`, tool)).toMatchObject({
      ...{ price: "250.00", days: 30, perDay: "8.33", comesTo: { amount: "250.00", to: "2026-03-31" } },
    });
    expect(await ok("POST", "costs/preview?from=2027-01-01&to=2027-02-01", tool)).toMatchObject({
      ...{ price: "250.00", days: 0, perDay: null, comesTo: null },
    });
    expect(await ok<{ items: Cost[] }>("GET", "costs")).toEqual(before);
  });
});

describe("a cost that was taken out", () => {
  it("comes back as it was, under its id, and can go and come again", async () => {
    const tool = { what: "Scheduler", category: "tools", amount: "49", per: "month", from: "2026-03-01" };
    const { id } = await ok<Cost>("POST", "costs", tool);
    for (const version of [1, 2]) {
      expect((await ana.ask("DELETE", `${home}/costs/${id}?version=${version}`)).status).toBe(204);
      expect(await ok<Cost>("POST", `costs/${id}/restore`)).toMatchObject({ id, version: version + 1, ...tool });
    }
    expect(await ok<Cost>("POST", `costs/${id}/restore`)).toMatchObject({ id, version: 3 });
    expect((await ana.ask("POST", `${home}/costs/nothing/restore`)).status).toBe(404);
    expect((await vera.ask("POST", `${home}/costs/${id}/restore`)).status).toBe(403);
    expect(await auditOf(server.parts.state, "faro-azul", { most: 1, below: null })).toMatchObject([
      { action: "cost.restore", subject: id, became: tool },
    ]);
  });
});

describe("a week of hours", () => {
  const week = "timesheet/2026-03-09";
  const kari = { what: "Kari", hours: "12", rate: "450" };

  it("is written whole, twice over, and stands in the ledger as labour", async () => {
    const empty = await ok<Timesheet>("GET", week);
    expect(empty).toMatchObject({ rows: [], total: { hours: "0", prices: [] }, to: "2026-03-16" });
    const rows = [
      kari,
      { what: "Ola", hours: "7.5", rate: "600", scope: { network: "ig" } },
      { ...kari, what: "Per", hours: 0 },
    ];
    const written = await ok<Timesheet>("PUT", week, { version: empty.version, rows });
    expect(written).toMatchObject({
      rows: [
        { ...kari, price: "5400.00" },
        { what: "Ola", scope: { network: "instagram" } },
      ],
      total: { hours: "19.5", prices: [{ currency: "NOK", amount: "9900.00" }] },
      remembered: [{ what: "Kari", rate: "450" }, { what: "Ola", rate: "600", scope: { network: "instagram" } }, {}],
    });
    const again = await ok<Timesheet>("PUT", week, { version: empty.version, rows });
    expect(again.version).toBe(written.version);
    const { items } = await ok<{ items: Cost[] }>("GET", "costs?from=2026-03-09&to=2026-03-16");
    expect(items.find(({ what }) => what === "Kari")).toMatchObject({
      ...{ category: "labour", from: "2026-03-09", to: "2026-03-16", comesTo: { amount: "5400.00" } },
    });
    const next = await ok<Timesheet>("GET", "timesheet/2026-03-16");
    expect(next).toMatchObject({ rows: [], before: [kari, { what: "Ola", hours: "7.5" }] });
  });

  it("is changed row by row, and only by whoever saw it as it stands", async () => {
    const seen = await ok<Timesheet>("GET", week);
    const [first] = seen.rows;
    const changed = [{ id: first?.id, what: "Kari N.", hours: "10", rate: "450" }];
    const kept = await ok<Timesheet>("PUT", week, { version: seen.version, rows: changed });
    expect(kept.rows).toMatchObject([{ id: first?.id, what: "Kari N.", hours: "10" }]);
    const late = await ana.ask("PUT", `${home}/${week}`, { version: seen.version, rows: [kari] });
    expect(late).toMatchObject({ status: 409, body: { code: "edit_conflict", by: "ana" } });
    const emptied = await ok<Timesheet>("PUT", week, { version: kept.version, rows: [] });
    expect(emptied.rows).toEqual([]);
  });

  it.each([
    ["2026-03-10", {}, /must be a Monday/],
    ["2026-03-09", { rows: [{ ...kari, hours: "-1" }] }, /from 0 up/],
    ["2026-03-09", { rows: [{ ...kari, id: "nothing" }] }, /no row nothing in this week/],
  ])("that cannot be is refused: %s %o", async (monday, change, says) => {
    const body = { version: "0123456789abcdef", rows: [], ...change };
    const answer = await ana.ask("PUT", `${home}/timesheet/${monday}`, body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect((answer.body as { detail: string }).detail).toMatch(says);
  });

  it("is read by viewers, who may not write it", async () => {
    expect((await vera.ask("GET", `${home}/${week}`)).status).toBe(200);
    expect((await vera.ask("PUT", `${home}/${week}`, { version: "0123456789abcdef", rows: [] })).status).toBe(403);
  });
});
