import type { Language } from "./language.ts";

export const indonesian: Language = {
  code: "id",
  title: "Indonesian",
  months: [
    "januari jan",
    "februari pebruari feb",
    "maret mar",
    "april apr",
    "mei",
    "juni jun",
    "juli jul",
    "agustus agu agt ags",
    "september sep sept",
    "oktober okt",
    "november nopember nov",
    "desember des",
  ],
  headers: {},
};
