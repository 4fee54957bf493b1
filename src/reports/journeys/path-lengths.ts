import type { Bucket, Distribution, Estimate, PathLengths } from "../../model/attribution/path-lengths.ts";
import { count, counted, counts, money } from "../figures.ts";
import type { Column } from "../terminal/columns.ts";
import { wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";
import { aboutLines, hasWorth } from "./about.ts";
import { daysText } from "./days.ts";
import { laidTable } from "./laid-table.ts";
import { rightColumn } from "./right-column.ts";

/** How long journeys are, in touches and in days, for a terminal. */
export function pathLengthLines({ about, touches, days, enough, how }: PathLengths, width: number, ink: Ink): string[] {
  const head = aboutLines("How long journeys are, in touches and in days", about, width, ink);
  if (touches === null || days === null) return head;
  const table = (of: Distribution, title: string, name: (bucket: Bucket) => string) =>
    bucketLines(of.buckets, title, name, { currency: hasWorth(about) ? about.currency : null, width, ink });
  const few = enough ? [] : ["Fewer than ten conversions are too few to tell how sure these figures are."];
  return [
    ...head,
    "",
    ...wrap(summary("have", touches, { text: touchesText, figure: bareTouches, least: touchesText(1) }), width),
    ...table(touches, "Touches", touchesTitle),
    "",
    ...wrap(summary("take", days, { text: takenText, figure: takenText, least: takenText(0) }), width),
    ...table(days, "Days to the conversion", daysTitle),
    "",
    ...[...few, how].flatMap((text) => wrap(text, width)).map(ink.quiet),
  ];
}

/** What is least (one touch, no time at all) has no "at most" before it. */
function summary(
  verb: "have" | "take",
  { mean, quartiles }: Distribution,
  { text, figure, least }: { text: (value: number) => string; figure: (value: number) => string; least: string },
): string {
  const sure = ({ value, interval }: Estimate) => {
    if (interval === null) return text(value);
    const [low, high] = [figure(interval.low), figure(interval.high)];
    return `${text(value)} (90 %: ${low === high ? low : `${low} to ${high}`})`;
  };
  const [low, high] = [text(quartiles.lowerQuartile.value), text(quartiles.upperQuartile.value)];
  const middle =
    low === high
      ? `at least half of them ${low}`
      : `the middle half ${figure(quartiles.lowerQuartile.value)} to ${high}`;
  const median = sure(quartiles.median);
  const half = text(quartiles.median.value) === least ? median : `at most ${median}`;
  return `Half of the journeys ${verb} ${half}, ${middle}; the mean is ${sure(mean)}.`;
}

/** A number of touches without their name, which stands before it. */
const bareTouches = (touches: number) => count(touches);

const touchesText = (touches: number) => (touches === 1 ? "one touch" : counted(touches, "touch", "touches"));

/** "no time" where a journey is a single touch at its conversion. */
const takenText = (days: number) => (daysText(days) === "at once" ? "no time" : daysText(days));

const touchesTitle = ({ from, below }: Bucket) => {
  if (below === null) return `${from} or more`;
  return below === from + 1 ? String(from) : `${from} to ${below - 1}`;
};

const daysTitle = (bucket: Bucket) => (bucket.from === 0 ? "less than a day" : touchesTitle(bucket));

/** Buckets behind the last that holds anything are left out, and a value where none has any (no currency). */
function bucketLines(
  all: readonly Bucket[],
  title: string,
  name: (bucket: Bucket) => string,
  { currency, width, ink }: { currency: string | null; width: number; ink: Ink },
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
    ...(currency === null
      ? []
      : [
          rightColumn(
            `Value, ${currency}`,
            buckets.map(({ value }) => money(value)),
          ),
        ]),
  ];
  return laidTable(columns, width, ink).lines;
}

const shareInterval = ({ interval }: Bucket) =>
  interval === null ? "–" : `${(100 * interval.low).toFixed(1)} to ${(100 * interval.high).toFixed(1)} %`;
