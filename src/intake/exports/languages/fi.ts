import type { Language } from "./language.ts";

export const finnish: Language = {
  code: "fi",
  title: "Finnish",
  months: [
    "tammikuu tammikuuta tammi",
    "helmikuu helmikuuta helmi",
    "maaliskuu maaliskuuta maalis",
    "huhtikuu huhtikuuta huhti",
    "toukokuu toukokuuta touko",
    "kesäkuu kesäkuuta kesä",
    "heinäkuu heinäkuuta heinä",
    "elokuu elokuuta elo",
    "syyskuu syyskuuta syys",
    "lokakuu lokakuuta loka",
    "marraskuu marraskuuta marras",
    "joulukuu joulukuuta joulu",
  ],
  headers: {},
};
