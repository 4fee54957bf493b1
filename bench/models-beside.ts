// Every model's credit over a year of twenty million events and 600,000 orders whose journeys are laid.
// Another folder of the same kind: node bench/models-beside.ts FOLDER
import { allModels } from "../src/attribution/models.ts";
import { updateJourneys } from "../src/journeys/update-journeys.ts";
import type { Grouping } from "../src/model/statement.ts";
import { journeyTable } from "../src/questions/attribution/journey-table.ts";
import { ModelCredits } from "../src/questions/attribution/model-credit.ts";
import { modelsBeside } from "../src/questions/attribution/models-beside.ts";
import type { LaidJourneys } from "../src/questions/journeys/credited-journeys.ts";
import { openDataFolder } from "../src/warehouse/data-folder.ts";
import { firstWorkspace } from "../src/warehouse/person-key.ts";
import type { Warehouse } from "../src/warehouse/warehouse.ts";
import { laidYear, measured, seconds } from "./measuring/laid-year.ts";
import { printFigure } from "./measuring/print-figure.ts";
import { yearFolder } from "./measuring/year-folder.ts";

const workspace = firstWorkspace;
const mostMs = 4000;

const facts = await openDataFolder(process.argv[2] ?? (await yearFolder({ visits: 5_000_000, visitsAnOrder: 8 })));
try {
  await updateJourneys(facts, { workspace });
  const laid = await laidYear(facts);
  const { about } = await modelsBeside(facts, laid, { by: "network" });
  const over = `over ${about.explained.conversions} of ${about.all.conversions} conversions with ${about.touches} touches`;
  if (about.explained.conversions < 100_000) throw new Error(`${over}: nothing was measured`);
  for (const by of ["network", "campaign"] as const) {
    const { ms, cpuMs } = await measured(() => ruleModels(facts, laid, by));
    printFigure({
      figure: `all rule models in one pass by ${by} ${over}`,
      measured: `${seconds(ms)}, ${seconds(cpuMs)} of both cores`,
      promised: `< ${seconds(mostMs)}`,
      holds: ms < mostMs,
    });
    const whole = await measured(() => modelsBeside(facts, laid, { by }));
    printFigure({
      figure: `the same with intervals, ranks and learned models by ${by}`,
      measured: `${seconds(whole.ms)}, ${seconds(whole.cpuMs)} of both cores`,
    });
  }
  const mb = Math.round(process.resourceUsage().maxRSS / 1024);
  printFigure({ figure: "memory, peak", measured: `${mb} MB`, promised: "< 2048 MB", holds: mb < 2048 });
} finally {
  facts.close();
}

/** Reads the journeys once and credits every line under every rule model. */
async function ruleModels(facts: Warehouse, laid: LaidJourneys, by: Grouping): Promise<void> {
  const { table, groups } = await journeyTable(facts, laid, by);
  const credits = new ModelCredits({ table, groups });
  for (const model of allModels()) {
    if (model.kind !== "rule") continue;
    const { minor } = credits.of(model);
    if (minor.every((sum) => sum === 0)) throw new Error(`${model.name} credits nobody: nothing was measured`);
  }
}
