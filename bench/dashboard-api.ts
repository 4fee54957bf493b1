// What pages of the dashboard ask, over HTTP, of a shop with a year of a million events: worked out anew after an event came,
// kept, and as a page that stays open has it, whose answers the server works out anew before it asks again.
// Another size, in visits of four events: node bench/dashboard-api.ts 2500000
import { cpSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { operator } from "../src/model/actor.ts";
import { openState } from "../src/state/database.ts";
import { addApiKey } from "../src/state/people/api-keys.ts";
import { keepPlan } from "../src/state/plan/keep-plan.ts";
import { parsePlan } from "../src/state/plan/plan-file.ts";
import { addWorkspace } from "../src/state/workspaces/workspaces.ts";
import { openDataFolder } from "../src/warehouse/data-folder.ts";
import { firstWorkspace } from "../src/warehouse/person-key.ts";
import { sql } from "../src/warehouse/sql.ts";
import { printFigure } from "./measuring/print-figure.ts";
import { startRetorno } from "./measuring/running-server.ts";
import { yearFolder } from "./measuring/year-folder.ts";

const visits = Number(process.argv[2] ?? 250_000);
const workspace = firstWorkspace;
const mostMs = 200;
const anewRounds = 6;
const keptRounds = 40;
const openRounds = 2;
/** How often a page that is open asks whether anything changed. */
const pollMs = 30_000;

/** A month of the year, as the dashboard opens, laid beside the one before. */
const month = "from=2026-09-01&to=2026-10-01";
/** What each page asks, one after the other. */
const pages: Record<string, readonly string[]> = {
  overview: [`overview?${month}`],
  "overview of a network": [`overview?${month}&network=instagram`],
  "overview of a quarter": ["overview?from=2026-07-01&to=2026-10-01"],
  "statement by campaign": [`roi?${month}&by=campaign`],
  journeys: ["models", "paths", "roles", "lengths", "lags", "paid", "customers", "pairs"].map(
    (name) => `journeys/${name}?${month}`,
  ),
};

const plan = `currency: EUR
timeZone: Europe/Madrid
costs:
  - { what: Marketing, category: labour, hours: 12, rate: 40, per: week, from: 2026-01-01 }
  - { what: Tools, category: tools, amount: 199, per: month, from: 2026-01-01 }
`;

const folder = join(tmpdir(), `retorno-dashboard-${process.pid}`);
cpSync(await yearFolder({ visits, visitsAnOrder: 8 }), folder, { recursive: true });
const keys = await layWhatIsAround();
const server = await startRetorno(folder);
let asked = 0;
try {
  const { all } = (await ask(`roi?${month}`)) as { all: { conversions: number; cost: string } };
  if (all.conversions < 1000 || Number(all.cost) === 0)
    throw new Error("too few orders or no cost: nothing was measured");
  const size = `${((visits * 4) / 1e6).toFixed(1)} M events`;
  const [anew, kept, open]: [number[], number[], number[]] = [[], [], []];
  for (const [name, paths] of Object.entries(pages)) {
    const cpuBefore = serverCpuMs();
    const first = await anewTimes(paths);
    const cpu = (serverCpuMs() - cpuBefore) / ((anewRounds + 1) * paths.length);
    const again = await keptTimes(paths);
    anew.push(...first);
    kept.push(...again);
    printFigure({
      figure: `${name}, ${size}`,
      measured: `anew ${told(first)}, ${cpu.toFixed(0)} ms of CPU each; kept ${told(again)}`,
    });
  }
  for (let round = 0; round < openRounds; round++) open.push(...(await openTimes(Object.values(pages).flat())));
  const looked: number[] = [];
  for (let round = 0; round < keptRounds * 3; round++) looked.push(await timed(() => ask("revision")));
  printFigure({ figure: "whether anything changed", measured: told(looked) });
  const promised = `p95 < ${mostMs} ms`;
  const holds = (taken: readonly number[]) => ({ measured: told(taken), promised, holds: at(taken, 0.95) < mostMs });
  printFigure({ figure: `what pages ask of ${size}, kept`, ...holds(kept) });
  printFigure({ figure: `what pages that stay open ask of ${size} after an event came`, ...holds(open) });
  printFigure({ figure: `what pages ask of ${size} the moment after an event came`, ...holds(anew) });
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Each round an event comes, and the page asks at once; the first warms up and is not counted. */
async function anewTimes(paths: readonly string[]): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round <= anewRounds; round++) {
    await tellAnEvent();
    for (const [at, path] of paths.entries()) {
      const ms = await timed(() => ask(path, at === 0 ? { "cache-control": "no-cache" } : {}));
      if (round > 0) taken.push(ms);
    }
  }
  return taken;
}

async function keptTimes(paths: readonly string[]): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < keptRounds; round++) for (const path of paths) taken.push(await timed(() => ask(path)));
  return taken;
}

/** An event comes, visits follow it within 15 seconds, and a page that asks each half minute finds out a while later. */
async function openTimes(paths: readonly string[]): Promise<number[]> {
  for (const path of paths) await ask(path);
  const before = JSON.stringify(await ask("revision"));
  await tellAnEvent();
  while (JSON.stringify(await ask("revision")) === before) await setTimeout(500);
  await setTimeout(pollMs / 2);
  const taken: number[] = [];
  for (const path of paths) taken.push(await timed(() => ask(path)));
  return taken;
}

/** A workspace with a plan, half a year of ads, and as many keys as its requests need not to be too many of one. */
async function layWhatIsAround(): Promise<string[]> {
  const facts = await openDataFolder(folder, workspace);
  await facts.run(sql`
    insert into ad_day (workspace, source, platform, network, day, until, campaign, currency, spend_minor, impressions, clicks, conversions)
    select ${workspace}, 1, 'meta', 'instagram', cast(d as date), cast(d as date) + 1, 'campaign ' || c, 'EUR', 300 + c * 40, 900, 30, 2
    from range(date '2026-04-01', date '2026-12-01', interval 1 day) as days(d), range(12) as campaigns(c)`);
  await facts.run(sql`
    insert into import (workspace, id, file, sha256, format, written_at, imported_at, rows, rejected, told)
    values (${workspace}, 1, 'meta.csv', 'x', 'meta-ads', now(), now(), 2928, 0,
      '{"confidence":1,"context":null,"tables":[{"fact":"ad_day","rows":2928,"rejected":0}],"used":[],"ignored":[],"hint":null}')`);
  facts.close();
  const state = await openState(folder);
  await addWorkspace(state, { id: workspace, name: "Shop", currency: "EUR", timeZone: "Europe/Madrid" });
  await keepPlan(state, workspace, parsePlan(plan, "plan.yaml"), { actor: operator });
  const made = [];
  for (let key = 0; key < 8; key++) {
    made.push(
      (await addApiKey(state, { workspace, name: `bench ${key}`, scopes: ["answers:read", "events:write"] })).key,
    );
  }
  await state.destroy();
  return made;
}

async function ask(path: string, headers: Record<string, string> = {}): Promise<unknown> {
  const url = `http://127.0.0.1:${server.port}/api/v1/workspaces/${workspace}/${path}`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${keys[asked++ % keys.length]}`, ...headers } });
  const body = await answer.json();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(body)}`);
  return body;
}

async function tellAnEvent(): Promise<void> {
  const event = { type: "page_view", email: "ana@x.example", url: `https://shop.example/?n=${asked}` };
  const answer = await fetch(`http://127.0.0.1:${server.port}/api/v1/events`, {
    method: "POST",
    headers: { authorization: `Bearer ${keys[asked++ % keys.length]}`, "content-type": "application/json" },
    body: JSON.stringify([event]),
  });
  if (answer.status !== 202) throw new Error(`the event was not taken: ${answer.status} ${await answer.text()}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** What the server's process has taken of both cores so far, where the system tells. */
function serverCpuMs(): number {
  try {
    const [, , ...fields] = readFileSync(`/proc/${server.pid}/stat`, "utf8")
      .replace(/\(.*\)/, "name")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

function at(taken: readonly number[], share: number): number {
  const sorted = taken.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function told(taken: readonly number[]): string {
  return `p50 ${at(taken, 0.5).toFixed(1)} ms, p95 ${at(taken, 0.95).toFixed(1)} ms`;
}
