import { MICRO } from "../../attribution/credit.ts";
import type { Leaf } from "../../journeys/origins.ts";
import { share } from "../../model/money.ts";

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
 * stays unexplained. Sources the table itself cannot name keep their part of it, which explains nothing.
 */
export function shareAnalytics(
  table: readonly AnalyticsRow[],
  credited: readonly DayCredit[],
  unexplained: readonly DayUnexplained[],
): AnalyticsCredit[] {
  const ranges = Map.groupBy(table, ({ from, to }) => `${from} ${to}`);
  return [...ranges.values()].flatMap((rows) => {
    const { from, to } = rows[0] ?? { from: "", to: "" };
    const inside = <T extends { day: string }>(items: readonly T[]) =>
      items.filter(({ day }) => day >= from && day < to);
    const open = inside(unexplained);
    const openMinor = sum(open.map(({ minor }) => minor));
    const openConversions = sum(open.map(({ conversions }) => conversions));
    const rest = lessCredited(rows, inside(credited));
    const weights = rest.map(({ minor }) => minor);
    const given = Math.min(openMinor, sum(weights));
    if (given <= 0) return [];
    const minors = share(given, weights);
    const micros = share(Math.round((openConversions * MICRO * given) / openMinor), weights);
    return rest.flatMap(({ leaf }, at) => {
      const minor = minors[at] ?? 0;
      if (minor === 0 || leaf.channel === "Unassigned") return [];
      return [{ from, to, leaf, minor, micro: micros[at] ?? 0, share: minor / openMinor }];
    });
  });
}

/** What the table has for each source beyond what is credited to it. */
function lessCredited(rows: readonly AnalyticsRow[], credited: readonly DayCredit[]): { leaf: Leaf; minor: number }[] {
  const groups = Map.groupBy(rows, ({ leaf }) => sourceOf(leaf));
  const already = new Map<string, number>();
  for (const { leaf, minor } of credited) {
    // A row without a network speaks for what is left of its channel.
    const source = groups.has(sourceOf(leaf)) ? sourceOf(leaf) : sourceOf({ ...leaf, network: "none" });
    already.set(source, (already.get(source) ?? 0) + minor);
  }
  return [...groups.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([source, same]) => {
      const revenues = same.map(({ revenueMinor }) => Math.max(0, revenueMinor));
      const parts = share(Math.max(0, sum(revenues) - (already.get(source) ?? 0)), revenues);
      return same.map((row, at) => ({ leaf: row.leaf, minor: parts[at] ?? 0 }));
    });
}

/** A source of the table: a network, or a channel alone, paid or organic. */
const sourceOf = ({ network, channel, paid }: Leaf): string => `${network} ${channel} ${paid}`;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
