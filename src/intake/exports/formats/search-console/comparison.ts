import { type Context, foldHeader } from "../../format.ts";
import { aliasesOf } from "../../languages/index.ts";
import { datesIn, daysBetween } from "../written-dates.ts";

/** One of the two ranges of a comparison: what it is called, its days where the name tells them, and its columns. */
interface Range {
  readonly name: string;
  readonly period: Context["period"];
  readonly columns: Readonly<Record<string, number>>;
}

const figures = ["clicks", "impressions", "ctr", "position"];

/**
 * The two ranges that a comparison sets side by side, by what stands before the figures' names: "Last 28 days Clicks" and
 * "Previous 28 days Clicks", or "1/1/25 - 1/31/25 Clicks". Null where the header is no comparison of ranges.
 */
export function comparedRanges(header: readonly string[]): { newer: Range; older: Range } | null {
  const [first, second, ...others] = groupsIn(header);
  if (first === undefined || second === undefined || others.length > 0) return null;
  if (![first, second].every(({ name }) => namesRange(name))) return null;
  const periods = periodsOf(first.name, second.name);
  const ranges = [first, second].map((group, index) => ({ ...group, period: periods[index] ?? null })) as [
    Range,
    Range,
  ];
  return secondIsNewer(ranges) ? { newer: ranges[1], older: ranges[0] } : { newer: ranges[0], older: ranges[1] };
}

const known = new Map<string, readonly string[]>();

/** What a figure is called in all languages, folded. */
function namesOf(figure: string): readonly string[] {
  const names = known.get(figure) ?? [figure, ...(aliasesOf("search-console")[figure] ?? []).map(foldHeader)];
  known.set(figure, names);
  return names;
}

/** The figures' columns by what stands before their names. */
function groupsIn(header: readonly string[]): { name: string; columns: Record<string, number> }[] {
  const groups = new Map<string, Record<string, number>>();
  for (const [index, cell] of header.entries()) {
    const folded = foldHeader(cell);
    for (const figure of figures) {
      const suffix = namesOf(figure).find((name) => folded.endsWith(` ${name}`));
      if (suffix === undefined) continue;
      const name = cell.trim().slice(0, -suffix.length).trim();
      if (/^(url|site|average)$/i.test(name)) continue;
      groups.set(name, { [figure]: index, ...groups.get(name) });
    }
  }
  return [...groups].map(([name, columns]) => ({ name, columns }));
}

const older =
  /previous|same period|prior|year ago|last year|vorher|vorig|précédent|anterior|precedent|foregående|forrige|poprzedn|sebelum/i;

const namesRange = (name: string): boolean =>
  /\d/.test(name) || older.test(name) || /\b(last|day|week|month|year)/i.test(name);

/** Both names together tell whether days or months stand first; years of two digits are of this century. */
function periodsOf(first: string, second: string): Context["period"][] {
  const spelled = `${first} ${second}`.replace(/(?<!\d)(\d{1,2}[./-]\d{1,2}[./-])(\d\d)(?!\d)/g, "$120$2");
  const dates = datesIn(spelled);
  if (dates.length !== 4) return [null, null];
  return [daysBetween(dates[0], dates[1]), daysBetween(dates[2], dates[3])];
}

function secondIsNewer([first, second]: readonly [Range, Range]): boolean {
  if (first.period !== null && second.period !== null) return second.period.from > first.period.from;
  return older.test(first.name) && !older.test(second.name);
}
