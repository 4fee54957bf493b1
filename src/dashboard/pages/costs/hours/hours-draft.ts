import { minorDigits } from "../../../../model/money.ts";
import type { Answered, Given } from "../../../app/client.ts";
import { daysAfter } from "../../../app/presets.ts";
import { asTyped, typedDecimal } from "../../../kit/typed-decimal.ts";

export type Timesheet = Answered<"getTimesheet">;
type Kept = Given<"keepTimesheet">["body"]["rows"][number];

/** A row as it is typed. */
export interface HoursRow {
  readonly key: string;
  readonly id: string | undefined;
  readonly what: string;
  readonly hours: string;
  readonly rate: string;
  readonly currency: string | undefined;
  readonly scope: Kept["scope"];
}

let made = 0;

/** A row to type in. */
export const emptyRow = (): HoursRow => ({
  key: `new ${++made}`,
  ...{ id: undefined, what: "", hours: "", rate: "", currency: undefined, scope: undefined },
});

/** The rows of a week as they stand, with an empty one behind them. */
export const rowsOf = ({ rows }: Pick<Timesheet, "rows">, locale: string): HoursRow[] => [
  ...rows.map(({ id, what, hours, rate, currency, scope }) => ({
    ...{ key: id, id, what, hours: asTyped(hours, locale), rate: asTyped(rate, locale), currency },
    scope: scope as HoursRow["scope"],
  })),
  emptyRow(),
];

/** The week before taken over: its rows that are not there yet, by name. */
export function takenOver(rows: readonly HoursRow[], before: Timesheet["before"], locale: string): HoursRow[] {
  const there = new Set(rows.map(({ what }) => what.trim().toLowerCase()));
  const more = before
    .filter(({ what }) => !there.has(what.trim().toLowerCase()))
    .map(({ what, hours, rate, currency, scope }) => ({
      ...emptyRow(),
      ...{ what, hours: asTyped(hours, locale), rate: asTyped(rate, locale) },
      ...{ currency, scope: scope as HoursRow["scope"] },
    }));
  return [...rows.filter((row) => !isEmpty(row)), ...more, emptyRow()];
}

export const isEmpty = ({ what, hours, rate, id }: HoursRow): boolean =>
  id === undefined && what.trim() === "" && hours.trim() === "" && rate.trim() === "";

/** What is wrong with a row: the names of its cells. A row of no hours says that there is none, and is taken away. */
export function wrongIn(row: HoursRow, locale: string): readonly ("what" | "hours" | "rate")[] {
  if (isEmpty(row)) return [];
  const hours = typedDecimal(row.hours, locale);
  if (hours !== null && Number(hours) === 0) return [];
  return [
    ...(row.what.trim() === "" ? (["what"] as const) : []),
    ...(hours === null ? (["hours"] as const) : []),
    ...(typedDecimal(row.rate, locale) === null ? (["rate"] as const) : []),
  ];
}

/** The rows as the API takes them; those without hours are none. */
export function keptRows(rows: readonly HoursRow[], locale: string): Kept[] {
  return rows.flatMap(({ id, what, hours, rate, currency, scope }) => {
    const read = typedDecimal(hours, locale);
    if (read === null || Number(read) === 0) return [];
    return [
      {
        ...(id === undefined ? {} : { id }),
        ...{ what: what.trim(), hours: read, rate: typedDecimal(rate, locale) ?? "0" },
        ...(currency === undefined ? {} : { currency }),
        ...(scope === undefined ? {} : { scope }),
      },
    ];
  });
}

/** hours × rate as a decimal string, rounded once, half away from zero, as the ledger rounds it; null where one is no number. */
export function priceOf({ hours, rate }: HoursRow, currency: string, locale: string): string | null {
  const [time, wage] = [typedDecimal(hours, locale), typedDecimal(rate, locale)];
  if (time === null || wage === null) return null;
  const digits = minorDigits(currency);
  const [a, b] = [fraction(time), fraction(wage)];
  const over = a.over * b.over;
  const minor = (2n * a.times * b.times * 10n ** BigInt(digits) + over) / (2n * over);
  const text = String(minor).padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function fraction(decimal: string): { times: bigint; over: bigint } {
  const [whole = "0", decimals = ""] = decimal.split(".");
  return { times: BigInt(whole + decimals), over: 10n ** BigInt(decimals.length) };
}

/** The Monday of the week that a day is in. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return daysAfter(day, -weekday);
}

/** The number of the week of a Monday, by ISO 8601. */
export function weekNumber(monday: string): number {
  const thursday = daysAfter(monday, 3);
  const first = Date.parse(`${thursday.slice(0, 4)}-01-01`);
  return 1 + Math.floor((Date.parse(thursday) - first) / 604_800_000);
}
