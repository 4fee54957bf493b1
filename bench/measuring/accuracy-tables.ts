import type { Comparison } from "./compare-with-truth.ts";
import type { Truth } from "./truth.ts";
import { effectsOn, type NamedWorld } from "./twelve-worlds.ts";

/** Every model's comparison with the truth of one world. */
export interface WorldCompared {
  readonly world: NamedWorld;
  readonly truth: Pick<Truth, "conversions" | "ads">;
  readonly models: readonly Comparison[];
}

/** Of all twelve worlds: the tables of docs/accuracy.md, in Markdown, and the sentence that they support. */
export function accuracyTables(twelve: readonly WorldCompared[]): string {
  const kept = twelve.filter(({ world }) => world.kept);
  const building = twelve.filter(({ world }) => !world.kept);
  return [sentence(kept), byModel(kept, building), byWorld(kept), claims(kept), whatMakesItWorse(twelve)].join("\n\n");
}

/** How far off a model is, as a share of the true revenue of all sides. */
export const off = ({ offMinor, trueMinor }: Comparison): number => offMinor / trueMinor;

/** The same of the social networks alone. */
const offInSocial = ({ socialOffMinor, trueSocialSidesMinor }: Comparison) => socialOffMinor / trueSocialSidesMinor;

/** How far social as a whole is off, signed. */
const socialInTotal = ({ socialMinor, trueSocialMinor }: Comparison) =>
  (socialMinor - trueSocialMinor) / trueSocialMinor;

function sentence(kept: readonly WorldCompared[]): string {
  const models = modelsOf(kept).map(({ model, of }) => ({ model, off: mean(of.map(off)) }));
  const best = models.reduce((least, one) => (one.off < least.off ? one : least));
  const worst = models.reduce((most, one) => (one.off > most.off ? one : most));
  const all = kept.flatMap(({ models }) => models);
  const worlds = kept.map(({ models }) => mean(models.map(off)));
  return (
    "**What the table supports:** attribution orders networks better than it measures them. " +
    `Of two sides of which one truly brings at least twice as much, the models have ${inOrder(all)} in that order. ` +
    "How much would be missing without a network they do not tell: " +
    `\`${best.model}\`, the closest on these worlds, is off by ${percent(best.off)} of the true revenue on average, ` +
    `\`${worst.model}\`, the farthest, by ${percent(worst.off)}. ` +
    `From business to business the models' mean error goes from ${percent(Math.min(...worlds))} to ${percent(Math.max(...worlds))}. ` +
    "The 90 % interval says what other customers of the same business would have made of the figure, not what is true: " +
    `it held the truth in ${held(all)}.`
  );
}

/** What the ad platforms claim in the kept worlds where they claim orders. */
function claims(kept: readonly WorldCompared[]): string {
  const shops = kept.flatMap(({ truth: { conversions, ads } }) => (ads === null ? [] : [{ conversions, ...ads }]));
  const total = (of: "conversions" | "claimed" | "brought") => count(sum(shops.map((shop) => shop[of])));
  return (
    `**What the platforms say:** in the table's ${shops.length} shops the ad platforms claim ${total("claimed")} of ` +
    `${total("conversions")} orders. Without any ad, ${total("brought")} fewer orders would have come.`
  );
}

function byModel(kept: readonly WorldCompared[], building: readonly WorldCompared[]): string {
  const built = new Map(modelsOf(building).map(({ model, of }) => [model, mean(of.map(off))]));
  const rows = modelsOf(kept).map(({ model, of }) => [
    `\`${model}\``,
    percent(mean(of.map(off))),
    percent(built.get(model) ?? Number.NaN),
    percent(mean(of.map(offInSocial))),
    range(of.map(offInSocial), percent),
    signed(mean(of.map(socialInTotal))),
    inOrder(of),
    held(of),
  ]);
  return table(
    [
      "model",
      "off",
      "on the six for building",
      "off, social networks alone",
      "least to most",
      "social in total",
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
  const meanOf = (what: (comparison: Comparison) => number) =>
    effectsOn(twelve.map(({ models }) => 100 * mean(models.map(what))));
  const [error, social] = [meanOf(off), meanOf(socialInTotal)];
  const cells = ({ effects, noise }: ReturnType<typeof effectsOn>, factor: string) => {
    const effect = effects.find((one) => one.factor === factor)?.effect ?? Number.NaN;
    const points = `${effect < 0 ? "−" : "+"}${Math.abs(effect).toFixed(0)} points`;
    return Math.abs(effect) > tOfFour * noise ? `**${points}**` : points;
  };
  const rows = error.effects
    .toSorted((one, other) => other.effect - one.effect)
    .map(({ factor }) => [
      factor === "online-shop" ? "a shop rather than b2b" : `\`${factor}\``,
      cells(error, factor),
      cells(social, factor),
    ]);
  const noise = ({ noise }: ReturnType<typeof effectsOn>) => `${(tOfFour * noise).toFixed(0)} points`;
  return table(
    ["what a world has", "adds to the models' mean error", "adds to what they credit social with in total"],
    [...rows, ["beyond noise, and bold, from", noise(error), noise(social)]],
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

const count = (orders: number) => orders.toLocaleString("en");

const signed = (share: number) => `${share < 0 ? "−" : "+"}${percent(Math.abs(share))}`;

const range = (shares: readonly number[], print: (share: number) => string) =>
  `${print(Math.min(...shares))} to ${print(Math.max(...shares))}`;

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map((_, nth) => (nth === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}
