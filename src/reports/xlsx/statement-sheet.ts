import { evidences } from "../../model/evidence.ts";
import type { Statement } from "../../model/statement.ts";
import { costLines } from "../cost-lines.ts";
import { minus, percentRange } from "../figures.ts";
import { headline, verdictWords } from "../headline.ts";
import { basisWords, capitalised, evidenceMeanings, modelTitle, periodWords } from "../labels.ts";
import { tooFew } from "../lines.ts";
import { type Cell, formula, moneyFormat, number, roiFormula, sheetOf, text } from "./cells.ts";

/** The statement of account: return by evidence, cost by category, net and ROI, each sum a formula. */
export function statementSheet(statement: Statement) {
  const { totals, currency } = statement;
  const format = moneyFormat(currency);
  const rows = opening(statement);
  const add = (...cells: Cell[]) => rows.push(cells);
  const summed = (label: string, lines: Cell[][], total: string) => {
    const first = rows.length + 1;
    rows.push(...lines);
    const f = lines.length === 0 ? null : `SUM(B${first}:B${rows.length})`;
    add(text(label), f === null ? number(total, format) : formula(f, total, format));
    return `B${rows.length}`;
  };
  const returnCell = summed(
    "Return",
    evidences.map((kind) => [
      text(capitalised(kind)),
      number(totals.evidence[kind], format),
      text(evidenceMeanings[kind]),
    ]),
    totals.return,
  );
  add();
  const costs = costLines(statement).map(({ label, amount }) => [text(label), number(amount, format)]);
  const costCell = summed("Cost of social media", costs, totals.cost);
  add();
  add(text("Net"), formula(`${returnCell}-${costCell}`, minus(totals.return, totals.cost, currency), format));
  add(text("ROI, per cent"), roiFormula(costCell, returnCell, totals.roi, totals.cost), text(certainty(statement)));
  return sheetOf(rows, [30, 18, 60]);
}

function opening(statement: Statement): Cell[][] {
  const { sentence, because, verdict } = headline(statement);
  return [
    [text(`${statement.business === null ? "" : `${statement.business}: `}return on social media`)],
    [text(`${periodWords(statement.period)}, ${statement.currency}, ${statement.timeZone}`)],
    [text(`${modelTitle(statement.model)}, ${statement.lookbackDays}-day lookback, ${basisWords(statement)}`)],
    [text(sentence)],
    [text(`${verdictWords[verdict]}. ${because}`)],
    [],
    [text(`${statement.currency}`), text("Amount"), text("What it means")],
  ];
}

function certainty({ totals }: Statement): string {
  if (totals.roi === null) return "cannot be told";
  if (tooFew(totals)) return "not enough data: fewer than 10 conversions";
  return totals.interval === null ? "" : `90 % interval: ${percentRange(totals.interval)}`;
}
