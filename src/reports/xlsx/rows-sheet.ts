import { evidences } from "../../model/evidence.ts";
import type { Figures, Statement } from "../../model/statement.ts";
import { minus } from "../figures.ts";
import { capitalised, nameLabel, placeLabel } from "../labels.ts";
import { type Line, statementLines, tooFew } from "../lines.ts";
import {
  type Cell,
  countFormat,
  formula,
  moneyFormat,
  number,
  percentFormat,
  roiFormula,
  sheetOf,
  text,
} from "./cells.ts";

/** Every line of the statement; totals are sums of the lines above them, ROI, net and CPA formulas over their row. */
export function rowsSheet(statement: Statement) {
  const lines = statementLines(statement);
  return sheetOf(
    [titles.map(text), ...lines.map((line, index) => cells(line, index + 2, lines, statement))],
    [30, 26, 14, 14, 14, 12, 12, 12, 18, 12, 12, ...evidences.map(() => 14), 14, 10, 10, 10],
  );
}

const roles = ["origin", "assist", "converter"] as const;

const titles = [
  "Line",
  "Campaign or post",
  "Cost",
  "Return",
  "Net",
  "ROI, per cent",
  "90 % low",
  "90 % high",
  "Certainty",
  "Conversions",
  "CPA",
  ...evidences.map(capitalised),
  "Ad spend",
  "Origin",
  "Assist",
  "Converter",
];

function cells(line: Line, at: number, lines: Line[], { currency }: Statement): Cell[] {
  const { figures, row, label } = line;
  const name = row === undefined ? undefined : nameLabel(row);
  const format = moneyFormat(currency);
  const total = (column: string, value: string | number, look = format): Cell => {
    const f = totalFormula(line, lines, column);
    return f === null ? number(value, look) : formula(f, value, look);
  };
  return [
    text(name === undefined || row === undefined ? label : placeLabel(row)),
    text(name ?? null),
    total("C", figures.cost),
    total("D", figures.return),
    formula(`D${at}-C${at}`, minus(figures.return, figures.cost, currency), format),
    roiFormula(`C${at}`, `D${at}`, figures.roi, figures.cost),
    number(figures.interval?.low ?? null, percentFormat),
    number(figures.interval?.high ?? null, percentFormat),
    text(tooFew(figures) ? "not enough data" : null),
    total("J", figures.conversions, countFormat(figures.conversions)),
    cpaCell(figures, at, format),
    ...evidences.map((kind, index) => total(column(evidenceFrom + index), figures.evidence[kind])),
    total(column(evidenceFrom + evidences.length), figures.adSpend),
    // One conversion may stand in several lines: these are never sums.
    ...roles.map((role) => (line.kind === "unattributed" ? null : number(figures.roles[role], countFormat(0)))),
  ];
}

/** Which cells a total adds up; null where it stands for itself or has no lines above it. */
function totalFormula({ kind }: Line, lines: Line[], column: string): string | null {
  const rowsOf = (wanted: Line["kind"]) => lines.flatMap((line, index) => (line.kind === wanted ? [index + 2] : []));
  const range = (rows: number[]) => (rows.length === 0 ? [] : [`${column}${rows[0]}:${column}${rows.at(-1)}`]);
  if (kind === "total-social" && rowsOf("social").length > 0) return `SUM(${range(rowsOf("social")).join(",")})`;
  if (kind !== "all") return null;
  const single = [...rowsOf("total-social"), ...rowsOf("unattributed")].map((row) => `${column}${row}`);
  return `SUM(${[...single, ...range(rowsOf("other"))].join(",")})`;
}

function cpaCell({ cpa, conversions }: Figures, at: number, format: string): Cell {
  if (cpa === null && conversions !== 0) return null;
  return formula(`IF(J${at}=0,"",C${at}/J${at})`, cpa, format);
}

const evidenceFrom = 11;

const column = (index: number) => String.fromCharCode(65 + index);
