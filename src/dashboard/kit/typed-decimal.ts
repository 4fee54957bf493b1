const digits = "۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩";

/**
 * A number as somebody types it, in the digits of any of our languages and with the separators of any of their countries, as
 * the API takes it: "۱٬۲۳۴٫۵" and "1 234,5" → "1234.5". What could be two numbers is read as the reader's locale has it;
 * null where it is none.
 */
export function typedDecimal(typed: string, locale: string): string | null {
  const plain = typed
    .replaceAll(/[۰-۹٠-٩]/g, (digit) => String(digits.indexOf(digit) % 10))
    .replaceAll(/[\s'’\u200e\u200f\u066c]/g, "")
    .replaceAll("٫", ".");
  if (/^\d+$/.test(plain)) return plain;
  const separators = plain.replaceAll(/\d/g, "");
  if (!/^\d*([.,]\d+)+$/.test(plain)) return null;
  const decimal = decimalIn(plain, separators, locale);
  const [whole = "", ...rest] = decimal === null ? [plain] : plain.split(decimal);
  if (rest.length > 1) return null;
  const bare = whole.replaceAll(/[.,]/g, "") || "0";
  return rest.length === 0 ? bare : `${bare}.${rest[0]}`;
}

/** Which separator parts the decimals; null where all of them part thousands. */
function decimalIn(plain: string, separators: string, locale: string): string | null {
  const last = separators.at(-1) ?? ".";
  if (new Set(separators).size > 1) return last;
  if (separators.length > 1) return null;
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(plain)) return last;
  const parts = new Intl.NumberFormat(`${locale}-u-nu-latn`).formatToParts(0.5);
  return parts.find(({ type }) => type === "decimal")?.value === last ? last : null;
}

/** The same where a figure may be below zero: "−12,5" → "-12.5". */
export function typedFigure(typed: string, locale: string, isSigned: boolean): string | null {
  const [, sign, rest = ""] = /^[\s\u200e\u200f]*([-−]?)(.*)$/su.exec(typed) ?? [];
  if (sign === "" || !isSigned) return typedDecimal(typed, locale);
  const read = typedDecimal(rest, locale);
  return read === null || Number(read) === 0 ? read : `-${read}`;
}

/** Within what a figure has to be. */
export interface Limits {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly isWhole?: boolean | undefined;
  /** How many decimals are kept; more are not cut off in silence. */
  readonly decimals?: number | undefined;
}

/** What is wrong with a figure that was read; null where nothing is. */
export function faultIn(
  figure: string | null,
  { min, max, isWhole = false, decimals }: Limits,
): "number" | "whole" | "decimals" | "range" | null {
  if (figure === null) return "number";
  const [, after = ""] = figure.split(".");
  if (isWhole && after !== "") return "whole";
  if (decimals !== undefined && after.length > decimals) return "decimals";
  const value = Number(figure);
  return value < (min ?? value) || value > (max ?? value) ? "range" : null;
}

/** A decimal of the API as the reader types it: with their digits and their decimal separator, and nothing between thousands. */
export function asTyped(decimal: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { useGrouping: false });
  const separator = format.formatToParts(0.5).find(({ type }) => type === "decimal")?.value ?? ".";
  return decimal.replaceAll(/\d/g, (digit) => format.format(Number(digit))).replace(".", separator);
}
