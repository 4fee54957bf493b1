import { evidences } from "../../model/evidence.ts";
import type { Statement } from "../../model/statement.ts";
import { costLines } from "../cost-lines.ts";
import { minus, money, percent, percentRange } from "../figures.ts";
import { capitalised, evidenceMeanings } from "../labels.ts";
import { standing, tooFew } from "../lines.ts";
import { pad, truncate } from "./display-width.ts";
import type { Ink } from "./ink.ts";

/** The statement of account for social media: return by evidence, cost by category, net, ROI. */
export function accountLines(statement: Statement, width: number, ink: Ink): string[] {
  const { totals, currency } = statement;
  const net = money(minus(totals.return, totals.cost, currency));
  const costs = costLines(statement);
  const returns = evidences
    .filter((kind) => Number(totals.evidence[kind]) !== 0)
    .map((kind) => [capitalised(kind), money(totals.evidence[kind]), evidenceMeanings[kind]] as const);
  const amounts = [net, money(totals.cost), money(totals.return), ...costs.map(({ amount }) => money(amount))];
  const room = Math.max(...amounts.map((amount) => amount.length));
  const line = (label: string, amount: string, note = "") =>
    `  ${pad(label, 28)}${pad(amount, room, "right")}${note === "" ? "" : `  ${ink.quiet(truncate(note, width - 32 - room))}`}`;
  const sumLine = (label: string, amount: string) => ink.strong(line(label, amount));
  return [
    ...returns.map(([label, amount, note]) => line(label, amount, note)),
    sumLine("Return", money(totals.return)),
    "",
    ...costs.map(({ label, amount }) => line(label, money(amount))),
    sumLine("Cost of social media", money(totals.cost)),
    "",
    sumLine("Net", net),
    roiLine(statement, ink, line),
  ];
}

function roiLine({ totals }: Statement, ink: Ink, line: (label: string, amount: string, note?: string) => string) {
  if (totals.roi === null) return line("ROI", "–", "cannot be told");
  if (tooFew(totals)) return ink.quiet(line("ROI", percent(totals.roi), "not enough data"));
  const range = totals.interval === null ? "" : `90 % interval: ${percentRange(totals.interval)}`;
  return ink[standing(totals) === "loss" ? "bad" : "strong"](line("ROI", percent(totals.roi), range));
}
