import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { keptExports } from "../../src/answers/kept-exports.ts";
import { roiQuestion } from "../../src/answers/roi-question.ts";
import { rebuildJourneys, updateJourneys } from "../../src/journeys/update-journeys.ts";
import { Plan } from "../../src/model/plan.ts";
import { layScope } from "../../src/questions/journeys/credited-journeys.ts";
import { openDataFolder } from "../../src/warehouse/data-folder.ts";
import { firstWorkspace } from "../../src/warehouse/person-key.ts";
import { raw } from "../../src/warehouse/sql.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { median } from "./median.ts";
import { printFigure } from "./print-figure.ts";
import { layStretch, yearFrom } from "./site-year.ts";
import { yearFolder } from "./year-folder.ts";

const workspace = firstWorkspace;
const manyOrders = 8;
const mostTimesByHand = 3;
const mostOfFull = 0.05;
const rounds = 3;

/**
 * Times, on a copy of a year with one order in eight visits: the visits of all events from nothing; touches and journeys of
 * all conversions beside one windowed join over the events that is written by hand; both again after 1 % new events.
 */
export async function compareWithHand(visits: number): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), "retorno-by-hand-"));
  cpSync(await yearFolder({ visits, visitsAnOrder: manyOrders }), copy, { recursive: true });
  const facts = await openDataFolder(copy);
  try {
    await compare(facts, visits);
  } finally {
    facts.close();
    rmSync(copy, { recursive: true, force: true });
  }
}

async function compare(facts: Warehouse, visits: number): Promise<void> {
  const { ms: visitsMs } = await rebuildJourneys(facts, { workspace });
  const lane = await facts.lane();
  try {
    const byHand: number[] = [];
    const laid: number[] = [];
    // Turn about, so that whatever else the machine does slows both.
    for (let round = 0; round < rounds; round++) {
      byHand.push(await timed(() => lane.run(handWritten)));
      laid.push(await timed(() => layYearsJourneys(lane)));
    }
    const size = await sizeOf(lane);
    const [byHandMs, laidMs] = [median(byHand), median(laid)];
    printFigure({ figure: `visits of ${size}, from nothing`, measured: seconds(visitsMs) });
    printFigure({ figure: `one windowed join over ${size}, by hand`, measured: seconds(byHandMs) });
    printFigure({
      figure: `touches and journeys of ${size}`,
      measured: `${seconds(laidMs)}, ${(laidMs / byHandMs).toFixed(1)} times the join`,
      promised: `<= ${mostTimesByHand} times`,
      holds: laidMs <= mostTimesByHand * byHandMs,
    });
    const day = { from: yearFrom + 365 * 86_400_000, seconds: 86_400, visitors: visits / 2, salt: 99 };
    await layStretch(facts, { ...day, visits: visits / 100, visitsAnOrder: manyOrders });
    const updateMs = await timed(() => updateJourneys(facts, { workspace }));
    const againMs = await timed(() => layYearsJourneys(lane));
    const share = (updateMs + againMs) / (visitsMs + laidMs);
    printFigure({
      figure: "visits, touches and journeys after 1 % new events",
      measured: `${seconds(updateMs)} + ${seconds(againMs)}, ${(100 * share).toFixed(1)} % of the full time`,
      promised: `<= ${100 * mostOfFull} %`,
      holds: share <= mostOfFull,
    });
  } finally {
    lane.close();
  }
}

/** The same persons, the same lookback and order of touches; no sittings, origins, kinds of evidence or rules. */
const handWritten = raw(`
  create or replace temp table by_hand as
  with o as (
    select o.rowid as conversion, coalesce(i.person, o.person) as person, o.occurred_at
    from "order" as o left join identity as i on i.key = o.person
  ), e as (
    select coalesce(i.person, e.visitor) as person, e.occurred_at, e.origin
    from site_event as e left join identity as i on i.key = e.visitor where e.bot is null
  )
  select o.conversion, e.occurred_at, e.origin,
    row_number() over (partition by o.conversion order by e.occurred_at) as position,
    count(*) over (partition by o.conversion) as touches
  from o join e on e.person = o.person and e.occurred_at between o.occurred_at - interval 90 days and o.occurred_at`);

/** As every question about journeys begins, of facts that are open already. */
async function layYearsJourneys(lane: Warehouse): Promise<void> {
  const plan = Plan.parse({ currency: "EUR", timeZone: "Europe/Madrid" });
  const place = { workspace, zone: plan.timeZone, currency: plan.currency, plan };
  const asked = { period: { from: "2026-01-01", to: "2027-01-02" }, lookbackDays: null, currency: null };
  const { question } = await roiQuestion(lane, (at) => keptExports(lane, at), place, asked);
  await layScope(lane, question.scope);
}

const Size = z.object({ events: z.number(), conversions: z.number() });

async function sizeOf(lane: Warehouse): Promise<string> {
  const { events, conversions } = await lane.row(
    Size,
    raw(`select (select count(*) from site_event) as events,
      (select count(distinct conversion) from journey_touch) as conversions`),
  );
  if (conversions === 0) throw new Error("no journey was laid: nothing was measured");
  return `${(events / 1e6).toFixed(1)} M events, ${Math.round(conversions / 1000)} k conversions`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
