import type { CostEntry, CostInterval } from "../../model/cost.ts";
import { KnownError } from "../../model/errors.ts";
import { minorDigits, share } from "../../model/money.ts";
import { daysIn, isBefore, overlap, type Period } from "../../model/period.ts";

/** What one cost entry comes to inside a period: `period` is the part of it the entry covers. */
export interface CostAmount {
  entry: CostEntry;
  period: Period;
  /** The entry's own currency, or the plan's. */
  currency: string;
  /** In minor units of `currency`. */
  amountMinor: number;
}

/** What the entries come to inside the period, in their order; those that share no day with it are left out. */
export function costAmounts(entries: readonly CostEntry[], period: Period, planCurrency: string): CostAmount[] {
  return entries.flatMap((entry) => {
    const covered = overlap(period, { from: entry.from, to: entry.to ?? period.to });
    if (covered === null) return [];
    const currency = entry.currency ?? planCurrency;
    return [{ entry, period: covered, currency, amountMinor: amountMinorIn(entry, covered, currency) }];
  });
}

/** The amount day by day, in minor units that sum to it exactly: each day weighs what it weighs in its month or year. */
export function amountPerDay({
  entry,
  period,
  amountMinor,
}: CostAmount): { day: Temporal.PlainDate; amountMinor: number }[] {
  const days = spansOf(entry, period).flatMap(({ from, days, of }) =>
    Array.from({ length: days }, (_, at) => ({ day: from.add({ days: at }), weight: 1 / of })),
  );
  const amounts = share(
    amountMinor,
    days.map(({ weight }) => weight),
  );
  return days.map(({ day }, at) => ({ day, amountMinor: amounts[at] ?? 0 }));
}

/** The amount, or hours × rate, in minor units of a currency, rounded half away from zero. */
export function priceMinor(entry: CostEntry, currency: string): number {
  const { times, over } = priceOf(entry);
  return Number((2n * times * 10n ** BigInt(minorDigits(currency)) + over) / (2n * over));
}

/** Price × the sum of days / days of the unit, in whole numbers throughout, rounded once, half away from zero. */
function amountMinorIn(entry: CostEntry, covered: Period, currency: string): number {
  const price = priceOf(entry);
  let units = { times: 0n, over: 1n };
  for (const { days, of } of spansOf(entry, covered)) {
    units = { times: units.times * BigInt(of) + BigInt(days) * units.over, over: units.over * BigInt(of) };
    const common = greatestCommonDivisor(units.times, units.over);
    units = { times: units.times / common, over: units.over / common };
  }
  const times = price.times * units.times * 10n ** BigInt(minorDigits(currency));
  const over = price.over * units.over;
  const minor = Number((2n * times + over) / (2n * over));
  if (Number.isSafeInteger(minor)) return minor;
  throw new KnownError("invalid_plan", `the cost "${entry.what}" comes to more than can be counted`);
}

/** The amount, or hours × rate, as a fraction. */
function priceOf({ amount, hours, rate }: CostEntry): { times: bigint; over: bigint } {
  if (amount !== undefined) return fraction(amount);
  const [time, wage] = [fraction(hours ?? "0"), fraction(rate ?? "0")];
  return { times: time.times * wage.times, over: time.over * wage.over };
}

function fraction(decimal: string): { times: bigint; over: bigint } {
  const [whole = "0", decimals = ""] = decimal.split(".");
  return { times: BigInt(whole + decimals), over: 10n ** BigInt(decimals.length) };
}

/** A run of days inside one unit of the price that is `of` days long. */
interface Span {
  from: Temporal.PlainDate;
  days: number;
  of: number;
}

/** The covered days by the unit the price is for: weeks have seven days, months, quarters and years their own length. */
function spansOf(entry: CostEntry, covered: Period): Span[] {
  const days = daysIn(covered);
  const whole = (of: number) => [{ from: covered.from, days, of }];
  if (entry.per === undefined) return whole(daysIn({ from: entry.from, to: entry.to ?? covered.to }));
  if (entry.per === "day") return whole(1);
  if (entry.per === "week") return whole(7);
  const spans: Span[] = [];
  for (
    let unit = unitAround(covered.from, entry.per);
    isBefore(unit.from, covered.to);
    unit = unitAround(unit.to, entry.per)
  ) {
    const shared = overlap(unit, covered);
    if (shared !== null) spans.push({ from: shared.from, days: daysIn(shared), of: daysIn(unit) });
  }
  return spans;
}

const monthsIn = { month: 1, quarter: 3, year: 12 } as const satisfies Partial<Record<CostInterval, number>>;

/** The calendar month, quarter or year the day stands in. */
function unitAround(day: Temporal.PlainDate, per: keyof typeof monthsIn): Period {
  const months = monthsIn[per];
  const from = day.with({ day: 1, month: day.month - ((day.month - 1) % months) });
  return { from, to: from.add({ months }) };
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
