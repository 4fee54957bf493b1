import type { Answered } from "../../app/client.ts";
import type { Format } from "../../kit/format.ts";

export type BestTimes = Answered<"showBestTimes">;
/** Posts that have something in common, against what is usual; 1 is as usual. */
export type Cell = Pick<BestTimes["cells"][number], "posts" | "ratio" | "shrunk" | "interval" | "verdict">;

/** How far from the usual, in per cent. */
export const offUsual = (ratio: number): number => Math.round((ratio - 1) * 1000) / 10;

/** The days of the week as the reader's week begins, 1 being Monday. */
export function weekOf(locale: string): number[] {
  const own = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  const first = own.getWeekInfo?.().firstDay ?? own.weekInfo?.firstDay ?? 1;
  return Array.from({ length: 7 }, (_, nr) => ((first - 1 + nr) % 7) + 1);
}

/** The name of a day of the week; 5 January 2026 was a Monday. */
export const weekdayName = (format: Format, weekday: number, how: "short" | "long" = "long"): string =>
  format.day(`2026-01-${String(weekday + 4).padStart(2, "0")}`, { weekday: how });

/** An hour of the clock, such as 18:00. */
export function hourName(format: Format, hour: number): string {
  const two = { minimumIntegerDigits: 2 } as const;
  return `${format.number(hour % 24, two)}:${format.number(0, two)}`;
}
