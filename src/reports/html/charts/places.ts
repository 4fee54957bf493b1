import { toDecimal, toMinor } from "../../../model/money.ts";
import type { Statement } from "../../../model/statement.ts";
import { placeLabel } from "../../labels.ts";

/** Cost and return of one network's paid or organic side, in minor units. */
export type Place = { label: string; network: string; cost: string; return: string };

const shown = 10;

/**
 * Social's rows summed to networks, paid beside organic, the costliest network first; beyond ten lines the rest is one.
 * Where the statement is by channel or by paid, the places are channels, or paid and organic.
 */
export function socialPlaces({ rows, currency }: Statement): Place[] {
  const sums = new Map<string, { label: string; network: string; cost: number; back: number }>();
  for (const row of rows.filter((row) => row.social)) {
    const { key, cost, return: back } = row;
    const label = placeLabel(row);
    const sum = sums.get(label) ?? { label, network: key.network ?? label, cost: 0, back: 0 };
    sum.cost += toMinor(cost, currency);
    sum.back += toMinor(back, currency);
    sums.set(label, sum);
  }
  const all = [...sums.values()];
  const networkCost = (network: string) =>
    all.reduce((total, sum) => total + (sum.network === network ? sum.cost : 0), 0);
  const ordered = all.sort(
    (a, b) => networkCost(b.network) - networkCost(a.network) || a.network.localeCompare(b.network) || b.cost - a.cost,
  );
  return shortened(ordered).map(({ label, network, cost, back }) => ({
    label,
    network,
    cost: toDecimal(cost, currency),
    return: toDecimal(back, currency),
  }));
}

function shortened<T extends { label: string; network: string; cost: number; back: number }>(ordered: T[]) {
  if (ordered.length <= shown) return ordered;
  const rest = ordered.slice(shown - 1);
  const total = (pick: (sum: T) => number) => rest.reduce((sum, place) => sum + pick(place), 0);
  const others = {
    label: `${rest.length} others`,
    network: "",
    cost: total((s) => s.cost),
    back: total((s) => s.back),
  };
  return [...ordered.slice(0, shown - 1), others];
}
