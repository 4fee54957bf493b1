import { removalOfPairs } from "../../attribution/markov/pairs.ts";
import type { NetworkPair, NetworkPairs } from "../../model/attribution/network-pairs.ts";
import { toDecimal } from "../../model/money.ts";
import type { Grouping } from "../../model/statement.ts";
import { meetingsByChance } from "../../statistics/chance-meetings.ts";
import { chanceOfNone } from "../../statistics/chance-of-none.ts";
import { discoveries } from "../../statistics/discoveries.ts";
import { poissonBootstrap } from "../../statistics/poisson-bootstrap.ts";
import { percentileInterval } from "../../statistics/quantile.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { aboutJourneys } from "./about-journeys.ts";
import { journeyTable } from "./journey-table.ts";
import type { JourneyLine } from "./lines.ts";
import { type PairSums, pairSums } from "./pair-sums.ts";
import { summedBy } from "./summed-by.ts";

const level = 0.9;
const fewest = 10;
const replicates = 1000;

/** So many lines stand alone; the rest are taken for one place. */
const mostLines = 30;

/**
 * Which two lines work together: what a Markov chain loses without both against without each, and in how many conversions
 * both were met against by chance. The chain is that of those who converted.
 */
export async function networkPairs(
  facts: Warehouse,
  laid: LaidJourneys,
  { by, most }: { by: Grouping; most: number },
): Promise<NetworkPairs> {
  const about = await aboutJourneys(facts, laid);
  if (about.explained.conversions === 0) return { about, by, gathered: 0, count: 0, beyondNoise: 0, pairs: [], how };
  const { table, lines } = await journeyTable(facts, laid, by);
  const { placeOf, shown, gathered } = mostMet(table, lines);
  const places = shown.length + Number(gathered > 0);
  const sums = pairSums(table, placeOf, places);
  const whole = figuresOf(sums, summedBy(sums.entries.keys, sums.entries.values, sums.entries.keyCount));
  const drawn = drawnFigures(sums, places, whole.odds);
  const share = (place: number) => (whole.met[place] as number) / whole.journeys;
  // Of two places met in pa and pb of all journeys at random, both are met in byChance ± √(byChance (1 − pa)(1 − pb)).
  const leastError = (byChance: number, a: number, b: number) => Math.sqrt(byChance * (1 - share(a)) * (1 - share(b)));
  const found = pairsAmong(shown.length).map(([a, b]) => {
    const at = a * places + b;
    const [both, byChance] = [whole.both[at] as number, whole.byChance[at] as number];
    const difference = { estimate: both - byChance, replicates: drawn.differences(a, b) };
    return { a, b, at, both, byChance, difference, enough: Math.max(both, byChance) >= fewest };
  });
  // Where next to none meet, the replicates know of no spread; what is drawn by chance has one.
  const told = found.filter(({ enough }) => enough);
  const isBeyond = discoveries(
    told.map(({ a, b, difference, byChance }) => chanceOfNone(difference, leastError(byChance, a, b))),
  );
  const beyond = new Set(told.filter((_, at) => isBeyond[at]).map(({ at }) => at));
  const pairs = found.map(({ a, b, at, both, byChance, difference, enough }): NetworkPair => {
    const { single, joint } = whole.removal;
    const [first, second, together] = [single[a] as number, single[b] as number, joint[at] as number];
    const interval = (of: Float64Array) => (enough ? ({ ...percentileInterval(of, level), level } as const) : null);
    return {
      lines: [shown[a] ?? missing(a), shown[b] ?? missing(b)],
      removal: {
        single: [first, second],
        together,
        overlap: first + second - together,
        interval: interval(drawn.overlaps(a, b)),
      },
      both: { conversions: both, value: toDecimal(sums.bothMinor[at] as number, about.currency) },
      byChance,
      difference: difference.estimate,
      interval: interval(difference.replicates),
      thanByChance: beyond.has(at) ? moreOrLess(difference.estimate) : null,
      enough,
    };
  });
  return {
    about,
    by,
    gathered,
    count: pairs.length,
    beyondNoise: beyond.size,
    pairs: pairs.toSorted(byWeight).slice(0, most),
    how,
  };
}

const how = {
  removal:
    "The share of the explained conversions lost if whatever reached the line were lost, in a Markov chain of order 1 over the paths that converted (paths that did not are not in it). Without both lines less is lost than the sum of the single ones, for what came by way of both is lost once.",
  overlap:
    "single[0] + single[1] − together: the share of the explained conversions that the chain has come by way of both.",
  byChance:
    "Conversions in which both would be met if each journey had as many different lines as it has, and each line were met as often as it is, but which lines stand in one journey were drawn by chance (a conditional Bernoulli sample; Chen, Dempster and Liu 1994).",
  thanByChance:
    "Told where both − byChance is beyond noise by a bootstrap over persons, its error taken for no less than √(byChance·(1 − share of the one)·(1 − share of the other)), with at most one in ten of all pairs told expected to be chance (Benjamini and Hochberg). Meeting more often is no proof that one made the other work.",
  interval: "The middle 90 % of 1,000 Poisson-bootstrap replicates over persons (a deal's: accounts), seed 1.",
};

const moreOrLess = (difference: number) => (difference > 0 ? "more" : "less");

const byWeight = (one: NetworkPair, other: NetworkPair) =>
  Number(other.thanByChance !== null) - Number(one.thanByChance !== null) ||
  Math.abs(other.difference) - Math.abs(one.difference) ||
  other.both.conversions - one.both.conversions;

function pairsAmong(places: number): [number, number][] {
  return Array.from({ length: places }, (_, a) =>
    Array.from({ length: places - a - 1 }, (_, more): [number, number] => [a, a + 1 + more]),
  ).flat();
}

/** The lines met in most journeys, most first, as places 0, 1, …; all others are the place after them. */
function mostMet({ offsets, places, placeCount }: JourneyTableOf, lines: readonly JourneyLine[]) {
  const met = new Float64Array(placeCount);
  const metIn = new Int32Array(placeCount).fill(-1);
  for (let journey = 0; journey + 1 < offsets.length; journey++) {
    for (const place of places.subarray(offsets[journey], offsets[journey + 1])) {
      if (metIn[place] === journey) continue;
      metIn[place] = journey;
      met[place] = (met[place] as number) + 1;
    }
  }
  const ranked = Array.from(met.keys())
    .filter((line) => (met[line] as number) > 0)
    .toSorted((a, b) => (met[b] as number) - (met[a] as number) || a - b);
  const shown = ranked.slice(0, mostLines);
  const placeOf = new Uint32Array(placeCount).fill(shown.length);
  for (const [place, line] of shown.entries()) placeOf[line] = place;
  return { placeOf, shown: shown.map((line) => lines[line] ?? missing(line)), gathered: ranked.length - shown.length };
}

type JourneyTableOf = Awaited<ReturnType<typeof journeyTable>>["table"];

function figuresOf({ read }: PairSums, sums: Float64Array, from?: Float64Array) {
  const { steps, meetings, both } = read(sums);
  const { both: byChance, odds } = meetingsByChance(meetings, from);
  const journeys = Array.from(meetings.sizes as Float64Array).reduce((sum, count) => sum + count, 0);
  return { removal: removalOfPairs(steps), both, byChance, odds, journeys, met: meetings.met };
}

/**
 * The same figures in every replicate. Sums of groups are drawn as they are: all that is kept are shares of the replicate's
 * own journeys, out of which how many were drawn falls.
 */
function drawnFigures(sums: PairSums, places: number, odds: Float64Array) {
  const { entries } = sums;
  const drawn = poissonBootstrap(entries, { replicates });
  const columns = Array.from({ length: entries.keyCount }, (_, key) => drawn.of(key));
  const [overlaps, differences] = [
    new Float32Array(places * places * replicates),
    new Float32Array(places * places * replicates),
  ];
  let journeys = 0;
  const sample = new Float64Array(entries.keyCount);
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (let key = 0; key < sample.length; key++) sample[key] = columns[key]?.[replicate] ?? 0;
    const found = figuresOf(sums, sample, odds);
    const { single, joint } = found.removal;
    journeys += found.journeys / replicates;
    for (const [a, b] of pairsAmong(places)) {
      const at = a * places + b;
      overlaps[at * replicates + replicate] = (single[a] as number) + (single[b] as number) - (joint[at] as number);
      differences[at * replicates + replicate] =
        ((found.both[at] as number) - (found.byChance[at] as number)) / found.journeys;
    }
  }
  const of = (all: Float32Array, a: number, b: number) => {
    const at = (a * places + b) * replicates;
    return Float64Array.from(all.subarray(at, at + replicates)).filter(Number.isFinite);
  };
  return {
    overlaps: (a: number, b: number) => of(overlaps, a, b),
    differences: (a: number, b: number) => of(differences, a, b).map((share) => share * journeys),
  };
}

function missing(place: number): never {
  throw new Error(`a pair with the unknown place ${place}`);
}
