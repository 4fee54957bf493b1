import type { PaidAndOrganic, PaidAndOrganicNetwork } from "../../model/attribution/paid-and-organic.ts";
import { count, counted, counts, money } from "../figures.ts";
import { capitalised, modelTitle, networkTitle } from "../labels.ts";
import type { Column } from "../terminal/columns.ts";
import { wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";
import { aboutLines, hasWorth, notCausedLines } from "./about.ts";
import { laidTable } from "./laid-table.ts";

/** Paid and organic of each network, for a terminal: two lines a network, and below them what of both met. */
export function paidAndOrganicLines(answer: PaidAndOrganic, width: number, ink: Ink): string[] {
  const { about, model, networks, elsewhere, nobody } = answer;
  const head = aboutLines("Paid and organic of each network", about, width, ink);
  if (about.all.conversions === 0) return head;
  const worth = hasWorth(about);
  const worthText = ({ value }: { value: string }) => (worth ? `, ${money(value)} ${about.currency}` : "");
  const sides = networks
    .flatMap(({ network, paid, organic }) => [
      { label: `${capitalised(networkTitle(network))}, paid`, ...paid },
      { label: `${capitalised(networkTitle(network))}, organic`, ...organic },
    ])
    .filter(({ met }) => met.conversions > 0);
  const right = (title: string, cells: readonly string[], droppable = 0): Column => ({
    title,
    align: "right",
    droppable,
    cells: cells.map((text, at) => ({ text, ink: sides[at]?.enough ? "plain" : "quiet" })),
  });
  const columns: Column[] = [
    { title: "Side", align: "left", cells: sides.map(({ label }) => ({ text: label })) },
    right("Met by", counts(sides.map(({ met }) => met.conversions)), 3),
    right("Origin", counts(sides.map(({ roles }) => roles.origin)), 1),
    right("Assist", counts(sides.map(({ roles }) => roles.assist)), 1),
    right("Last", counts(sides.map(({ roles }) => roles.converter)), 1),
    right("Credited", counts(sides.map(({ credited }) => credited.conversions))),
    ...(worth
      ? [
          right(
            `Value, ${about.currency}`,
            sides.map(({ credited }) => money(credited.value)),
          ),
          right("90 % interval", sides.map(intervalText), 2),
        ]
      : []),
  ];
  const { lines } = laidTable(columns, width, ink);
  const rest =
    elsewhere.conversions === 0
      ? []
      : [
          `Touches of no network (direct, e-mail, …) are credited with ${counted(elsewhere.conversions, "conversion")}${worthText(elsewhere)}.`,
        ];
  const anyway =
    nobody.conversions === 0
      ? []
      : [
          `${counted(nobody.conversions, "conversion")}${worthText(nobody)}: credited to nobody, for they would have come anyway, by this model.`,
        ];
  const meetings = networks
    .filter(({ both }) => both.conversions > 0)
    .map((network) => meetingText(network, worth ? about.currency : null));
  return [
    ...head,
    "",
    ...lines,
    "",
    ...[...rest, ...anyway, ...meetings, `Credit by ${modelTitle(model.name)}. ${model.assumes}`].flatMap((text) =>
      wrap(text, width),
    ),
    ...notCausedLines(width, ink),
  ];
}

function intervalText({ interval, enough }: PaidAndOrganicNetwork["paid"]): string {
  if (!enough || interval === null) return "not enough data";
  return `${money(interval.low.toFixed(0))} – ${money(interval.high.toFixed(0))}`;
}

function meetingText({ network, both }: PaidAndOrganicNetwork, currency: string | null): string {
  const worth = currency === null ? "" : ` worth ${money(both.value)} ${currency}`;
  const where = `${capitalised(networkTitle(network))}: ${counted(both.conversions, "conversion")}${worth} met both its sides, `;
  const first = `organic first in ${count(both.organicFirst)}, paid first in ${count(both.paidFirst)}`;
  if (!both.enough) return `${where}${first} (not enough data).`;
  if (both.first === null) return `${where}${first}: which comes first cannot be told from chance.`;
  return `${where}${first}: more often ${both.first} first than chance would have it.`;
}
