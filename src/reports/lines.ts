import { evidences } from "../model/evidence.ts";
import type { Figures, Statement, StatementRow } from "../model/statement.ts";
import { sum } from "./figures.ts";
import { rowLabel } from "./labels.ts";

/** One printed line: a row of the statement, or one of its totals. `row` is there for rows alone. */
export type Line = {
  kind: "social" | "total-social" | "other" | "unattributed" | "all";
  label: string;
  figures: Figures;
  row?: StatementRow;
};

/** Every line in the order of the statement: social rows, their total, other channels, unattributed, whole business. */
export function statementLines(statement: Statement): Line[] {
  const rows = (kind: "social" | "other"): Line[] =>
    statement.rows
      .filter((row) => row.social === (kind === "social"))
      .map((row) => ({ kind, label: rowLabel(row), figures: row, row }));
  return [
    ...rows("social"),
    { kind: "total-social", label: "Total social media", figures: statement.totals },
    ...rows("other"),
    { kind: "unattributed", label: "Unattributed", figures: unattributedFigures(statement) },
    { kind: "all", label: "Whole business", figures: statement.all },
  ];
}

function unattributedFigures({ unattributed, currency }: Statement): Figures {
  const zero = sum([], currency);
  const evidence = Object.fromEntries(evidences.map((kind) => [kind, zero])) as Figures["evidence"];
  return { ...unattributed, cost: zero, adSpend: zero, roi: null, interval: null, cpa: null, evidence };
}

/** What the last line must not be taken for. */
export const wholeBusinessNote = "The whole business's ROI sets all return against only the costs that were given.";

/** Below this many conversions a figure is shown greyed as "not enough data" (DESIGN §6). */
export const enoughConversions = 10;

/** Whether a line's ROI rests on too little: it has one, but no interval, from fewer than ten conversions. */
export const tooFew = ({ roi, interval, conversions }: Figures) =>
  roi !== null && interval === null && conversions < enoughConversions;

/** What a line's ROI may be called: a gain or a loss only where its whole interval is one, and "untold" otherwise. */
export type Standing = "gain" | "loss" | "untold" | "few";

/** How far the line's ROI can be told; "few" where it rests on too little for an interval. */
export function standing(figures: Figures): Standing {
  if (tooFew(figures)) return "few";
  const { interval } = figures;
  if (interval !== null && interval.low > 0) return "gain";
  return interval !== null && interval.high < 0 ? "loss" : "untold";
}
