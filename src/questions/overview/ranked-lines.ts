import { toDecimal, toMinor } from "../../model/money.ts";
import type { StatementRow } from "../../model/statement.ts";

/** A line with what it brought beyond its cost. */
export type RankedLine = StatementRow & { readonly profit: string; readonly enough: boolean };

const most = 50;
const fewest = 10;

/**
 * The lines of most money at stake, by return less cost whichever way, what brought most first. Lines that neither cost nor
 * brought anything are none. `cut` says how many are left out, `shared` what of all cost belongs to no line.
 */
export function rankedLines(
  rows: readonly StatementRow[],
  { currency, cost }: { currency: string; cost: string },
): { rows: RankedLine[]; cut: number; shared: string } {
  const minor = (amount: string) => toMinor(amount, currency);
  const lines = rows
    .map((row) => ({ row, profitMinor: minor(row.return) - minor(row.cost) }))
    .filter(({ row }) => minor(row.cost) !== 0 || minor(row.return) !== 0);
  const kept = lines.toSorted((a, b) => Math.abs(b.profitMinor) - Math.abs(a.profitMinor)).slice(0, most);
  return {
    rows: kept
      .toSorted((a, b) => b.profitMinor - a.profitMinor)
      .map(({ row, profitMinor }) => ({
        ...row,
        profit: toDecimal(profitMinor, currency),
        enough: row.conversions >= fewest,
      })),
    cut: lines.length - kept.length,
    shared: toDecimal(
      rows.reduce((left, row) => left - minor(row.cost), minor(cost)),
      currency,
    ),
  };
}
