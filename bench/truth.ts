// Every model's revenue per network, paid and organic, in twelve simulated worlds, against what each world would lack
// without that network. The six kept worlds' tables stand in docs/accuracy.md; `node bench/truth.ts --write` puts them there.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { accuracyTables, off, type WorldCompared } from "./measuring/accuracy-tables.ts";
import { type Comparison, compare } from "./measuring/compare-with-truth.ts";
import { creditOfModels } from "./measuring/credit-of-models.ts";
import { printFigure } from "./measuring/print-figure.ts";
import { simulatedWorld } from "./measuring/simulated-world.ts";
import { truthOf } from "./measuring/truth.ts";
import { type NamedWorld, twelveWorlds } from "./measuring/twelve-worlds.ts";

const mostMinutes = 10;
const start = performance.now();
const compared: WorldCompared[] = [];
for (const world of twelveWorlds) {
  const one = await compareAll(world);
  compared.push(one);
  for (const comparison of one.models) printComparison(world, comparison);
  printTotals(world, one.models);
}
const minutes = (performance.now() - start) / 60_000;
printFigure({
  figure: "truth: twelve worlds under every model",
  measured: `${minutes.toFixed(1)} minutes`,
  promised: `< ${mostMinutes} minutes`,
  holds: minutes < mostMinutes,
});
holdAgainstDocs(`${accuracyTables(compared)}\n`);

async function compareAll(world: NamedWorld): Promise<WorldCompared> {
  const truth = await truthOf(world.simulation);
  const credits = await creditOfModels(await simulatedWorld(world.simulation));
  return { world, truth, models: credits.map((credit) => compare(truth, credit)) };
}

function printComparison({ number, name, kept }: NamedWorld, comparison: Comparison): void {
  const { model, intervals, intervalsHolding, pairs, pairsInOrder } = comparison;
  printFigure({
    figure: `world ${number} (${kept ? "kept" : "building"}; ${name}), ${model}`,
    measured: `off by ${(100 * off(comparison)).toFixed(0)} % of the true revenue; truth in ${intervalsHolding} of ${intervals} 90 % intervals; ${pairsInOrder} of ${pairs} pairs in order`,
  });
}

function printTotals({ number }: NamedWorld, models: readonly Comparison[]): void {
  const wrong = models.filter(({ unreconciledMinor }) => unreconciledMinor !== 0).map(({ model }) => model);
  printFigure({
    figure: `world ${number}: what ${models.length} models share out and leave open`,
    measured: wrong.length === 0 ? "equals the orders' revenue" : `differs under ${wrong.join(", ")}`,
    promised: "to the cent",
    holds: wrong.length === 0,
  });
}

/** The docs hold what is measured, as it is: between two comments, to the character. */
function holdAgainstDocs(measured: string): void {
  const file = fileURLToPath(new URL("../docs/accuracy.md", import.meta.url));
  const text = readFileSync(file, "utf8");
  const [opening, closing] = ["<!-- bench/truth.ts -->\n", "<!-- /bench/truth.ts -->"];
  const [from, to] = [text.indexOf(opening) + opening.length, text.indexOf(closing)];
  if (from < opening.length || to < from) throw new Error("docs/accuracy.md has no place for the tables");
  if (process.argv.includes("--write")) writeFileSync(file, text.slice(0, from) + measured + text.slice(to));
  const holds = readFileSync(file, "utf8").includes(opening + measured + closing);
  printFigure({
    figure: "docs/accuracy.md",
    measured: holds ? "has these figures" : "has other figures: node bench/truth.ts --write",
    promised: "the tables as measured",
    holds,
  });
}
