/** A day of the Persian solar calendar. */
export interface JalaliDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const solar = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  timeZone: "UTC",
});

/** The Persian day of a Gregorian one such as 2026-11-23. */
export function jalaliOf(day: string): JalaliDay {
  const parts = solar.formatToParts(new Date(`${day}T00:00:00Z`));
  const numberOf = (name: "year" | "month" | "day") => Number(parts.find(({ type }) => type === name)?.value);
  return { year: numberOf("year"), month: numberOf("month"), day: numberOf("day") };
}

/** The Gregorian day of a Persian one; null where no month has that day. Months count on beyond the ends of the year. */
export function dayOfJalali(year: number, month: number, day: number): string | null {
  const [ownYear, ownMonth] = [year + Math.floor((month - 1) / 12), ((((month - 1) % 12) + 12) % 12) + 1];
  const before = (ownMonth - 1) * 30 + Math.min(ownMonth - 1, 6);
  const guess = Date.UTC(ownYear + 621, 2, 21 + before + day - 1);
  for (const off of [0, -1, 1, -2, 2]) {
    const iso = new Date(guess + off * 86_400_000).toISOString().slice(0, 10);
    const found = jalaliOf(iso);
    if (found.year === ownYear && found.month === ownMonth && found.day === day) return iso;
  }
  return null;
}

/** A day as somebody types it, in Persian or Latin digits: years below 1700 are Persian. Null where there is no such day. */
export function typedDay(typed: string): string | null {
  const plain = typed.trim().replaceAll(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 15));
  const [, years, months, days] = /^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})$/.exec(plain) ?? [];
  const [year, month, day] = [Number(years), Number(months), Number(days)];
  if (years === undefined || month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (year < 1700) return dayOfJalali(year, month, day);
  const iso = `${years}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}

const persianDigits = new Intl.NumberFormat("fa", { useGrouping: false });

/** A Gregorian day as a Persian reader types it: ۱۴۰۵/۹/۲. */
export function asTypedJalali(iso: string): string {
  const { year, month, day } = jalaliOf(iso);
  return [year, month, day].map((part) => persianDigits.format(part)).join("/");
}
