// Roles, paths, lengths and lags over a year of twenty million events and 600,000 orders whose journeys are laid.
// Another folder of the same kind: node bench/journey-questions.ts FOLDER
import { updateJourneys } from "../src/journeys/update-journeys.ts";
import { firstTouchLags } from "../src/questions/attribution/first-touch-lags.ts";
import { pathLengths } from "../src/questions/attribution/path-lengths.ts";
import { rolesByMonth } from "../src/questions/attribution/roles-by-month.ts";
import { topPaths } from "../src/questions/attribution/top-paths.ts";
import type { LaidJourneys } from "../src/questions/journeys/credited-journeys.ts";
import { openDataFolder } from "../src/warehouse/data-folder.ts";
import { firstWorkspace } from "../src/warehouse/person-key.ts";
import type { Warehouse } from "../src/warehouse/warehouse.ts";
import { laidYear, measured, seconds } from "./measuring/laid-year.ts";
import { printFigure } from "./measuring/print-figure.ts";
import { yearFolder } from "./measuring/year-folder.ts";

const workspace = firstWorkspace;
const mostMs = 2000;
const mostMb = 2048;

const questions: Record<string, (facts: Warehouse, laid: LaidJourneys) => Promise<unknown>> = {
  roles: (facts, laid) => rolesByMonth(facts, laid, { by: "network" }),
  "roles by campaign": (facts, laid) => rolesByMonth(facts, laid, { by: "campaign" }),
  paths: (facts, laid) => topPaths(facts, laid, { by: "network", most: 20 }),
  lengths: pathLengths,
  lags: (facts, laid) => firstTouchLags(facts, laid, { by: "network" }),
  "lags by campaign": (facts, laid) => firstTouchLags(facts, laid, { by: "campaign" }),
};

const facts = await openDataFolder(process.argv[2] ?? (await yearFolder({ visits: 5_000_000, visitsAnOrder: 8 })));
try {
  await updateJourneys(facts, { workspace });
  const started = performance.now();
  const laid = await laidYear(facts);
  printFigure({ figure: "a year's journeys laid", measured: seconds(performance.now() - started) });
  const { about } = await pathLengths(facts, laid);
  const over = `over ${about.explained.conversions} of ${about.all.conversions} conversions with ${about.touches} touches`;
  if (about.explained.conversions < 100_000) throw new Error(`${over}: nothing was measured`);
  for (const [name, ask] of Object.entries(questions)) {
    const { ms, cpuMs } = await measured(() => ask(facts, laid));
    printFigure({
      figure: `${name} ${over}`,
      measured: `${seconds(ms)}, ${seconds(cpuMs)} of both cores`,
      promised: `< ${seconds(mostMs)}`,
      holds: ms < mostMs,
    });
  }
  const mb = Math.round(process.resourceUsage().maxRSS / 1024);
  printFigure({ figure: "memory, peak", measured: `${mb} MB`, promised: `< ${mostMb} MB`, holds: mb < mostMb });
} finally {
  facts.close();
}
