/** How often a job runs: so long after it ended, or once a day at an hour of UTC. */
export type Schedule = { readonly everySeconds: number } | { readonly dailyAtHour: number };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Servers that share a machine or a disk do not all start at the same moment. */
const dailySpreadMs = 20 * minuteMs;
const mostBackOffMs = hourMs;
const spread = 0.25;

/** The moment a job is due next, after it ended well at `now`; `chance` is from 0 up to 1. */
export function nextRun(schedule: Schedule, now: number, chance: number): number {
  if ("everySeconds" in schedule) return now + Math.round(schedule.everySeconds * 1000 * (1 + spread * chance));
  const today = Math.floor(now / dayMs) * dayMs + schedule.dailyAtHour * hourMs;
  return (today > now ? today : today + dayMs) + Math.round(dailySpreadMs * chance);
}

/** The moment a job that failed so often in a row is tried again: after 1 minute, 2, 4 … and an hour at most. */
export function nextTry(failures: number, now: number, chance: number): number {
  return now + Math.round(backOffMs(failures) * (1 + spread * chance));
}

/** No job is ever due later than this, unless the clock was put back since. */
export function latestRun(schedule: Schedule, failures: number, now: number): number {
  // The day a clock is put back by an hour or two, a daily job has run already.
  const ahead = "everySeconds" in schedule ? schedule.everySeconds * 1000 * (1 + spread) : dayMs + 3 * hourMs;
  return now + Math.ceil(Math.max(ahead, failures === 0 ? 0 : backOffMs(failures) * (1 + spread)));
}

const backOffMs = (failures: number): number => Math.min(minuteMs * 2 ** Math.max(0, failures - 1), mostBackOffMs);

/** In words: "every 15 seconds", "daily at 03:00 UTC". */
export function inWords(schedule: Schedule): string {
  if ("dailyAtHour" in schedule) return `daily, ${String(schedule.dailyAtHour).padStart(2, "0")}:00 UTC`;
  const { everySeconds } = schedule;
  if (everySeconds % 3600 === 0) return everySeconds === 3600 ? "every hour" : `every ${everySeconds / 3600} h`;
  return everySeconds % 60 === 0 ? `every ${everySeconds / 60} min` : `every ${everySeconds} s`;
}
