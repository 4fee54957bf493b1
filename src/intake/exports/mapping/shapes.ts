import { isCurrency } from "../../../model/money.ts";
import { decimalOf, isBlank } from "../cells/cells.ts";
import { latinDigits } from "../cells/digits.ts";
import { monthNumber } from "../languages/months.ts";

/** What the cells of a column look like. */
export type Shape =
  | "id"
  | "moment"
  | "money"
  | "count"
  | "number"
  | "person"
  | "currency"
  | "word"
  | "address"
  | "text";

/** How well the filled cells of a column have a shape, 0 to 1; null for a column without any. */
export function fitOf(cells: readonly string[], shape: Shape): number | null {
  const filled = cells.map((cell) => latinDigits(cell.trim())).filter((cell) => !isBlank(cell));
  if (filled.length === 0) return null;
  if (shape === "id") return new Set(filled).size / filled.length;
  if (shape === "word") return wordness(filled);
  return filled.filter(tests[shape]).length / filled.length;
}

const email = /^\S+@\S+\.\S+$/;
const number =
  /^[(−–-]?\s*(?:\p{Sc}|[A-Z]{3}|kr\.?|Rp\.?)?\s*[−–-]?\d[\d.,'’\s\u00a0\u202f]*\s*(?:\p{Sc}|[A-Z]{3}|kr\.?|zł)?\)?$/iu;
const isNumber = (cell: string): boolean => number.test(cell);

const tests: Readonly<Record<Exclude<Shape, "id" | "word">, (cell: string) => boolean>> = {
  moment: isMoment,
  // A bare number of eight digits and more is rather an id or a telephone.
  money: (cell) => isNumber(cell) && !/^\d{8,}$/.test(cell),
  count: (cell) => isNumber(cell) && (/^\d+$/.test(cell) || decimalOf([cell]) === undefined),
  number: isNumber,
  person: (cell) => email.test(cell) || /^[\w+()./ -]{4,}$/.test(cell),
  currency: (cell) => isCurrency(cell.toUpperCase()),
  address: (cell) => /^(https?:\/\/|www\.|\/)|^[\w-]+(\.[\w-]+)*\.[a-z]{2,}(\/|$)/i.test(cell),
  text: (cell) => !isNumber(cell) && !email.test(cell),
};

function isMoment(cell: string): boolean {
  if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:$|[T ])/.test(cell) || /^20\d{2}[01]\d[0-3]\d$/.test(cell)) return true;
  if (/^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?:$|[ ,])/.test(cell)) return true;
  return /\d/.test(cell) && (cell.match(/\p{L}{3,}/gu) ?? []).some((word) => monthNumber(word) > 0);
}

/** Words recur and are short: names of sources, stages, statuses. */
function wordness(cells: readonly string[]): number {
  const words = cells.filter((cell) => !isNumber(cell) && !email.test(cell) && cell.length <= 40);
  const different = new Set(cells).size;
  const recurring = cells.length < 8 ? 1 : Math.min(1, (cells.length - different) / cells.length + 0.3);
  return (words.length / cells.length) * recurring;
}
