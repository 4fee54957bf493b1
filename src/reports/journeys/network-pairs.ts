import type { NetworkPair, NetworkPairs } from "../../model/attribution/network-pairs.ts";
import { count, counted } from "../figures.ts";
import { rowLabel } from "../labels.ts";
import type { Column } from "../terminal/columns.ts";
import { truncate, wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";
import { aboutLines } from "./about.ts";
import { laidTable } from "./laid-table.ts";

/** Pairs of lines that work together or stand in for each other, for a terminal. */
export function networkPairLines(answer: NetworkPairs, width: number, ink: Ink): string[] {
  const { about, pairs, gathered, beyondNoise } = answer;
  const head = aboutLines("Pairs that meet, against chance", about, width, ink);
  if (about.all.conversions === 0) return head;
  const right = (title: string, cell: (pair: NetworkPair) => string, droppable = 0): Column => ({
    title,
    align: "right",
    droppable,
    cells: pairs.map((pair) => ({ text: cell(pair), ink: pair.enough ? "plain" : "quiet" })),
  });
  const share = (value: number) => `${(100 * value).toFixed(1)} %`;
  const columns: Column[] = [
    { title: "One", align: "left", cells: pairs.map(({ lines: [one] }) => ({ text: rowLabel(one) })) },
    {
      title: "Other",
      align: "left",
      cells: pairs.map(({ lines: [, other] }) => ({ text: truncate(rowLabel(other), 22) })),
    },
    right("Met", ({ both }) => count(both.conversions)),
    right("Chance", ({ byChance }) => byChance.toFixed(1)),
    right("Difference (90 %)", intervalText, 1),
    right("Beyond chance", ({ thanByChance }) => thanByChance ?? "–"),
    right("Lost", ({ removal }) => share(removal.together), 3),
    right("Overlap", ({ removal }) => share(removal.overlap), 2),
  ];
  const { lines, leftOut } = laidTable(columns, width, ink);
  const unlisted = answer.count - pairs.length;
  const text = [
    verdict(answer),
    ...(unlisted <= 0 ? [] : [`${counted(unlisted, "pair is", "pairs are")} not listed; --most shows more.`]),
    ...(gathered === 0
      ? []
      : [`${counted(gathered, "line met least is", "lines met least are")} taken for one place and not shown.`]),
    ...(pairs.length === 0 ? [] : [meetingText, beyondText]),
    ...(pairs.length === 0 || leftOut.includes("Overlap") ? [] : [overlapText]),
    ...(pairs.length === 0 || leftOut.includes("Lost") ? [] : [lostText]),
    ...(beyondNoise === 0 ? [] : ["Meeting more often is no proof that one made the other work."]),
  ];
  const table = pairs.length === 0 ? [] : ["", ...lines];
  return [...head, ...table, "", ...text.flatMap((sentence) => wrap(sentence, width))];
}

const meetingText =
  "Met are the conversions with both in their journeys; chance has as many if journeys kept their numbers of different lines, and lines how often they are met.";

const beyondText =
  "Beyond chance says more or less where noise alone would hardly do it. As so many pairs are looked at, some would seem to by luck: it is corrected for, so that of the pairs marked at most one in ten is expected to be luck. A pair can therefore go unmarked although its interval leaves out 0.";

const lostText = "Lost is what the chain of the paths that converted loses without both.";

const overlapText =
  "Overlap is the share of these conversions that the sum of both lines' removal effects counts twice, in a Markov chain of the paths that converted.";

function intervalText({ interval }: NetworkPair): string {
  if (interval === null) return "not enough data";
  return `${signed(interval.low)} to ${signed(interval.high)}`;
}

const signed = (value: number) => {
  const rounded = Math.round(value);
  if (rounded === 0) return "0";
  return `${rounded < 0 ? "−" : "+"}${count(Math.abs(rounded))}`;
};

function verdict({ count: all, beyondNoise, pairs }: NetworkPairs): string {
  if (all === 0) return "No journey has touches of two lines to compare.";
  if (all === 1) {
    const than = pairs[0]?.thanByChance ?? null;
    return `The one pair there is ${than === null ? "does not meet more or less" : `meets ${than}`} often than chance would have it.`;
  }
  if (beyondNoise === 0) return `None of ${count(all)} pairs meets more or less often than chance would have it.`;
  return `${count(beyondNoise)} of ${count(all)} pairs ${beyondNoise === 1 ? "meets" : "meet"} more or less often than chance would have it; the others cannot be told from noise.`;
}
