// Each rule model's return per network, paid and organic, against what the simulator's truth says would be missing
// without it. Off by 40 %: what the rows say too much and too little adds up to 40 of 100 of social's true revenue.
import { ruleNames } from "../src/attribution/models.ts";
import { type SimulatedModel, simulatedModels } from "../src/simulator/market.ts";
import { type Comparison, compare } from "./measuring/compare-with-truth.ts";
import { printFigure } from "./measuring/print-figure.ts";

const people = { "online-shop": [4_000, 20_000], b2b: [20_000, 40_000] } satisfies Record<SimulatedModel, number[]>;
const seeds = [7, 11, 23];

for (const business of simulatedModels) {
  const worlds = people[business].flatMap((people) =>
    seeds.map((seed) => ({ model: business, people, days: 90, seed })),
  );
  const byModel = new Map<string, Comparison[]>(ruleNames.map((name) => [name, []]));
  for (const world of worlds) {
    for (const comparison of await compare(world, ruleNames)) byModel.get(comparison.model)?.push(comparison);
  }
  for (const [model, comparisons] of byModel) reportError(business, model, comparisons);
  reportTotals(business, worlds.length, [...byModel.values()].flat());
}
printFigure({
  figure: "truth: what a world without the network lacks",
  measured: "attributed is not caused: some would have bought anyway, others came by word of mouth that no file shows",
});

function reportError(business: SimulatedModel, model: string, comparisons: readonly Comparison[]): void {
  const sum = (what: (comparison: Comparison) => number) => comparisons.reduce((total, one) => total + what(one), 0);
  const truth = sum(({ trueMinor }) => trueMinor);
  const off = sum(({ offMinor }) => offMinor) / truth;
  const inTotal =
    sum(({ socialMinor, trueSocialMinor }) => socialMinor - trueSocialMinor) /
    sum(({ trueSocialMinor }) => trueSocialMinor);
  const [held, drawn] = [sum(({ intervalsHolding }) => intervalsHolding), sum(({ intervals }) => intervals)];
  printFigure({
    figure: `${business}, ${model}: return per network, paid and organic`,
    measured: `off by ${percent(off)} of social's true revenue; social in total ${signed(inTotal)}; truth inside ${held} of ${drawn} 90 % intervals`,
  });
}

function reportTotals(business: SimulatedModel, worlds: number, comparisons: readonly Comparison[]): void {
  const faults = [...new Set(comparisons.flatMap(({ faults }) => faults))];
  printFigure({
    figure: `${business}: totals of ${comparisons.length} statements (${ruleNames.length} models, ${worlds} worlds)`,
    measured: faults.length === 0 ? "equal the rows' sums and the truth's orders" : faults.slice(0, 3).join("; "),
    promised: "to the cent",
    holds: faults.length === 0,
  });
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

function signed(share: number): string {
  return `${share < 0 ? "−" : "+"}${percent(Math.abs(share))}`;
}
