import type { Language } from "./language.ts";

export const norwegian: Language = {
  code: "no",
  title: "Norwegian",
  months: [
    "januar jan",
    "februar feb",
    "mars mar",
    "april apr",
    "mai",
    "juni jun",
    "juli jul",
    "august aug",
    "september sep sept",
    "oktober okt",
    "november nov",
    "desember des",
  ],
  headers: {},
};
