import { liveSources } from "../../model/live-source.ts";
import { calendarDay, daysIn } from "../../model/period.ts";
import type { Warning } from "../../model/statement.ts";
import { lastDay, type WarningFacts, warning } from "./warning-facts.ts";

/** Sources that leave more than a week of the period open: an ad account may rest for days, a shop may sell nothing. */
export function uncovered({ sources, period, chosenPeriod }: WarningFacts): Warning[] {
  const short = sources.filter(({ used, period: own, sums, format }) => {
    if (
      !used ||
      own === null ||
      isLive(format) ||
      !("spend" in sums || "orders" in sums || "sessions" in sums || "wonAmount" in sums)
    )
      return false;
    return gap(period.from, own.from) > 7 || gap(own.to, period.to) > 7;
  });
  return short.flatMap(({ file, period: own }) =>
    warning(
      "period_not_covered",
      `${file} covers ${own?.from} to ${own === null ? "" : lastDay(own.to)}, not all of ${period.from} to ${lastDay(period.to)}.`,
      chosenPeriod
        ? "Export it again for the whole period, or choose a period inside what it covers."
        : "Choose a period that all files cover, or export it for the whole of it.",
    ),
  );
}

/** What the server sees itself covers all that happens from the day it was set up. */
const isLive = (format: string | null) => format !== null && Object.hasOwn(liveSources, format);

const gap = (from: string, to: string): number =>
  from < to ? daysIn({ from: calendarDay(from), to: calendarDay(to) }) : 0;

/** Amounts that were turned into the statement's currency. */
export function mixedCurrencies({ sources, currency }: WarningFacts): Warning[] {
  const others = [...new Set(sources.filter(({ used }) => used).map((source) => source.currency))].filter(
    (code): code is string => code !== null && code !== currency,
  );
  if (others.length === 0) return [];
  return warning(
    "mixed_currencies",
    `Amounts in ${others.toSorted().join(", ")} were turned into ${currency} at the rate of their day.`,
    "Check that the rates that were brought in are the ones you book with.",
  );
}

/** Rows that could not be read. */
export function rejectedRows({ sources }: WarningFacts): Warning[] {
  return sources
    .filter(({ rejected }) => rejected > 0)
    .flatMap(({ file, rejected }) =>
      warning(
        "rows_rejected",
        `${rejected} ${rejected === 1 ? "row" : "rows"} of ${file} could not be read and ${rejected === 1 ? "is" : "are"} not counted.`,
        "List them with --rejects FILE, mend them, and run again.",
      ),
    );
}
