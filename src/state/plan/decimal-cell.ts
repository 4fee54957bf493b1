/**
 * A number as sheets of many countries write it, with a decimal point and no thousands: "1 234,50", "1.234,50" and
 * "1,234.50" → "1234.50"; anything else as it stands.
 */
export function plainDecimal(cell: string): string {
  const number = cell.replaceAll(/[\s'’]/g, "");
  if (!/^\d+([.,]\d+)+$/.test(number)) return number;
  const separators = number.replaceAll(/\d/g, "");
  const decimal = separators.at(-1) ?? ".";
  const thousands = decimal === "." ? "," : ".";
  const repeated = separators.length > 1 && !separators.includes(thousands);
  const whole = repeated ? number : number.slice(0, number.lastIndexOf(decimal));
  const decimals = repeated ? "" : `.${number.slice(number.lastIndexOf(decimal) + 1)}`;
  const grouped = new RegExp(`^\\d{1,3}(\\${repeated ? decimal : thousands}\\d{3})+$`);
  if (/^\d+$/.test(whole)) return whole + decimals;
  return grouped.test(whole) ? whole.replaceAll(/[.,]/g, "") + decimals : number;
}

/** Whether the one separator of a number could as well part thousands as decimals: "1,234". */
export function isAmbiguousDecimal(cell: string): boolean {
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(cell.trim());
}
