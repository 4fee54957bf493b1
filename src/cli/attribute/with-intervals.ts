import { creditIntervals } from "../../attribution/credit-intervals.ts";
import type { PathQuestion } from "../../attribution/path-credits.ts";
import type { PathTable } from "../../attribution/paths/path-table.ts";
import type { PathCredits } from "../../model/attribution/path-credits.ts";

/** The answer with 90 % intervals, the same each time; as it is where there are too few conversions for any. */
export function withIntervals(table: PathTable, answer: PathCredits, { model }: PathQuestion): PathCredits {
  if (!answer.enough) return answer;
  const { order, paths, form } = answer;
  const { replicates, rows: found } = creditIntervals(table, { model, order, paths, form });
  const byChannel = new Map(found.map(({ channel, ...interval }) => [channel, interval]));
  const rows = answer.rows.map((row) => ({ ...row, interval: byChannel.get(row.channel) ?? null }));
  return { ...answer, replicates, intervalsAre, rows };
}

const intervalsAre =
  "The middle 90 % when the paths of the table are drawn anew. A row tells what its conversions were worth together, not each: how orders of one row differ is not in the intervals of value, which are too narrow by that.";
