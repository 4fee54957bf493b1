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

/** A decimal of the API as the reader types it: with their digits and their decimal separator, and nothing between thousands. */
export function asTyped(decimal: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { useGrouping: false });
  const separator = format.formatToParts(0.5).find(({ type }) => type === "decimal")?.value ?? ".";
  return decimal.replaceAll(/\d/g, (digit) => format.format(Number(digit))).replace(".", separator);
}
