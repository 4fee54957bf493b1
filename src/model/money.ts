/** The decimals of a currency's minor unit after ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD. (CLDR's differ: HUF has 0 there.) */
export function minorDigits(currency: string): number {
  if (withoutDecimals.includes(currency)) return 0;
  return withThreeDecimals.includes(currency) ? 3 : 2;
}

const withoutDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ");
const withThreeDecimals = "BHD IQD JOD KWD LYD OMR TND".split(" ");

const knownCurrencies = new Set(Intl.supportedValuesOf("currency"));

/** Whether `code` is a currency of ISO 4217, in capitals. */
export function isCurrency(code: string): boolean {
  return knownCurrencies.has(code);
}

/** Minor units as a decimal string in the major unit: (123450, "EUR") → "1234.50". */
export function toDecimal(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

/** A decimal string or number in the major unit as integer minor units, half away from zero: ("1234.5", "EUR") → 123450. */
export function toMinor(major: string | number, currency: string): number {
  const value = Number(major);
  if (!Number.isFinite(value)) throw new RangeError(`not an amount: ${major}`);
  return Math.sign(value) * Math.round(Number(`${Math.abs(value)}e${minorDigits(currency)}`));
}

/**
 * Shares `total` (an integer) out by `weights` so that the parts are integers and sum to it exactly, by largest
 * remainder; remainders equal to a hundredth of a unit go to the earlier part. All weights zero: shared evenly. Negative totals share alike.
 */
export function share(total: number, weights: readonly number[]): number[] {
  if (weights.length === 0) {
    if (total !== 0) throw new RangeError("cannot share an amount among nobody");
    return [];
  }
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((w) => (Math.abs(total) * (sum === 0 ? 1 : w)) / (sum === 0 ? weights.length : sum));
  const parts = exact.map(Math.floor);
  let left = Math.abs(total) - parts.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: Math.round((value - Math.floor(value)) * 100) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left-- <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
  }
  return total < 0 ? parts.map((p) => (p === 0 ? 0 : -p)) : parts;
}
