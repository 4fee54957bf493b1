import type { Language } from "./language.ts";

export const danish: Language = {
  code: "da",
  title: "Danish",
  months: [
    "januar jan",
    "februar feb",
    "marts mar",
    "april apr",
    "maj",
    "juni jun",
    "juli jul",
    "august aug",
    "september sep sept",
    "oktober okt",
    "november nov",
    "december dec",
  ],
  headers: {},
};
