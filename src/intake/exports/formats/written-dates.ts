import { basename } from "node:path";
import { latinDigits } from "../cells/digits.ts";
import { monthNumber } from "../languages/months.ts";

/** Half-open days. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * The days that a text names, in the order they stand: "July 8, 2025", "27 January 2026", "1. Februar 2026",
 * "6 de dezembro de 2025", "۵ مارس ۲۰۲۶", "2026-03-01", "20260301", "9/24/2026". Of 3/4/2026 the month is read first, of 3.4.2026 the
 * day.
 */
export function datesIn(text: string): Temporal.PlainDate[] {
  const found = [...plain(text).matchAll(anyDate)].map(({ groups = {} }) => partsOf(groups));
  const daysFirst = found.some(({ numeric, b, a }) => numeric && a > 12 && b <= 12);
  return found.flatMap(({ numeric, year, a, b }) => {
    const [month, day] = numeric && daysFirst ? [b, a] : [a, b];
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? [Temporal.PlainDate.from({ year, month, day })] : [];
  });
}

/** From the first to the last of two days, the last included; a single day is a period of one. */
export function daysBetween(first: Temporal.PlainDate | undefined, last = first): Days | null {
  if (first === undefined || last === undefined || Temporal.PlainDate.compare(first, last) > 0) return null;
  return { from: first.toString(), to: last.add({ days: 1 }).toString() };
}

/**
 * The range in a file's name, as in "Shop-Campaigns-1-Mar-2026-31-Mar-2026.csv", else in the name of the archive it came
 * in. A single date says when it was made.
 */
export function rangeInName(file: string): Days | null {
  return (
    namesOf(file)
      .map(rangeIn)
      .find((range) => range !== null) ?? null
  );
}

/** The names a file goes by: its own, then those of the archives it came in. */
export const namesOf = (file: string): string[] => [
  basename(file),
  ...file.split(/[\\/]/).filter((part) => /\.zip$/i.test(part)),
];

function rangeIn(name: string): Days | null {
  // Meta has written both days without a sign between them: "1-Sep-202430-Sep-2024".
  const apart = name.replace(/(?<=-20\d\d)(?=\d{1,2}-\p{L}{3,}-20\d\d)/gu, " ");
  const [first, last, third] = datesIn(apart.replace(/(?<=\p{L}|\d)[-_](?=\p{L})|(?<=\p{L})[-_]|_/gu, " "));
  return last === undefined || third !== undefined ? null : daysBetween(first, last);
}

const anyDate = new RegExp(
  [
    String.raw`(?<!\d)(?<y1>20\d\d)([-/.]?)(?<m1>0[1-9]|1[0-2])\2(?<d1>0[1-9]|[12]\d|3[01])(?!\d)`,
    String.raw`(?<!\d)(?<d2>\d{1,2})\.?\s*(?:de\s+)?(?<m2>\p{L}{2,12})\.?,?[\s-]*(?:de\s+|del\s+)?(?<y2>20\d\d)(?!\d)`,
    String.raw`(?<m3>\p{L}{2,12})\.?[\s-]+(?<d3>\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(?<y3>20\d\d)(?!\d)`,
    String.raw`(?<!\d)(?<a>\d{1,2})(?<sign>[./-])(?<b>\d{1,2})\k<sign>(?<y4>20\d\d)(?!\d)`,
  ].join("|"),
  "gu",
);

/** A date as found: `a` the month and `b` the day, or, where it is numeric, the two as they stand. */
function partsOf(groups: Record<string, string | undefined>): { numeric: boolean; year: number; a: number; b: number } {
  const { y1, m1, d1, y2, m2, d2, y3, m3, d3, y4, a, b, sign } = groups;
  if (y1 !== undefined) return { numeric: false, year: Number(y1), a: Number(m1), b: Number(d1) };
  if (y4 !== undefined && sign === ".") return { numeric: false, year: Number(y4), a: Number(b), b: Number(a) };
  if (y4 !== undefined) return { numeric: true, year: Number(y4), a: Number(a), b: Number(b) };
  return { numeric: false, year: Number(y2 ?? y3), a: monthNumber(m2 ?? m3 ?? ""), b: Number(d2 ?? d3) };
}

/** Without accents and signs that aren't seen, digits of Persian and Arabic as ours. */
const plain = (text: string): string =>
  latinDigits(text)
    .normalize("NFKD")
    .replace(/[\p{M}\u200b-\u200f\ufeff]/gu, "")
    .toLowerCase();
