import type { Language } from "./language.ts";

export const english: Language = {
  code: "en",
  title: "English",
  months: [
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sep sept",
    "october oct",
    "november nov",
    "december dec",
  ],
  totals: ["Total", "Totals", "Grand total", "Sum"],
  claims: ["purchase", "lead", "registration"],
  titles: { "ga4-traffic": ["Traffic acquisition"] },
  headers: {},
};
