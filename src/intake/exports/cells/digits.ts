/** Digits and number signs of other scripts, each above its Latin one: Persian, Arabic and full-width. */
const others = "۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩０１２３４５６７８９٫٬";
const latin = "012345678901234567890123456789.,";

const anyOther = new RegExp(`[${others}]`);

/** A text with its digits and number signs in Latin script. */
export function latinDigits(text: string): string {
  if (!anyOther.test(text)) return text;
  return Array.from(text, (sign) => latin[others.indexOf(sign)] ?? sign).join("");
}

/** SQL of the same. */
export const latinDigitsOf = (cell: string): string => `translate(${cell}, '${others}', '${latin}')`;
