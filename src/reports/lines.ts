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
  return { ...unattributed, cost: zero, adSpend: zero, roi: null, interval: null, cpa: null, evidence, roles: noRoles };
}

const noRoles = { origin: 0, assist: 0, converter: 0 };

/** The lines of social media that stood anywhere in a journey, then all of them together; none where none did. */
export function roleLines(statement: Statement): Line[] {
  const stood = statementLines(statement).filter(
    ({ kind, figures: { roles } }) =>
      (kind === "social" || kind === "total-social") && roles.origin + roles.assist + roles.converter > 0,
  );
  return stood.length < 2 ? [] : stood;
}

/** What the columns of roles count. */
export const rolesNote =
  "Conversions in which a contact there came first (origin), before the last (assist) or last (converter). One conversion may stand in several.";

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
