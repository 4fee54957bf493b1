import type { Language } from "./language.ts";

export const french: Language = {
  code: "fr",
  title: "French",
  months: [
    "janvier janv jan",
    "février févr fév",
    "mars mar",
    "avril avr",
    "mai",
    "juin",
    "juillet juil",
    "août aoû",
    "septembre sept sep",
    "octobre oct",
    "novembre nov",
    "décembre déc",
  ],
  headers: {},
};
