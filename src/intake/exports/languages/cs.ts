import type { Language } from "./language.ts";

export const czech: Language = {
  code: "cs",
  title: "Czech",
  months: [
    "leden ledna led",
    "únor února úno",
    "březen března bře",
    "duben dubna dub",
    "květen května kvě",
    "červen června čvn",
    "červenec července čvc",
    "srpen srpna srp",
    "září zář",
    "říjen října říj",
    "listopad listopadu lis",
    "prosinec prosince pro",
  ],
  headers: {},
};
