import { toMinor } from "../../src/model/money.ts";
import type { Figures, Statement } from "../../src/model/statement.ts";
import type { Truth } from "./truth.ts";

/** What of a statement's totals does not agree with its own parts, or with the orders of the simulated truth. */
export function reconcile(
  { model, rows, totals, all, unattributed, currency }: Statement,
  { totals: truth }: Truth,
): string[] {
  const minor = (money: string) => toMinor(money, currency);
  const sum = (of: readonly Figures[], what: "return" | "cost") =>
    of.reduce((total, row) => total + minor(row[what]), 0);
  const social = rows.filter(({ social }) => social);
  const pairs: [string, number, number][] = [
    ["rows and unattributed make all's return", sum(rows, "return") + minor(unattributed.return), minor(all.return)],
    ["rows make all's cost", sum(rows, "cost"), minor(all.cost)],
    ["social rows make social's return", sum(social, "return"), minor(totals.return)],
    ["social rows make social's cost", sum(social, "cost"), minor(totals.cost)],
    ["all's return is the orders'", minor(all.return), minor(truth.revenue)],
    ["all's conversions are the orders", all.conversions, truth.conversions],
    ...rows.map((row): [string, number, number] => [
      `evidence makes the return of ${JSON.stringify(row.key)}`,
      Object.values(row.evidence).reduce((total, part) => total + minor(part), 0),
      minor(row.return),
    ]),
  ];
  return pairs
    .filter(([, one, other]) => one !== other)
    .map(([what, one, other]) => `${model}: ${what}: ${one} ≠ ${other}`);
}
