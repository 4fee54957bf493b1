import type { Language } from "./language.ts";

export const portuguese: Language = {
  code: "pt",
  title: "Portuguese",
  months: [
    "janeiro jan",
    "fevereiro fev",
    "março mar",
    "abril abr",
    "maio mai",
    "junho jun",
    "julho jul",
    "agosto ago",
    "setembro set",
    "outubro out",
    "novembro nov",
    "dezembro dez",
  ],
  headers: {},
};
