import { toDecimal, toMinor } from "../model/money.ts";

/** A decimal string grouped for reading: "-12345.6" → "−12,345.6". The one number style of every report for people. */
export function money(decimal: string): string {
  const [whole = "0", fraction] = decimal.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${decimal.startsWith("-") ? "−" : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** Money in whole major units, for sentences and charts: "12345.60" → "12,346"; small amounts keep their decimals. */
export function roundMoney(decimal: string): string {
  const value = Number(decimal);
  return Math.abs(value) < 100 && value !== 0 ? money(decimal) : money(Math.round(value).toFixed(0));
}

/** The amounts of one chart with the same decimals: whole units where the largest reaches 1,000, else all they have. */
export function chartMoney(amounts: readonly string[]): (decimal: string) => string {
  const isLarge = amounts.some((amount) => Math.abs(Number(amount)) >= 1000);
  return isLarge ? (decimal) => money(Math.round(Number(decimal)).toFixed(0)) : money;
}

/** A rate in per cent with its sign: 119.88 → "+119.9 %"; from a thousand on without decimals. */
export function percent(value: number): string {
  const text = Math.abs(value) >= 1000 ? Math.abs(value).toFixed(0) : Math.abs(value).toFixed(1);
  return `${signOf(Number(text) * Math.sign(value))}${money(text)} %`;
}

/** The ends of an interval in whole per cent: (19.6, 210.2) → "+20 to +210 %". */
export function percentRange({ low, high }: { low: number; high: number }): string {
  return `${wholePercent(low)} to ${wholePercent(high)} %`;
}

const wholePercent = (value: number) => {
  const rounded = Math.round(value);
  return `${signOf(rounded)}${money(Math.abs(rounded).toFixed(0))}`;
};

function signOf(value: number): string {
  if (value === 0) return "";
  return value < 0 ? "−" : "+";
}

/** A count, credited fractions with at most two decimals: 3.5 → "3.5", 12345 → "12,345". */
export function count(value: number): string {
  return money(String(Math.round(value * 100) / 100));
}

/** A count of something: "1 touch", "12,345 touches"; its plural ends in s unless it is given. */
export const counted = (value: number, one: string, several = `${one}s`): string =>
  `${count(value)} ${count(value) === "1" ? one : several}`;

/** Counts of one column with the same number of decimals: two where any is a fraction, else none. */
export function counts(values: readonly number[]): string[] {
  const hundredths = values.map((value) => Math.round(value * 100));
  const decimals = hundredths.every((value) => value % 100 === 0) ? 0 : 2;
  return hundredths.map((value) => money((value / 100).toFixed(decimals)));
}

/** The cost of a conversion, and a dash where there is none or nothing was spent. */
export function cpaText({ cost, cpa }: { cost: string; cpa: string | null }): string {
  return cpa === null || Number(cost) === 0 ? "–" : money(cpa);
}

/** a − b of two decimal strings, exact in minor units. */
export function minus(a: string, b: string, currency: string): string {
  return toDecimal(toMinor(a, currency) - toMinor(b, currency), currency);
}

/** The sum of decimal strings, exact in minor units. */
export function sum(amounts: readonly string[], currency: string): string {
  return toDecimal(
    amounts.reduce((total, amount) => total + toMinor(amount, currency), 0),
    currency,
  );
}

/** How much came back for each 1 spent, from an ROI in per cent: 140 → "2.40". */
export function perOne(roi: number): string {
  const back = 1 + roi / 100;
  return money((Math.abs(back) >= 100 ? Math.round(back) : back).toFixed(Math.abs(back) >= 100 ? 0 : 2));
}
