import type { Language } from "./language.ts";

export const german: Language = {
  code: "de",
  title: "German",
  months: [
    "januar jänner jan jän",
    "februar feber feb",
    "märz mär mrz",
    "april apr",
    "mai",
    "juni jun",
    "juli jul",
    "august aug",
    "september sep sept",
    "oktober okt",
    "november nov",
    "dezember dez",
  ],
  headers: {},
};
