import { foldHeader } from "../../format.ts";

/** What a line above a table of Meta's daily figures says they are. */
export interface Measure {
  readonly network: "facebook" | "instagram" | null;
  readonly figure: string;
}

/** The words for a figure in the languages of accounts, folded; translated by us but for the English ones. Titles that say "paid" or name seconds of a video are of none of them. */
const words: Readonly<Record<string, string>> = {
  views:
    "views|post views|page views|content views|visninger|avspillinger|aufrufe|vues|visualizaciones|visualizaçoes|wyswietlenia|tayangan|weergaven|visualizzazioni",
  impressions: "impressions|impressionen|impresiones|impressoes|eksponeringer|impresje",
  reach:
    "viewers|reach|page reach|profile reach|accounts reached|people reached|rekkevidde|reichweite|betrachter|couverture|portee|spectateurs|alcance|espectadores|zasieg|odbiorcy|jangkauan|bereik|copertura|seere",
  engagements:
    "interactions|content interactions|interaksjoner|interaksjoner med innhold|interaktionen|content-interaktionen|interactions avec le contenu|interacciones|interacciones con el contenido|interaçoes|interaçoes com conteudo|interakcje|interaksi|interaksi konten",
  visits:
    "visits|page visits|profile visits|page and profile visits|besøk|profilbesøk|besuche|profilbesuche|visites|visites du profil|visitas|visitas al perfil|visitas ao perfil|wizyty|odwiedziny profilu|kunjungan|kunjungan profil",
  clicks:
    "link clicks|lenkeklikk|link-klicks|linkklicks|clics sur un lien|clics en el enlace|cliques no link|klikniecia linku|klik tautan",
  gained:
    "follows|new follows|new followers|new likes|page likes|new page likes|new likes and follows|page new likes|følgere|nye følgere|follower|neue follower|nouveaux followers|nouveaux abonnes|seguidores|nuevos seguidores|novos seguidores|obserwujacy|nowi obserwujacy|pengikut baru",
  lost: "unfollows|unlikes|sluttet å følge",
  messages: "messaging conversations started|messaging connections|new messaging connections|new contacts",
};

const networks = ["facebook", "instagram"] as const;

/** What a title such as "Facebook visits", "Instagram reach" or "Views" says; null of one that says something else. */
export function measureOf(title: string): Measure | null {
  const plain = withoutAccents(title);
  const network = networks.find((name) => plain.includes(name)) ?? null;
  const rest = plain
    .replace(/(?<!\p{L})(?:facebook|instagram)-?/gu, "")
    .replace(/\s(?:sur|en|no|na|pa|auf|de|del|a|ao|al|di|da|w|su|op|av|i)\s*$/, "")
    .replace(/\s+/g, " ")
    .trim();
  const found = Object.entries(words).find(([, names]) => withoutAccents(names).split("|").includes(rest));
  return found === undefined ? null : { network, figure: found[0] };
}

const withoutAccents = (text: string): string => foldHeader(text).normalize("NFD").replace(/\p{M}/gu, "");
