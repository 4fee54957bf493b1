import type { Language } from "./language.ts";

export const swedish: Language = {
  code: "sv",
  title: "Swedish",
  months: [
    "januari jan",
    "februari feb",
    "mars mar",
    "april apr",
    "maj",
    "juni jun",
    "juli jul",
    "augusti aug",
    "september sep sept",
    "oktober okt",
    "november nov",
    "december dec",
  ],
  headers: {},
};
