import { rowSums } from "../../attribution/path-credits.ts";
import type { PathTable } from "../../attribution/paths/path-table.ts";
import { creditReplicates } from "../../attribution/paths/replicates.ts";
import type { PathCredits } from "../../model/attribution/path-credits.ts";
import { poissonWeight, unitHash } from "../../statistics/poisson-weight.ts";
import { percentileInterval } from "../../statistics/quantile.ts";

const seed = 1;

/** The answer with 90 % intervals, the same each time; as it is where there are too few conversions for any. */
export function withIntervals(table: PathTable, answer: PathCredits): PathCredits {
  if (!answer.enough) return answer;
  const sums = rowSums(table, answer);
  const drawn = (unit: number, replicate: number) => poissonWeight(unitHash(unit, replicate, seed));
  const { count, conversions, value } = creditReplicates(table, sums, drawn, seed);
  const places = new Map(table.channels.map((channel, at) => [channel, at]));
  const between = (credits: Float64Array, at: number) =>
    percentileInterval(credits.subarray(at * count, (at + 1) * count));
  const rows = answer.rows.map((row) => {
    const at = places.get(row.channel) ?? 0;
    return { ...row, interval: { conversions: between(conversions, at), value: between(value, at) } };
  });
  return { ...answer, replicates: count, rows };
}
