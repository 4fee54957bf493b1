import type { Language } from "./language.ts";

export const galician: Language = {
  code: "gl",
  title: "Galician",
  months: [
    "xaneiro xan",
    "febreiro feb",
    "marzo mar",
    "abril abr",
    "maio mai",
    "xuño xuñ",
    "xullo xul",
    "agosto ago",
    "setembro set",
    "outubro out",
    "novembro nov",
    "decembro dec",
  ],
  headers: {},
};
