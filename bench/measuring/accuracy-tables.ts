import type { Comparison } from "./compare-with-truth.ts";
import { effectsOn, type NamedWorld } from "./twelve-worlds.ts";

/** Every model's comparison with the truth of one world. */
export interface WorldCompared {
  readonly world: NamedWorld;
  readonly models: readonly Comparison[];
}

/** Of all twelve worlds: the tables of docs/accuracy.md, in Markdown, and the sentence that they support. */
export function accuracyTables(twelve: readonly WorldCompared[]): string {
  const kept = twelve.filter(({ world }) => world.kept);
  return [sentence(kept), byModel(kept), byWorld(kept), whatMakesItWorse(twelve)].join("\n\n");
}

/** How far off a model is, as a share of the true revenue of all sides. */
export const off = ({ offMinor, trueMinor }: Comparison): number => offMinor / trueMinor;

/** How far social as a whole is off, signed. */
const socialOff = ({ socialMinor, trueSocialMinor }: Comparison) => (socialMinor - trueSocialMinor) / trueSocialMinor;

function sentence(kept: readonly WorldCompared[]): string {
  const models = modelsOf(kept).map(({ model, of }) => ({ model, off: mean(of.map(off)) }));
  const best = models.reduce((least, one) => (one.off < least.off ? one : least));
  const worst = models.reduce((most, one) => (one.off > most.off ? one : most));
  const all = kept.flatMap(({ models }) => models);
  const worlds = kept.map(({ models }) => mean(models.map(off)));
  return (
    `**What the table supports:** attribution tells which networks bring more and which bring less ` +
    `(of two sides of which one truly brings at least twice as much, the models have ${inOrder(all)} in that order). ` +
    `It does not tell how much would be missing without them: the best model on these worlds, ${best.model}, is off by ` +
    `${percent(best.off)} of the true revenue on average, the worst, ${worst.model}, by ${percent(worst.off)}. ` +
    `The business decides more than the model does (the mean of all models is off by ${percent(Math.min(...worlds))} in the ` +
    `kindest world and by ${percent(Math.max(...worlds))} in the hardest), and the 90 % interval, which says what other ` +
    `customers of the same business would have made of the figure, held the truth in ${held(all)}.`
  );
}

function byModel(kept: readonly WorldCompared[]): string {
  const rows = modelsOf(kept).map(({ model, of }) => [
    `\`${model}\``,
    percent(mean(of.map(off))),
    range(of.map(off), percent),
    signed(mean(of.map(socialOff))),
    range(of.map(socialOff), signed),
    inOrder(of),
    held(of),
  ]);
  return table(
    [
      "model",
      "off",
      "least to most",
      "social in total",
      "least to most",
      "pairs in order",
      "truth in the 90 % interval",
    ],
    rows,
  );
}

function byWorld(kept: readonly WorldCompared[]): string {
  const legend = kept.map(({ world: { number, name } }) => `- world ${number}: ${name}`).join("\n");
  const rows = modelsOf(kept).map(({ model, of }) => [`\`${model}\``, ...of.map((one) => percent(off(one)))]);
  return `${table(["off, by world", ...kept.map(({ world }) => String(world.number))], rows)}\n\n${legend}`;
}

function whatMakesItWorse(twelve: readonly WorldCompared[]): string {
  const { effects, noise } = effectsOn(twelve.map(({ models }) => 100 * mean(models.map(off))));
  const rows = effects
    .toSorted((one, other) => other.effect - one.effect)
    .map(({ factor, effect }) => [
      factor === "online-shop" ? "a shop rather than b2b" : `\`${factor}\``,
      `${effect < 0 ? "−" : "+"}${Math.abs(effect).toFixed(0)} points`,
      Math.abs(effect) > tOfFour * noise ? "yes" : "no",
    ]);
  return table(
    ["what a world has", "adds to the models' mean error", `beyond noise (± ${(tOfFour * noise).toFixed(0)})`],
    rows,
  );
}

/** Student's t with four degrees of freedom (the design's free columns), 90 % two-sided. */
const tOfFour = 2.132;

/** Each model's comparisons in the worlds' order; a model that some world lacks is a fault. */
function modelsOf(worlds: readonly WorldCompared[]): { model: string; of: Comparison[] }[] {
  const names = new Set(worlds.flatMap(({ models }) => models.map(({ model }) => model)));
  return Array.from(names, (model) => ({
    model,
    of: worlds.map(({ world, models }) => {
      const found = models.find((one) => one.model === model);
      if (found === undefined) throw new Error(`world ${world.number} has no figures of ${model}`);
      return found;
    }),
  }));
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const mean = (amounts: readonly number[]) => sum(amounts) / amounts.length;

const inOrder = (of: readonly Comparison[]) =>
  percent(sum(of.map(({ pairsInOrder }) => pairsInOrder)) / sum(of.map(({ pairs }) => pairs)));

const held = (of: readonly Comparison[]) =>
  `${sum(of.map(({ intervalsHolding }) => intervalsHolding))} of ${sum(of.map(({ intervals }) => intervals))}`;

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

const signed = (share: number) => `${share < 0 ? "−" : "+"}${percent(Math.abs(share))}`;

const range = (shares: readonly number[], print: (share: number) => string) =>
  `${print(Math.min(...shares))} to ${print(Math.max(...shares))}`;

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map((_, nth) => (nth === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}
