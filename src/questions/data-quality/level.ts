import type { QualityCheck, QualityLevel, QualityRule } from "../../model/data-quality.ts";

/** So many rows of a check are listed. */
const mostRows = 50;

/** What a check found before it is judged. */
interface Found<Row> {
  readonly rule: QualityRule;
  readonly count: number;
  readonly of: number | null;
  readonly money?: { readonly amount: string; readonly of: string } | null;
  readonly rows: readonly Row[];
  /** What is held against the rule, where it is neither the count nor its share. */
  readonly measured?: number;
  /** Where it is not by a bound. */
  readonly level?: QualityLevel;
}

/** What was found says itself whether it is to be mended. */
export const byKind = { of: "kind", note: null, mend: null, least: 1 } as const;

/** A check's common part: its share, its level by its rule, and its first rows. `of` 0 says that there is nothing to look at. */
export function judged<Row>({ rule, count, of, money = null, rows, measured, level }: Found<Row>) {
  const share = of === null || of === 0 ? null : count / of;
  const value = measured ?? (rule.of === "share" ? (share ?? 0) : count);
  return {
    level: level ?? levelOf(value, count, rule),
    state: of === 0 ? ("nothing" as const) : ("checked" as const),
    rule,
    count,
    of,
    share,
    money,
    rows: rows.slice(0, mostRows),
    more: Math.max(0, rows.length - mostRows),
  };
}

/** A check that cannot be made before the rates are there. */
export const needsRate = (rule: QualityRule) => ({
  ...judged<never>({ rule, count: 0, of: null, rows: [] }),
  level: "note" as const,
  state: "needs_rate" as const,
});

function levelOf(value: number, count: number, { note, mend, least }: QualityRule): QualityLevel {
  if (value > 0 && mend !== null && value >= mend && count >= least) return "mend";
  return value > 0 && note !== null && value >= note ? "note" : "good";
}

/** The worst level of all checks, and how many found something. */
export function summed(checks: readonly QualityCheck[]): { level: QualityLevel; notes: number; mends: number } {
  const notes = checks.filter(({ level }) => level === "note").length;
  const mends = checks.filter(({ level }) => level === "mend").length;
  if (mends > 0) return { level: "mend", notes, mends };
  return { level: notes > 0 ? "note" : "good", notes, mends };
}
