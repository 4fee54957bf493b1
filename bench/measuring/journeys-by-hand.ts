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
 * Times, on a copy of a year with one order in eight visits, beside one windowed join over the events that is written by
 * hand: visits, persons, touches and journeys from nothing but the events; touches and journeys of visits that stand; and
 * all of it after 1 % new events.
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
  const built = await timed(() => rebuildJourneys(facts, { workspace }));
  const lane = await facts.lane();
  try {
    const byHand: Time[] = [];
    const laid: Time[] = [];
    // Turn about, so that whatever else the machine does slows both.
    for (let round = 0; round < rounds; round++) {
      byHand.push(await timed(() => lane.run(handWritten)));
      laid.push(await timed(() => layYearsJourneys(lane)));
    }
    const size = await sizeOf(lane);
    const [hand, journeys] = [middle(byHand), middle(laid)];
    const full = sum(built, journeys);
    printFigure({ figure: `one windowed join over ${size}, by hand`, measured: said(hand) });
    printFigure({ figure: `visits and persons of ${size}, from nothing`, measured: said(built) });
    printTimes(`touches and journeys of ${size}, of visits that stand`, journeys, hand);
    printTimes(`visits, persons, touches and journeys of ${size}, from nothing`, full, hand);
    const day = { from: yearFrom + 365 * 86_400_000, seconds: 86_400, visitors: visits / 2, salt: 99 };
    await layStretch(facts, { ...day, visits: visits / 100, visitsAnOrder: manyOrders });
    const updated = await timed(() => updateJourneys(facts, { workspace }));
    const again = await timed(() => layYearsJourneys(lane));
    const share = sum(updated, again).ms / full.ms;
    printFigure({
      figure: "visits, persons, touches and journeys after 1 % new events",
      measured: `${said(updated)} + ${said(again)}, ${(100 * share).toFixed(1)} % of the full time (visits and persons: ${((100 * updated.ms) / built.ms).toFixed(1)} % of theirs)`,
      promised: `<= ${100 * mostOfFull} %`,
      holds: share <= mostOfFull,
    });
  } finally {
    lane.close();
  }
}

function printTimes(figure: string, taken: Time, hand: Time): void {
  printFigure({
    figure,
    measured: `${said(taken)}, ${(taken.ms / hand.ms).toFixed(1)} times the join (processor: ${(taken.cpuMs / hand.cpuMs).toFixed(1)} times)`,
    promised: `<= ${mostTimesByHand} times`,
    holds: taken.ms <= mostTimesByHand * hand.ms,
  });
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

/** By the clock, and of the processors: the second is hardly touched by what else a machine does. */
interface Time {
  readonly ms: number;
  readonly cpuMs: number;
}

async function timed(work: () => Promise<unknown>): Promise<Time> {
  const [started, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { ms: performance.now() - started, cpuMs: (user + system) / 1000 };
}

const sum = (one: Time, other: Time): Time => ({ ms: one.ms + other.ms, cpuMs: one.cpuMs + other.cpuMs });

const middle = (some: readonly Time[]): Time => ({
  ms: median(some.map(({ ms }) => ms)),
  cpuMs: median(some.map(({ cpuMs }) => cpuMs)),
});

const said = ({ ms, cpuMs }: Time): string => `${(ms / 1000).toFixed(1)} s (processor ${(cpuMs / 1000).toFixed(1)} s)`;
