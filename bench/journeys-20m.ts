// The journeys of twenty million events: a quarter's ROI in a warm process, and an update after ten thousand new events;
// then, with ten times as many orders, journeys from nothing beside a join that is written by hand.
// Another size, in visits of four events: node bench/journeys-20m.ts 250000
import { z } from "zod";
import { keptExports } from "../src/answers/kept-exports.ts";
import { roiQuestion } from "../src/answers/roi-question.ts";
import { updateJourneys } from "../src/journeys/update-journeys.ts";
import { Plan } from "../src/model/plan.ts";
import { roiStatement } from "../src/questions/roi/roi-statement.ts";
import { openDataFolder } from "../src/warehouse/data-folder.ts";
import { firstWorkspace } from "../src/warehouse/person-key.ts";
import { raw } from "../src/warehouse/sql.ts";
import type { Warehouse } from "../src/warehouse/warehouse.ts";
import { compareWithHand } from "./measuring/journeys-by-hand.ts";
import { median } from "./measuring/median.ts";
import { printFigure } from "./measuring/print-figure.ts";
import { fewOrders, layStretch, yearFrom } from "./measuring/site-year.ts";
import { yearFolder } from "./measuring/year-folder.ts";

const visits = Number(process.argv[2] ?? 5_000_000);
const workspace = firstWorkspace;
const mostRoiMs = 500;
const mostUpdateMs = 2000;
const rounds = 5;

const facts = await openDataFolder(await yearFolder({ visits, visitsAnOrder: fewOrders }));
try {
  const size = await sizeOf(facts);
  const built = await updateJourneys(facts, { workspace });
  if (built.events > 0) {
    printFigure({ figure: `journeys of ${size}, built from nothing`, measured: `${(built.ms / 1000).toFixed(1)} s` });
  }
  const roiMs = await measured(rounds, () => quarter(facts));
  printFigure({
    figure: `ROI of a quarter over ${size}`,
    measured: `${roiMs.toFixed(0)} ms`,
    promised: `< ${mostRoiMs} ms`,
    holds: roiMs < mostRoiMs,
  });
  const updateMs = await updates(facts);
  printFigure({
    figure: `journeys after 10,000 new events over ${size}`,
    measured: `${updateMs.toFixed(0)} ms`,
    promised: `< ${mostUpdateMs} ms`,
    holds: updateMs < mostUpdateMs,
  });
  printFigure({
    figure: `memory, peak, over ${size}`,
    measured: `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  });
} finally {
  facts.close();
}
await compareWithHand(visits);

async function sizeOf(facts: Warehouse): Promise<string> {
  const { events } = await facts.row(
    z.object({ events: z.number() }),
    raw("select count(*) as events from site_event"),
  );
  return `${(events / 1e6).toFixed(1)} M events`;
}

/** As the server answers: on a lane of its own, of facts that are open already. */
async function quarter(facts: Warehouse): Promise<void> {
  const lane = await facts.lane();
  try {
    const plan = Plan.parse({ currency: "EUR", timeZone: "Europe/Madrid" });
    const place = { workspace, zone: plan.timeZone, currency: plan.currency, plan };
    const asked = { period: { from: "2026-07-01", to: "2026-10-01" }, lookbackDays: null, currency: null };
    const { question } = await roiQuestion(lane, (at) => keptExports(lane, at), place, asked);
    const { all } = await roiStatement(lane, { ...question, by: "network", model: "last" });
    if (all.conversions === 0) throw new Error("the quarter has no order: nothing was measured");
  } finally {
    lane.close();
  }
}

async function updates(facts: Warehouse): Promise<number> {
  let salt = Math.floor(Date.now() / 1000);
  return measured(
    rounds,
    async () => {
      const { events } = await updateJourneys(facts, { workspace });
      if (events < 5000) throw new Error(`${events} new events: nothing was measured`);
    },
    () =>
      layStretch(facts, {
        from: yearFrom + 366 * 86_400_000 + (salt % 1e6) * 1000,
        seconds: 3600,
        visits: 2500,
        visitors: visits / 2,
        salt: salt++,
      }),
  );
}

/** The median of several times, in milliseconds, after one that is not counted. */
async function measured(times: number, work: () => Promise<void>, before = async () => {}): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round <= times; round++) {
    await before();
    const started = performance.now();
    await work();
    if (round > 0) taken.push(performance.now() - started);
  }
  return median(taken);
}
