import type { Language } from "./language.ts";

export const persian: Language = {
  code: "fa",
  title: "Persian",
  months: [
    "ژانویه",
    "فوریه",
    "مارس",
    "آوریل آپریل",
    "مه می",
    "ژوئن جون",
    "ژوئیه جولای ژولای",
    "اوت آگوست",
    "سپتامبر",
    "اکتبر اکتوبر",
    "نوامبر",
    "دسامبر",
  ],
  headers: {},
};
