/** Minutes in a day; a moment of the simulator is `day × 1440 + minute`, local time of the business. */
export const minutesPerDay = 1440;

/**
 * The simulated days, local and in UTC. People are awake, and everything happens, from 07:30 to 23:50 local time: the
 * UTC day of a moment in Europe is then its local day, so platforms that report UTC days agree with those that don't.
 */
export interface Calendar {
  readonly days: number;
  readonly timeZone: string;
  /** "2026-03-01" for every day, and for a year after the last one. */
  readonly date: readonly string[];
  /** Local time minus UTC at noon, in minutes. */
  readonly offsetMinutes: readonly number[];
  readonly from: Temporal.PlainDate;
}

/** The calendar of `days` days from `from`, a day such as 2026-01-01. */
export function calendarOf(from: string, days: number, timeZone: string): Calendar {
  const first = Temporal.PlainDate.from(from);
  const date: string[] = [];
  const offsetMinutes: number[] = [];
  for (let day = 0; day < days + 366; day++) {
    const noon = first.add({ days: day }).toZonedDateTime({ timeZone, plainTime: "12:00" });
    date.push(noon.toPlainDate().toString());
    offsetMinutes.push(Math.round(noon.offsetNanoseconds / 60e9));
  }
  return { days, timeZone, date, offsetMinutes, from: first };
}

export const dayOf = (moment: number): number => Math.floor(moment / minutesPerDay);

const wakesAt = 7 * 60 + 30;
const sleepsAt = 23 * 60 + 50;

/** A moment of `day` at a waking minute, by a uniform number; the evening is busier than the morning. */
export function wakingMoment(day: number, uniform: number): number {
  const skewed = uniform * (1.5 - 0.5 * uniform);
  return day * minutesPerDay + wakesAt + Math.floor(skewed * (sleepsAt - wakesAt));
}

/** `minutes` after `moment`, but not past bedtime. */
export function sameDayAfter(moment: number, minutes: number): number {
  return Math.min(moment + minutes, dayOf(moment) * minutesPerDay + sleepsAt + 9);
}

/** "2026-03-03T10:15:07Z" */
export function utcText({ date, offsetMinutes }: Calendar, moment: number, second: number): string {
  const day = dayOf(moment);
  const minute = moment - day * minutesPerDay - (offsetMinutes[day] ?? 0);
  return `${date[day]}T${two[(minute / 60) | 0]}:${two[minute % 60]}:${two[second]}Z`;
}

/** "2026-03-03 11:15:07 +0100" */
export function offsetText({ date, offsetMinutes }: Calendar, moment: number, second: number): string {
  const day = dayOf(moment);
  const minute = moment - day * minutesPerDay;
  return `${date[day]} ${two[(minute / 60) | 0]}:${two[minute % 60]}:${two[second]} +${two[((offsetMinutes[day] ?? 0) / 60) | 0]}00`;
}

/** "2026-03-03 11:15", in the zone of the business. */
export function localText({ date }: Calendar, moment: number): string {
  const day = dayOf(moment);
  const minute = moment - day * minutesPerDay;
  return `${date[day]} ${two[(minute / 60) | 0]}:${two[minute % 60]}`;
}

const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, "0"));
