import type { Statement } from "../model/statement.ts";
import { plainText } from "./cell-text.ts";
import { headline, verdictWords } from "./headline.ts";
import { basisWords, modelTitle, periodWords } from "./labels.ts";
import { accountLines } from "./terminal/account.ts";
import { claimLines } from "./terminal/claims.ts";
import { wrap } from "./terminal/display-width.ts";
import { type Ink, inkOf } from "./terminal/ink.ts";
import { rolesSection } from "./terminal/roles.ts";
import { rowLines } from "./terminal/rows.ts";
import { sourceLines } from "./terminal/sources.ts";

/** The statement for a terminal: at most 100 columns, escape sequences only when `colour` is true. */
export function statementTable(
  statement: Statement,
  { colour, width = 100 }: { colour: boolean; width?: number },
): string {
  const ink = inkOf(colour);
  const room = Math.min(100, Math.max(60, width));
  const section = (title: string, lines: string[]) => (lines.length === 0 ? [] : ["", ink.strong(title), ...lines]);
  return [
    ...opening(statement, room, ink),
    ...section(`Statement of account, ${statement.currency}`, accountLines(statement, room, ink)),
    "",
    ...rowLines(statement, room, ink),
    ...section("Where social stood", rolesSection(statement, room, ink)),
    ...(statement.claims.length === 0
      ? []
      : section("Claim gaps (claims are never counted)", claimLines(statement, room, ink))),
    ...(statement.sources.length === 0 ? [] : section("Sources", sourceLines(statement, room, ink))),
    ...section("Warnings", warningLines(statement, room, ink)),
    "",
  ].join("\n");
}

function opening(statement: Statement, width: number, ink: Ink): string[] {
  const { sentence, because, verdict } = headline(statement);
  const title =
    statement.business === null ? "Return on social media" : `${plainText(statement.business)}: return on social media`;
  const terms = [
    periodWords(statement.period),
    statement.currency,
    statement.timeZone,
    `${modelTitle(statement.model)}, ${statement.lookbackDays}-day lookback`,
    basisWords(statement),
  ];
  return [
    ...wrap(title, width).map(ink.strong),
    ...wrap(terms.join(" · "), width).map(ink.quiet),
    "",
    ...wrap(sentence, width).map(ink.strong),
    ...wrap(`${verdictWords[verdict]}. ${because}`, width).map(verdict === "loses" ? ink.bad : ink.plain),
  ];
}

function warningLines({ warnings }: Statement, width: number, ink: Ink): string[] {
  return warnings.flatMap(({ message, hint }) => [
    ...hanging("! ", plainText(message), width),
    ...hanging("  → ", plainText(hint), width).map(ink.quiet),
  ]);
}

const hanging = (mark: string, text: string, width: number) =>
  wrap(text, width - mark.length).map((line, index) => (index === 0 ? mark : " ".repeat(mark.length)) + line);
