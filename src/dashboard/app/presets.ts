import { dayOfJalali, jalaliOf } from "./jalali.ts";

/** Periods by days and by Gregorian months; `all` is every day that facts tell of. */
const gregorianPresets = [
  "all",
  "last-7-days",
  "last-30-days",
  "last-90-days",
  "last-12-months",
  "this-month",
  "last-month",
  "this-quarter",
  "last-quarter",
  "this-year",
  "last-year",
] as const;
type GregorianPreset = (typeof gregorianPresets)[number];

/** Those of Persian months go by names of their own, so that a link asks for the same days whoever reads it. */
const jalaliPresets = [
  "last-12-months-jalali",
  "this-month-jalali",
  "last-month-jalali",
  "this-quarter-jalali",
  "last-quarter-jalali",
  "this-year-jalali",
  "last-year-jalali",
] as const;
type JalaliPreset = (typeof jalaliPresets)[number];

/** Every period that an address may name. */
export const presets = [...gregorianPresets, ...jalaliPresets] as const;
export type Preset = (typeof presets)[number];

/** Whether a period goes by Persian months. */
export const isJalali = (preset: string): preset is JalaliPreset =>
  (jalaliPresets as readonly string[]).includes(preset);

/** The name of a period without its calendar. */
export const bareName = (preset: Preset): GregorianPreset => preset.replace(/-jalali$/, "") as GregorianPreset;

/** Whether its days hang on whose months they are. */
export const hangsOnCalendar = (preset: Preset): boolean => isJalali(`${bareName(preset)}-jalali`);

/** The periods that are offered to a reader of either calendar. */
export const presetsFor = (readsJalali: boolean): readonly Preset[] =>
  gregorianPresets.map((preset) => {
    const own = `${preset}-jalali`;
    return readsJalali && isJalali(own) ? own : preset;
  });

/** The day it is somewhere, such as 2026-11-23. */
export const todayIn = (timeZone: string, now = new Date()): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);

/** A day so many days after another; before it where negative. */
export function daysAfter(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return dayOf(year, month - 1, date + days);
}

/** How many days lie between two, the second not counted. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The days of a preset by the workspace's clock, half-open; nothing where it asks for all, or while the zone is not known. */
export function periodOf(
  preset: Preset | undefined,
  timeZone: string | undefined,
  now = new Date(),
): { from?: string; to?: string } {
  if (preset === undefined || preset === "all" || timeZone === undefined) return {};
  const today = todayIn(timeZone, now);
  const [from, to] = startsOf(bareName(preset), today, isJalali(preset) ? jalaliMonths : gregorianMonths);
  return { from, to };
}

/** A calendar by its months: which one a day lies in, and the first day of any, counted on beyond the ends of the year. */
interface Months {
  of(day: string): { readonly year: number; readonly month: number };
  first(year: number, month: number): string;
}

const gregorianMonths: Months = {
  of: (day) => ({ year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) }),
  first: (year, month) => dayOf(year, month - 1, 1),
};

const jalaliMonths: Months = {
  of: jalaliOf,
  first: (year, month) => dayOfJalali(year, month, 1) ?? "",
};

function startsOf(preset: GregorianPreset, today: string, { of, first }: Months): readonly [string, string] {
  const { year, month } = of(today);
  const quarter = Math.floor((month - 1) / 3) * 3 + 1;
  const until = daysAfter(today, 1);
  const starts = {
    "last-7-days": [daysAfter(today, -6), until],
    "last-30-days": [daysAfter(today, -29), until],
    "last-90-days": [daysAfter(today, -89), until],
    "last-12-months": [first(year, month - 11), until],
    "this-month": [first(year, month), until],
    "last-month": [first(year, month - 1), first(year, month)],
    "this-quarter": [first(year, quarter), until],
    "last-quarter": [first(year, quarter - 3), first(year, quarter)],
    "this-year": [first(year, 1), until],
    "last-year": [first(year - 1, 1), first(year, 1)],
  } satisfies Record<Exclude<GregorianPreset, "all">, [string, string]>;
  return starts[preset as keyof typeof starts] as [string, string];
}

/** Months and days beyond their ends count on into the neighbouring ones. */
const dayOf = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
