import type { Language } from "./language.ts";

export const javanese: Language = {
  code: "jv",
  title: "Javanese",
  months: [
    "januari jan",
    "februari pebruari feb",
    "maret mar",
    "april apr",
    "mei",
    "juni jun",
    "juli jul",
    "agustus agt agu",
    "september sep sept",
    "oktober okt",
    "november nopember nov",
    "desember des",
  ],
  headers: {},
};
