export const won = [
  "closed ?[-–/:]? ?won",
  "^won\\W*$",
  "^won [-–/:(]",
  "\\bwon$",
  "deal won",
  "gewonnen",
  "gagnée?s?$",
  "ganad[oa]",
  "\\bganh[oa]$",
  "\\bvint[oa]$",
  "vunne[tn]",
  "vundet",
  "voitettu",
  "wygran[aey]",
  "vyhrán[oay]",
  "^menang$",
  "^برنده|^موفق$",
  "成約",
  "受注",
];
export const lost = [
  "closed ?[-–/:]? ?lost",
  "^lost\\W*$",
  "^lost [-–/:(]",
  "\\blost$",
  "deal lost",
  "verloren",
  "perdue?s?$",
  "perdid[oa]",
  "\\bpers[oa]$",
  "tapt$",
  "förlora[dt]",
  "tabt$",
  "hävitty",
  "przegran[aey]",
  "prohrán[oay]",
  "^kalah$",
  "^بازنده|^ناموفق$",
  "utracon[aey]",
  "失注",
];

const says = (stage: string, words: readonly string[]): string =>
  `regexp_matches(lower(${stage}), '${words.join("|")}')`;

/**
 * SQL of a deal's outcome, won, lost or open, from the name of its stage: `closedwon`, "Closed Won" and what the CRMs
 * call these in other languages. A pipeline's own names tell nothing here: the plan says which of them are won.
 */
export const outcomeOf = (stage: string): string =>
  `case when ${says(stage, won)} then 'won' when ${says(stage, lost)} then 'lost' else 'open' end`;
