/** The periods that are offered; all of them but the first end with today. `all` is every day that facts tell of. */
export const presets = [
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
export type Preset = (typeof presets)[number];

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
  const [year = 0, month = 1] = today.split("-").map(Number);
  const quarter = Math.floor((month - 1) / 3) * 3;
  const until = daysAfter(today, 1);
  const starts = {
    "last-7-days": [daysAfter(today, -6), until],
    "last-30-days": [daysAfter(today, -29), until],
    "last-90-days": [daysAfter(today, -89), until],
    "last-12-months": [dayOf(year - 1, month, 1), until],
    "this-month": [dayOf(year, month - 1, 1), until],
    "last-month": [dayOf(year, month - 2, 1), dayOf(year, month - 1, 1)],
    "this-quarter": [dayOf(year, quarter, 1), until],
    "last-quarter": [dayOf(year, quarter - 3, 1), dayOf(year, quarter, 1)],
    "this-year": [dayOf(year, 0, 1), until],
    "last-year": [dayOf(year - 1, 0, 1), dayOf(year, 0, 1)],
  } satisfies Record<Exclude<Preset, "all">, [string, string]>;
  const [from, to] = starts[preset] as [string, string];
  return { from, to };
}

/** Months and days beyond their ends count on into the neighbouring ones. */
const dayOf = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
