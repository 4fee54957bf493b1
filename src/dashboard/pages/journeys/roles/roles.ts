/** What a line can have been in a journey: first, neither first nor last alone, last. */
export const roles = ["origin", "assist", "converter"] as const;
export type Role = (typeof roles)[number];

/** A month of the answer, such as 2026-03, by the calendar it is counted in. */
export const inMonth: Intl.DateTimeFormatOptions = { month: "short", year: "numeric", calendar: "gregory" };
