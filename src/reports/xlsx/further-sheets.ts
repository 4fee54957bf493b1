import { evidences } from "../../model/evidence.ts";
import type { Statement } from "../../model/statement.ts";
import { sum } from "../figures.ts";
import {
  basisWords,
  capitalised,
  evidenceMeanings,
  formatLabel,
  modelTitle,
  networkTitle,
  rowLabel,
  sumsWords,
} from "../labels.ts";
import { countFormat, formula, moneyFormat, number, sheetOf, text } from "./cells.ts";

/** The costs by category with their sum, and below them each cost and how it was shared. */
export function costsSheet({ costs, ledger, currency }: Statement) {
  const format = moneyFormat(currency);
  const total = sum(
    costs.map(({ amount }) => amount),
    currency,
  );
  const shared = (shares: Statement["ledger"][number]["shares"]) =>
    shares.map((share) => `${rowLabel(share)}: ${share.amount}`).join("; ");
  return sheetOf(
    [
      ["Category", `Amount, ${currency}`].map(text),
      ...costs.map(({ category, amount }) => [text(capitalised(category)), number(amount, format)]),
      [
        text("Total"),
        costs.length === 0 ? number(total, format) : formula(`SUM(B2:B${costs.length + 1})`, total, format),
      ],
      [],
      [
        "What",
        `Amount, ${currency}`,
        "Category",
        "Scope",
        "From",
        "To (not included)",
        "How it was shared",
        "Shares",
      ].map(text),
      ...ledger.map(({ what, amount, category, scope, from, to, rule, shares }) => [
        text(what),
        number(amount, format),
        ...[category, scope, from, to, rule, shared(shares)].map(text),
      ]),
    ],
    [30, 16, 18, 22, 12, 16, 40, 60],
  );
}

/** What each platform claims, what was found, and the gap as a formula. */
export function claimsSheet({ claims, currency }: Statement) {
  const format = moneyFormat(currency);
  return sheetOf(
    [
      ["Platform", "Claimed", "Found", "Gap", `Claimed, ${currency}`, `Found, ${currency}`].map(text),
      ...claims.map(({ platform, claimed, found, claimedValue, foundValue }, index) => [
        text(networkTitle(platform)),
        number(claimed),
        number(found),
        formula(`B${index + 2}-C${index + 2}`, claimed - found, countFormat(claimed - found)),
        number(claimedValue, format),
        number(foundValue, format),
      ]),
    ],
    [20, 12, 12, 12, 18, 18],
  );
}

/** Every file, what it held, and why some were set aside. */
export function sourcesSheet({ sources }: Statement) {
  return sheetOf(
    [
      ["File", "Format", "Rows", "Rejected", "Used", "Note", "From", "To (not included)", "What it held"].map(text),
      ...sources.map(({ file, format, rows, rejected, used, note, period, sums, currency }) => [
        text(file),
        text(formatLabel(format)),
        number(rows),
        number(rejected),
        text(used ? "used" : "set aside"),
        text(note),
        text(period?.from),
        text(period?.to),
        text(sumsWords(sums, currency)),
      ]),
    ],
    [50, 18, 10, 10, 10, 50, 12, 16, 60],
  );
}

/** Every warning and what to do about it. */
export function warningsSheet({ warnings }: Statement) {
  return sheetOf(
    [
      ["What is wrong", "What to do", "Code"].map(text),
      ...warnings.map(({ message, hint, code }) => [message, hint, code].map(text)),
    ],
    [80, 80, 26],
  );
}

/** How the figures were worked out: model, lookback, basis, formulas, and what the evidence words mean. */
export function howSheet(statement: Statement) {
  return sheetOf(
    [
      ["Attribution model", modelTitle(statement.model)],
      ["Lookback, days", String(statement.lookbackDays)],
      ["Basis", basisWords(statement)],
      ...Object.entries(statement.formulas),
      ...evidences.map((kind) => [`Evidence: ${kind}`, evidenceMeanings[kind]]),
    ].map((row) => row.map(text)),
    [26, 110],
  );
}
