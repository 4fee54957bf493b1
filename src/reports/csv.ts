import { evidences } from "../model/evidence.ts";
import type { Statement } from "../model/statement.ts";
import { type CsvCell, csvText } from "./csv-text.ts";
import { minus } from "./figures.ts";
import { paidWord } from "./labels.ts";
import { type Line, statementLines } from "./lines.ts";

/** One line per row and total, the same columns whatever the grouping; money in major units, ROI in per cent. */
export function statementCsv(statement: Statement): string {
  return csvText([columns, ...statementLines(statement).map((line) => cells(line, statement))]);
}

const columns = [
  "line",
  "label",
  "network",
  "paid",
  "channel",
  "campaign",
  "post",
  "cost",
  "ad_spend",
  "return",
  "net",
  "roi_percent",
  "roi_low",
  "roi_high",
  "conversions",
  "cpa",
  ...evidences,
  "currency",
  "from",
  "to",
  "model",
  "origin",
  "assist",
  "converter",
];

function cells({ kind, label, figures, row }: Line, statement: Statement): CsvCell[] {
  const { currency, period, model } = statement;
  const { network, paid, channel, campaign, post } = row?.key ?? {};
  return [
    kind,
    label,
    network ?? null,
    paidWord(paid) ?? null,
    channel ?? null,
    campaign ?? null,
    post ?? null,
    { exact: figures.cost },
    { exact: figures.adSpend },
    { exact: figures.return },
    { exact: minus(figures.return, figures.cost, currency) },
    figures.roi,
    figures.interval?.low ?? null,
    figures.interval?.high ?? null,
    figures.conversions,
    figures.cpa === null ? null : { exact: figures.cpa },
    ...evidences.map((kind) => ({ exact: figures.evidence[kind] })),
    currency,
    { exact: period.from },
    { exact: period.to },
    model,
    ...(kind === "unattributed"
      ? [null, null, null]
      : [figures.roles.origin, figures.roles.assist, figures.roles.converter]),
  ];
}
