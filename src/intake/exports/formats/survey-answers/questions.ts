/**
 * Headers under which a form asks how somebody came to know the business, folded (small letters, single blanks), in the
 * languages whose wordings we know. Other questions of a form are nobody's business here.
 */
const wordings: readonly RegExp[] = [
  // English
  /\bhow (did|do|have|had|were|are) (you|u|your)\b.*\b(hear|heard|find|found|discover|discovered|learn|learned|learnt|come across|came across|know|introduced|referred|get to know)\b/,
  /\bwhere (did|have) (you|u)\b.*\b(hear|heard|find|found|see|seen|saw|discover|discovered|learn|first)\b/,
  /\b(hear|heard|learned?|find out|found out|know) about (us|our|this|the)\b/,
  /\bhow you (heard|found|discovered|learned)\b/,
  /\b(what|who) (led|brought|referred|introduced|sent) you\b/,
  /\bhdyhau\b|\bself[- ]reported attribution\b|\bheard[_ ]about[_ ]us\b|\bhow_did_you_hear/,
  // German, Dutch
  /\bwie (haben|hast|habt|sind|bist|seid|wurden|wurdest) (sie|du|ihr)\b.*(erfahren|gefunden|aufmerksam|gehört|entdeckt|gestoßen|gestossen|gekommen|kennengelernt)/,
  /\bwoher (kennen|kennst|wissen|haben|hast) (sie|du|ihr)\b|\bwie .*auf uns\b/,
  /\bhoe (heb|hebt|heeft|ben|bent|ken|kent|kende) .*(ons|gehoord|gevonden|terecht)|\bwaar (heb|hebt|heeft) .*(gehoord|gevonden|gezien)/,
  // Norwegian, Danish, Swedish, Finnish
  /\bhvordan (hørte|fant|fikk|ble|blei|oppdaget|blev|fandt|har|kom|kjenner|kender)\b.*\b(oss|os|om|kjent|kjennskap|kendskab)\b/,
  /\bhvor (hørte|fant|så|har|fandt|kjenner|kender) (du|dere|i|de)\b/,
  /\bhur (hörde|hittade|fick|kom|upptäckte|har|känner) (du|ni)\b|\bvar (hörde|hittade|såg) (du|ni)\b/,
  /\b(mistä|miten|kuinka|missä) .*(kuulit|kuulitte|löysit|löysitte|meistä|meidät)/,
  // French, Italian, Spanish, Galician, Portuguese, Catalan
  /(comment|où|par quel moyen)\s.*(entendu|connu|connaissance|découvert|trouvé|connaissez)/,
  /\b(come|dove)\b.*(conosciut|trovat|sentit|scopert|saput)/,
  /(c[oó]mo|d[oó]nde|por qu[eé] medio)\s.*(conoci|conocid|encontra|supiste|supo|enter[aó]|descubri|o[ií]ste|oy[oó])/,
  /\b(como|onde|por onde|de que forma)\b.*(coñec|soub|atop|conhec|ficou sabendo|encontr|descobri|ouviu)/,
  /\bcom (ens|ha|has|vas)\b.*(conegu|trob|sentit|descobert)/,
  // Polish, Czech, Russian, Turkish
  /\b(jak|skąd|gdzie) .*(dowiedzia|usłysza|trafi[łl]|znalaz|o nas)/,
  /\b(jak|odkud|kde) .*(dozvěd|našl|objevil|slyšel|o nás|nás znáte)/,
  /(как|откуда|где)\s.*(узнал|нашли|услышал|о нас)/,
  /nereden .*(duydu|öğren|buldu|haberdar)|bizi nasıl (duydu|buldu|öğren)/,
  // Indonesian, Javanese, Persian, Arabic, Japanese, Chinese
  /(dari mana|darimana|bagaimana|di mana) .*(mengetahui|tahu|menemukan|mendengar|mengenal|kenal)|(saking|seka) (pundi|ngendi)/,
  /(چگونه|چطور|از کجا|از چه طریق|نحوه).*(آشنا|شنید|پیدا|ما را|آشنایی)/,
  /(كيف|أين|من أين).*(سمعت|عرفت|وجدت|تعرفت|عثرت)/,
  /(どこで|何で|どのよう|どうやって).*(知り|知っ|見つけ)|お知りになった|知ったきっかけ/,
  /(从哪|从何|如何|怎么|在哪).*(知道|了解|得知|听说|找到)/,
];

/** Whether a folded header, or a cell that holds a question, asks how somebody came to know the business. */
export const asksHowFound: RegExp = new RegExp(wordings.map(({ source }) => `(?:${source})`).join("|"), "u");

/** What Google Forms writes above the moment an answer came, by the language of the form's owner. */
export const timestamps: readonly string[] = [
  "Timestamp",
  "Zeitstempel",
  "Tidsmerke",
  "Tidsstempel",
  "Tidsstämpel",
  "Tijdstempel",
  "Aikaleima",
  "Horodateur",
  "Marca temporal",
  "Marca de tempo",
  "Carimbo de data/hora",
  "Informazioni cronologiche",
  "Sygnatura czasowa",
  "Časová značka",
  "Отметка времени",
  "Zaman damgası",
  "Stempel waktu",
  "Cap waktu",
  "مهر زمانی",
  "طابع زمني",
  "タイムスタンプ",
  "时间戳记",
];
