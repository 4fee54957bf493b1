import type { Quartiles } from "../../model/attribution/path-lengths.ts";
import { quantile } from "../../statistics/quantile.ts";
import { quantileIntervals, type Sample } from "../../statistics/quantile-intervals.ts";

/** More persons are gathered into so many random groups for the bootstrap: a quartile is drawn for each line apart. */
export const mostUnits = 256;

/** SQL of the days from a touch j to its conversion c. (Taking moments from each other is many times slower.) */
export const daysTaken = "(epoch_us(c.occurred_at) - epoch_us(j.occurred_at)) / 86400e6";

/** Below ten conversions a figure is shown without an interval: there is not enough data to tell how sure it is. */
export const isEnough = (conversions: number): boolean => conversions >= 10;

const shares = [0.25, 0.5, 0.75] as const;

/** The quartiles of a sample of at least one conversion, to four decimals. */
export function quartilesOf(sample: Sample): Quartiles {
  const found = isEnough(sample.values.length)
    ? quantileIntervals(sample, shares).map(({ value, low, high }) => ({
        value: rounded(value),
        interval: { low: rounded(low), high: rounded(high), level: 0.9 as const },
      }))
    : shares.map((share) => ({ value: rounded(quantile(sample.values, share)), interval: null }));
  const [lowerQuartile, median, upperQuartile] = found as [(typeof found)[0], (typeof found)[0], (typeof found)[0]];
  return { lowerQuartile, median, upperQuartile };
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
