import type { Bucket, Distribution, Estimate, PathLengths } from "../../model/attribution/path-lengths.ts";
import { count, counts, money } from "../figures.ts";
import { type Column, layColumns } from "../terminal/columns.ts";
import { wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";
import { aboutLines } from "./about.ts";
import { daysText } from "./days.ts";
import { rightColumn } from "./right-column.ts";

/** How long journeys are, in touches and in days, for a terminal. */
export function pathLengthLines({ about, touches, days, enough, how }: PathLengths, width: number, ink: Ink): string[] {
  const head = aboutLines("How long journeys are, in touches and in days", about, width, ink);
  if (touches === null || days === null) return head;
  const table = (of: Distribution, title: string, name: (bucket: Bucket) => string) =>
    bucketLines(of.buckets, title, name, { currency: about.currency, width, ink });
  const few = enough ? [] : ["Fewer than ten conversions are too few to tell how sure these figures are."];
  return [
    ...head,
    "",
    ...wrap(summary("have", touches, touchesText), width),
    ...table(touches, "Touches", touchesTitle),
    "",
    ...wrap(summary("take", days, daysText), width),
    ...table(days, "Days to the conversion", daysTitle),
    "",
    ...[...few, how].flatMap((text) => wrap(text, width)).map(ink.quiet),
  ];
}

function summary(verb: "have" | "take", { mean, quartiles }: Distribution, text: (value: number) => string): string {
  const sure = ({ value, interval }: Estimate) =>
    interval === null ? text(value) : `${text(value)} (90 %: ${text(interval.low)} to ${text(interval.high)})`;
  const [low, high] = [text(quartiles.lowerQuartile.value), text(quartiles.upperQuartile.value)];
  const middle = low === high ? `at least half of them ${low}` : `the middle half ${low} to ${high}`;
  return `Half of the journeys ${verb} at most ${sure(quartiles.median)}, ${middle}; the mean is ${sure(mean)}.`;
}

const touchesText = (touches: number) => `${count(touches)} ${touches === 1 ? "touch" : "touches"}`;

const touchesTitle = ({ from, below }: Bucket) => {
  if (below === null) return `${from} or more`;
  return below === from + 1 ? String(from) : `${from} to ${below - 1}`;
};

const daysTitle = (bucket: Bucket) => (bucket.from === 0 ? "less than a day" : touchesTitle(bucket));

/** Buckets behind the last that holds anything are left out. */
function bucketLines(
  all: readonly Bucket[],
  title: string,
  name: (bucket: Bucket) => string,
  { currency, width, ink }: { currency: string; width: number; ink: Ink },
): string[] {
  const buckets = all.slice(0, all.findLastIndex(({ conversions }) => conversions > 0) + 1);
  const columns: Column[] = [
    { title, align: "left", cells: buckets.map((bucket) => ({ text: name(bucket) })) },
    rightColumn("Conversions", counts(buckets.map(({ conversions }) => conversions))),
    rightColumn(
      "Share",
      buckets.map(({ share }) => `${(100 * share).toFixed(1)} %`),
    ),
    rightColumn("(90 %)", buckets.map(shareInterval), 1),
    rightColumn(
      `Value, ${currency}`,
      buckets.map(({ value }) => money(value)),
    ),
  ];
  const laid = layColumns(columns, width, ink);
  return [laid.title, ...laid.lines];
}

const shareInterval = ({ interval }: Bucket) =>
  interval === null ? "–" : `${(100 * interval.low).toFixed(1)} to ${(100 * interval.high).toFixed(1)} %`;
