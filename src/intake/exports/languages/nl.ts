import type { Language } from "./language.ts";

export const dutch: Language = {
  code: "nl",
  title: "Dutch",
  months: [
    "januari jan",
    "februari feb",
    "maart mrt",
    "april apr",
    "mei",
    "juni jun",
    "juli jul",
    "augustus aug",
    "september sep sept",
    "oktober okt",
    "november nov",
    "december dec",
  ],
  headers: {},
};
