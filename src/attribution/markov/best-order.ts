import { mulberry } from "../mulberry.ts";
import { type PathTable, sumOfAll } from "../paths/path-table.ts";
import { countWindows, lastWindow, type WindowCounts } from "./windows.ts";

const orders = [1, 2, 3, 4] as const;

/** How well an order tells which paths convert, on paths that it was not fitted to: 0.5 is a coin, 1 is certain. */
export interface OrderScore {
  readonly order: number;
  readonly auc: number;
}

/**
 * Scores orders 1 to 4 by the area under the ROC curve out of sample: rows fall into two halves at random, and a path of
 * one is judged by how often paths of the other that ended in the same state converted; where none did, by the order below.
 * Chosen is the lowest order within one standard error of the best: what is less is luck, and costs states. Where even the best is no
 * more than that above a coin, no order `tells` anything, and order 1 is taken. Null where there are no paths that did not
 * convert: there is nothing to tell apart then.
 *
 * Source: Anderl et al. (2016), §4.2, doi:10.1016/j.ijresmar.2016.03.001; Breiman et al.,
 * Classification and Regression Trees (1984), §3.4.3, the rule of one standard error.
 */
export function bestOrder(table: PathTable): { order: number; tells: boolean; scores: readonly OrderScore[] } | null {
  if (sumOfAll(table.nulls) === 0 || sumOfAll(table.conversions) === 0) return null;
  const scores = orders.map((order) => ({ order, auc: aucOf(table, order) }));
  const best = Math.max(...scores.map(({ auc }) => auc));
  const luck = errorOf(best, sumOfAll(table.conversions), sumOfAll(table.nulls));
  const tells = best > 0.5 + luck;
  const chosen = tells ? scores.find(({ auc }) => auc >= best - luck) : undefined;
  return { order: chosen?.order ?? 1, tells, scores };
}

/** The standard error of an area. Source: Hanley and McNeil (1982), doi:10.1148/radiology.143.1.7063747. */
function errorOf(area: number, conversions: number, nulls: number): number {
  const [two, one] = [area / (2 - area) - area ** 2, (2 * area ** 2) / (1 + area) - area ** 2];
  return Math.sqrt((area * (1 - area) + (conversions - 1) * two + (nulls - 1) * one) / (conversions * nulls));
}

function aucOf(table: PathTable, order: number): number {
  const halves = halvesOf(table);
  const judged = halves.flatMap((half, at) => judgedBy(halves[at === 0 ? 1 : 0], half, order));
  return areaUnder(judged.sort((one, other) => one.chance - other.chance));
}

/** The persons of one row stay together: what a half does not have of them the other has, which would count against a chain. */
function halvesOf(table: PathTable): readonly [PathTable, PathTable] {
  const random = mulberry(1);
  const sides = Uint8Array.from(table.conversions, () => (random() < 0.5 ? 0 : 1));
  const half = (side: number): PathTable => {
    const kept = (column: Float64Array) => column.map((amount, row) => (sides[row] === side ? amount : 0));
    return { ...table, conversions: kept(table.conversions), values: kept(table.values), nulls: kept(table.nulls) };
  };
  return [half(0), half(1)];
}

function judgedBy(fitted: PathTable, judged: PathTable, order: number): Judged[] {
  const counts = orders.filter((one) => one <= order).map((one) => countWindows(fitted, { order: one, nulls: true }));
  const all = sumOfAll(fitted.conversions) / (sumOfAll(fitted.conversions) + sumOfAll(fitted.nulls));
  const rows: Judged[] = [];
  for (let row = 0; row < judged.conversions.length; row++) {
    const [conversions, nulls] = [judged.conversions[row] as number, judged.nulls[row] as number];
    if (conversions + nulls === 0) continue;
    rows.push({ chance: chanceAfter(judged, row, counts) ?? all, conversions, nulls });
  }
  return rows;
}

/** How often paths that ended as this one did converted, by the highest order that knows such. */
function chanceAfter(table: PathTable, row: number, counts: readonly WindowCounts[]): number | null {
  const known = counts.findLast((one) => one.ended.of(lastWindow(table, row, one)) > 0);
  if (known === undefined) return null;
  const window = lastWindow(table, row, known);
  return known.converted.of(window) / known.ended.of(window);
}

interface Judged {
  readonly chance: number;
  readonly conversions: number;
  readonly nulls: number;
}

/** The chance that a path that converted is judged above one that did not; equal judgements count half. */
function areaUnder(ascending: readonly Judged[]): number {
  let [below, pairs, all] = [0, 0, 0];
  for (let at = 0; at < ascending.length; ) {
    let [conversions, nulls] = [0, 0];
    const { chance } = ascending[at] as Judged;
    for (; at < ascending.length && (ascending[at] as Judged).chance === chance; at++) {
      conversions += (ascending[at] as Judged).conversions;
      nulls += (ascending[at] as Judged).nulls;
    }
    pairs += conversions * (below + nulls / 2);
    below += nulls;
    all += conversions;
  }
  return all === 0 || below === 0 ? 0.5 : pairs / (all * below);
}
