import type { Language } from "./language.ts";

export const spanish: Language = {
  code: "es",
  title: "Spanish",
  months: [
    "enero ene",
    "febrero feb",
    "marzo mar",
    "abril abr",
    "mayo may",
    "junio jun",
    "julio jul",
    "agosto ago",
    "septiembre setiembre sept sep set",
    "octubre oct",
    "noviembre nov",
    "diciembre dic",
  ],
  headers: {},
};
