import { daysAfter } from "../app/presets.ts";

/** The days of one currency that no rate is known for. */
export interface MissingRate {
  readonly currency: string;
  readonly first: string;
  readonly last: string;
}

export interface Rates {
  /** The workspace's currency, which the rates lead to. */
  readonly home: string;
  readonly missing: readonly MissingRate[];
}

/** A rate stands for the seven days after it too, so one a week is enough. */
const everyDays = 7;

/** The rows of a table of rates that has only the figures left to write: day, base, currency, and nothing. */
export function ratesToFill({ home, missing }: Rates): readonly (readonly string[])[] {
  return missing.flatMap(({ currency, first, last }) => {
    const rows: string[][] = [];
    for (let day = first; day <= last; day = daysAfter(day, everyDays)) rows.push([day, currency, home, ""]);
    return rows;
  });
}
