import type { Leaf } from "../journeys/origins.ts";
import { share } from "../model/money.ts";

/** Revenue of an analytics table in one of its days or ranges, by where it came from. */
export interface AnalyticsRow {
  readonly from: string;
  readonly to: string;
  readonly leaf: Leaf;
  readonly revenueMinor: number;
  readonly conversions: number;
}

export interface DayCredit {
  readonly day: string;
  readonly leaf: Leaf;
  readonly minor: number;
}

export interface DayUnexplained {
  readonly day: string;
  readonly minor: number;
  readonly conversions: number;
}

/** A part of what nothing better explained: `micro` are millionths of conversions. */
export interface AnalyticsCredit {
  readonly from: string;
  readonly to: string;
  readonly leaf: Leaf;
  readonly minor: number;
  readonly micro: number;
  /** `minor` as a share of what was unexplained in the range. */
  readonly share: number;
}

/**
 * Explains by an analytics table what no touch explains: the unexplained revenue of each of its days (or ranges) goes
 * to its sources by their revenue there, less what is credited to them already, and never more than that; what is left
 * stays unexplained. Sources the table itself cannot name explain nothing.
 */
export function shareAnalytics(
  table: readonly AnalyticsRow[],
  credited: readonly DayCredit[],
  unexplained: readonly DayUnexplained[],
): AnalyticsCredit[] {
  const ranges = Map.groupBy(table, ({ from, to }) => `${from} ${to}`);
  return [...ranges.values()].flatMap((rows) => {
    const { from, to } = rows[0] ?? { from: "", to: "" };
    const inside = <T extends { day: string }>(items: readonly T[]) => items.filter(({ day }) => day >= from && day < to);
    const open = inside(unexplained);
    const openMinor = sum(open.map(({ minor }) => minor));
    const openConversions = sum(open.map(({ conversions }) => conversions));
    if (openMinor <= 0) return [];
    const rest = lessCredited(rows.filter(({ leaf }) => leaf.channel !== "Unassigned"), inside(credited));
    const weights = rest.map(({ minor }) => minor);
    const given = Math.min(openMinor, sum(weights));
    if (given <= 0) return [];
    const minors = share(given, weights);
    const micros = share(Math.round((openConversions * 1_000_000 * given) / openMinor), weights);
    return rest.flatMap(({ leaf }, at) => {
      const minor = minors[at] ?? 0;
      return minor === 0 ? [] : [{ from, to, leaf, minor, micro: micros[at] ?? 0, share: minor / openMinor }];
    });
  });
}

/** What the table has for each source beyond what is credited to it: a source is a network, or a channel alone. */
function lessCredited(rows: readonly AnalyticsRow[], credited: readonly DayCredit[]): { leaf: Leaf; minor: number }[] {
  const groups = Map.groupBy(rows, ({ leaf }) => `${leaf.network} ${leaf.channel} ${leaf.paid}`);
  return [...groups.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]) => {
      const leaf = same[0]?.leaf;
      if (leaf === undefined) return [];
      const already = sum(credited.filter((credit) => isOf(leaf, credit.leaf)).map(({ minor }) => minor));
      const revenues = same.map(({ revenueMinor }) => Math.max(0, revenueMinor));
      const left = Math.max(0, sum(revenues) - already);
      const parts = share(left, revenues);
      return same.map((row, at) => ({ leaf: row.leaf, minor: parts[at] ?? 0 }));
    });
}

/** Whether a credited touch is of what the table's row names; a row without a network speaks for its whole channel. */
const isOf = (row: Leaf, touch: Leaf): boolean =>
  row.channel === touch.channel && row.paid === touch.paid && (row.network === "none" || row.network === touch.network);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
