import { MICRO } from "../../attribution/credit.ts";
import { type JourneyTable, journeyCount } from "../../attribution/journey-table.ts";
import { allModels, type Model, modelNamed } from "../../attribution/models.ts";
import type { Worth } from "../../model/attribution/about.ts";
import type { ModelCredit, ModelsBeside } from "../../model/attribution/models-beside.ts";
import { toDecimal } from "../../model/money.ts";
import type { Grouping } from "../../model/statement.ts";
import { percentileInterval } from "../../statistics/quantile.ts";
import { type RankRange, rankRanges } from "../../statistics/rank-ranges.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { aboutJourneys } from "./about-journeys.ts";
import { journeyTable } from "./journey-table.ts";
import { type LearnedCredit, type LineDraws, nullPathsOf } from "./learned-credit.ts";
import { linesOf } from "./lines.ts";
import { fewestMicro, ModelCredits } from "./model-credit.ts";

const level = 0.9;

/** At most so many sums of a unit and a line are drawn again; more lines have fewer, larger random groups of persons. */
const mostEntries = 100_000;

/** So many lines are ranked at most, those of most value: each is compared with each. */
const mostRanked = 100;

/**
 * What every model credits each line with, how sure that is, and how much hangs on the choice of the model. Where one
 * `model` is named, its credits alone are shown; the spread is over all of them still.
 */
export async function modelsBeside(
  facts: Warehouse,
  laid: LaidJourneys,
  { by, model: asked }: { by: Grouping; model?: string | undefined },
): Promise<ModelsBeside> {
  const { currency, plan } = laid.scope;
  const shown = asked === undefined ? null : modelNamed(asked, plan.models).name;
  const about = await aboutJourneys(facts, laid);
  const rankBy = Number(about.all.value) === 0 ? "conversions" : "value";
  const lineCount = linesOf(laid.leaves, by).lines.length;
  const units = Math.min(1024, Math.max(256, Math.floor(mostEntries / Math.max(1, lineCount))));
  const { table, lines, groups } = await journeyTable(facts, laid, by, units);
  const credits = new ModelCredits({ table, groups }, await nullPathsOf(facts, laid, by));
  const found = allModels(plan.models).map((model) => ({
    model,
    isShown: shown === null || model.name === shown,
    ...beside(credits.of(model), model, { currency, rankBy }),
  }));
  const journeys = journeysOfLines(table);
  const explained = { conversions: about.explained.conversions, minor: explainedMinor(table) };
  return {
    about,
    by,
    models: found
      .filter(({ isShown }) => isShown)
      .map(({ model: { name, title, kind, assumes }, minor, micro }) => {
        const sums = { conversions: sumOf(micro) / MICRO, minor: sumOf(minor) };
        const nobody = {
          conversions: (explained.conversions * MICRO - sumOf(micro)) / MICRO,
          minor: explained.minor - sums.minor,
        };
        return { name, title, kind, assumes, attributed: worth(sums, currency), nobody: worth(nobody, currency) };
      }),
    rows: lines
      .map(({ key, social }, line) => ({
        key,
        social,
        journeys: journeys[line] ?? 0,
        spread: {
          conversions: extremes(found.map(({ micro }) => (micro[line] ?? 0) / MICRO)),
          value: inMoney(extremes(found.map(({ minor }) => minor[line] ?? 0)), currency),
        },
        credits: found.flatMap(({ isShown, credits }) => (isShown ? credits.slice(line, line + 1) : [])),
      }))
      .filter(({ journeys, spread }) => journeys > 0 || spread.conversions.high > 0)
      .toSorted(
        (a, b) =>
          Number(b.spread.value.high) - Number(a.spread.value.high) ||
          (rankBy === "conversions" ? b.spread.conversions.high - a.spread.conversions.high : 0) ||
          b.journeys - a.journeys,
      ),
    formulas: formulasOf(rankBy),
  };
}

/** What lines are ranked by: conversions where all are worth nothing, as leads are. */
type RankBy = "value" | "conversions";

const formulasOf = (rankBy: RankBy) => ({
  value:
    "a rule model shares each conversion's value over its own touches, in whole minor units by largest remainder; a learned model shares the value of all conversions that have a touch over the lines",
  valueInterval:
    "5th to 95th percentile of 1,000 Poisson-bootstrap replicates over persons (deals: accounts), the model worked out anew in each, the paths of people who did not convert held as they are; not given below ten credited conversions. It tells of chance under this model, not of whether the model is right",
  spread: "lowest and highest figure over all models, the plan's own among them",
  rank: `ranks by ${rankBy} among the lines with ten credited conversions or more (at most the ${mostRanked} largest); a line stands below another only where their difference keeps off 0 with 90 % confidence over all its differences together (Mogstad, Romano, Shaikh and Wilhelm 2024)`,
  "markov-all":
    "a line that stands in no journey here can be credited all the same: people who did not convert went on from it to places from which others did convert, and the chain, which takes the next step to hang on the step before alone, lets some of them convert too",
});

interface Beside {
  readonly minor: readonly number[];
  readonly micro: readonly number[];
  readonly credits: readonly ModelCredit[];
}

/** What one model says of every line. */
function beside(
  { minor, micro, draw }: LearnedCredit,
  { name }: Model,
  { currency, rankBy }: { currency: string; rankBy: RankBy },
): Beside {
  const draws = micro.some((line) => line >= fewestMicro) ? draw() : null;
  const isWorth = rankBy === "value";
  const figures = isWorth ? minor : micro.map((line) => line / MICRO);
  const ranks = ranksOf(figures, micro, (isWorth ? draws?.minor : draws?.conversions) ?? null);
  const credits = minor.map((value, line): ModelCredit => {
    const enough = (micro[line] ?? 0) >= fewestMicro;
    const drawn = (of: keyof LineDraws) =>
      enough && draws !== null ? percentileInterval(draws[of][line] ?? [], level) : null;
    const [counts, values] = [drawn("conversions"), drawn("minor")];
    return {
      model: name,
      ...worth({ conversions: (micro[line] ?? 0) / MICRO, minor: value }, currency),
      enough,
      conversionsInterval: counts === null ? null : { ...counts, level },
      valueInterval: values === null ? null : { ...inMoney(values, currency), level },
      rank: ranks.get(line) ?? null,
    };
  });
  return { minor, micro, credits };
}

function ranksOf(
  figures: readonly number[],
  micro: readonly number[],
  drawn: readonly Float64Array[] | null,
): ReadonlyMap<number, RankRange> {
  if (drawn === null) return new Map();
  const lines = [...figures.keys()]
    .filter((line) => (micro[line] ?? 0) >= fewestMicro)
    .toSorted((a, b) => (figures[b] ?? 0) - (figures[a] ?? 0))
    .slice(0, mostRanked);
  const ranges = rankRanges(
    lines.map((line) => figures[line] ?? 0),
    lines.flatMap((line) => drawn.slice(line, line + 1)),
    level,
  );
  return new Map(lines.flatMap((line, at) => ranges.slice(at, at + 1).map((range) => [line, range] as const)));
}

/** In how many conversions each line has a touch. */
function journeysOfLines(table: JourneyTable): Uint32Array {
  const { offsets, places, placeCount } = table;
  const counts = new Uint32Array(placeCount);
  const lastSeen = new Int32Array(placeCount).fill(-1);
  for (let journey = 0; journey < journeyCount(table); journey++) {
    for (let at = offsets[journey] as number; at < (offsets[journey + 1] as number); at++) {
      const place = places[at] as number;
      if (lastSeen[place] === journey) continue;
      lastSeen[place] = journey;
      counts[place] = (counts[place] as number) + 1;
    }
  }
  return counts;
}

const explainedMinor = ({ offsets, valueMinor }: JourneyTable): number =>
  valueMinor.reduce((sum, value, at) => sum + ((offsets[at + 1] as number) > (offsets[at] as number) ? value : 0), 0);

const worth = ({ conversions, minor }: { conversions: number; minor: number }, currency: string): Worth => ({
  conversions,
  value: toDecimal(minor, currency),
});

const extremes = (figures: readonly number[]) => ({ low: Math.min(...figures), high: Math.max(...figures) });

const inMoney = ({ low, high }: { low: number; high: number }, currency: string) => ({
  low: toDecimal(Math.round(low), currency),
  high: toDecimal(Math.round(high), currency),
});

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
