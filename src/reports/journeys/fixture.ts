import type { JourneysAbout } from "../../model/attribution/about.ts";

/** For tests: what an answer about March 2026 rests on. */
export const about: JourneysAbout = {
  period: { from: "2026-03-01", to: "2026-04-01" },
  reach: { from: "2026-01-01", to: "2026-04-01" },
  currency: "EUR",
  timeZone: "UTC",
  basis: "revenue",
  goal: null,
  only: null,
  conversionsOf: "sales",
  lookbackDays: 90,
  lookbackTouches: null,
  path: "as-exposed",
  viewThroughs: false,
  startAnew: false,
  all: { conversions: 100, value: "10000.00" },
  explained: { conversions: 90, value: "9000.00" },
  unattributed: { conversions: 10, value: "1000.00" },
  analytics: null,
  touches: 200,
  cut: 0,
};

/** The same where no conversion is worth anything, as leads are not. */
export const aboutLeads: JourneysAbout = {
  ...about,
  goal: "more leads",
  conversionsOf: "leads",
  all: { conversions: 100, value: "0.00" },
  explained: { conversions: 90, value: "0.00" },
  unattributed: { conversions: 10, value: "0.00" },
};

/** The same of a period without conversions. */
export const aboutNone: JourneysAbout = {
  ...about,
  period: { from: "2026-05-01", to: "2026-06-01" },
  all: { conversions: 0, value: "0.00" },
  explained: { conversions: 0, value: "0.00" },
  unattributed: { conversions: 0, value: "0.00" },
  touches: 0,
};
