/** The decimals a currency's minor unit has (ISO 4217, from the platform's CLDR): 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
}

const digitsByCurrency = new Map<string, number>();

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
 * remainder; equal remainders go to the earlier part. All weights zero: shared evenly. Negative totals share alike.
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
    .map((value, index) => ({ index, remainder: roundAt12(value - Math.floor(value)) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left-- <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
  }
  return total < 0 ? parts.map((p) => (p === 0 ? 0 : -p)) : parts;
}

/** Two remainders that differ by floating-point dust alone are equal. */
const roundAt12 = (value: number) => Math.round(value * 1e9) / 1e9;
