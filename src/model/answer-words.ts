import type { Channel } from "./channel.ts";
import type { NetworkId } from "./network.ts";

/** Names of networks with the endings that languages put on them, in other scripts, and as people misspell them. */
export const networkSpellings: readonly (readonly [RegExp, NetworkId])[] = [
  [/^in?s?ta?gra?m|^instragram|^insta$|инстаграм|اینستا|انستا?[قغج]رام|インスタ/, "instagram"],
  [/^face?boo?k|фейсбук|فيسبوك|فیسبوک|フェイスブック|脸书/, "facebook"],
  [/^youtube|ютуб|یوتیوب|يوتيوب|ユーチューブ/, "youtube"],
  [/^ti[ck]k?to[ck]k?|тикток|تیکتاک|تيكتوك|ティックトック/, "tiktok"],
  [/^link(e)?din|линкедин|لینکدین|لينكدان/, "linkedin"],
  [/^pinterest|пинтерест|پینترست/, "pinterest"],
  [/^twitter|твиттер|توییتر|تويتر/, "x"],
  [/^snapchat|سناب/, "snapchat"],
  [/^whats?app|واتساپ|واتساب|ватсап/, "whatsapp"],
  [/^telegram|телеграм|تلگرام|تيليجرام/, "telegram"],
  [/^reddit/, "reddit"],
  [/^(ge)?googe?l|гугл|گوگل|جوجل|غوغل|グーグル|谷歌/, "google"],
  [/яндекс/, "yandex"],
  [/^chatgpt/, "chatgpt"],
];

/** Short names that mean their network inside a sentence too. */
export const shortNetworks: ReadonlySet<string> = new Set("fb ig yt vk bing etsy xing temu".split(" "));

/** Names of networks that are ordinary words: they mean the network only where they are the whole answer. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  "medium signal threads discord rumble brave claude gemini copilot mistral microsoft startpage meetup".split(" "),
);

/** That what was seen was an ad. */
export const advertised =
  /(^|[^\p{L}])(ads?|adwords|ppc|cpc|paid|adverts?|advertis\p{L}*|sponsored|promoted|anzeigen?|werbung|annonsen?|annonser|reklam(e|er|en|a|ę|y|i)?|publicit[éa]\p{L}*|anuncios?|anúncios?|publicidade?|pubblicità|advertenties?|mainos\p{L}*|iklan|реклам\p{L}*|تبلیغ\p{L}*|إعلان\p{L}*|広告)([^\p{L}]|$)/u;

/** Words that name a channel: beginnings, or whole words where `$` ends them. */
const channelBeginnings = {
  "Organic Social": [
    ...[
      "social (?:media|network|post|feed)",
      "socials$",
      "sozial\\p{L}* (?:medi|netz)",
      "sosiale medi",
      "socialal? medi",
    ],
    ...[
      "sociala medi",
      "sociale (?:medi|netw)",
      "r[ée]seaux sociaux",
      "redes socia",
      "media społeczno",
      "media sosial",
    ],
    ...["sosiaali\\p{L}* medi", "социальн", "соцсет", "شبکه‌? ?های اجتماعی", "وسائل التواصل", "社交"],
  ],
  "Organic Search": [
    ...[
      "search",
      "internet ?search",
      "suchmaschin",
      "søk",
      "søg",
      "sökmotor",
      "sökte",
      "recherche",
      "moteur",
      "buscador",
    ],
    ...[
      "b[uú]squeda",
      "busqu[eé]",
      "pesquis",
      "ricerc",
      "motore",
      "wyszuki",
      "zoekmachine",
      "hakukone",
      "mesin pencari",
    ],
    ...["поиск", "جستجو", "بحث", "検索", "搜索"],
  ],
  Email: ["e-?mail", "mail$", "newsletter", "nyhe[td]sbrev", "infolettre", "bolet[ií]n", "рассылк", "ایمیل"],
  Audio: ["podcast", "подкаст", "پادکست"],
  Referral: [
    ...[
      "friends?$",
      "family",
      "colleagues?$",
      "co-?worker",
      "neighbou?r",
      "sister",
      "brother",
      "mother",
      "husband",
      "wife$",
    ],
    ...[
      "recommend",
      "referr",
      "word of mouth",
      "blog",
      "articles?$",
      "freund",
      "bekannt",
      "famili",
      "kolleg",
      "empfehl",
    ],
    ...[
      "empfohlen",
      "mundpropaganda",
      "venn(?:en|er|inne|ene)?$",
      "bekjent",
      "anbefal",
      "jungeltelegraf",
      "ven(?:ner|inde)?$",
    ],
    ...["vän(?:ner|nen)?$", "kompis", "rekommend", "ami(?:e|s|es)?$", "recommand", "bouche", "amig[oa]", "recomend"],
    ...["boca a boca", "conocid[oa]", "coñecid[oa]", "indica[cç]", "amic[oaih]", "passaparola", "consigliat", "znajom"],
    ...[
      "polec",
      "przyjaci",
      "vriend",
      "aanbevol",
      "ystäv",
      "suosit",
      "teman$",
      "rekomendasi",
      "kanca$",
      "друз",
      "знаком",
    ],
    ...["рекоменд", "دوست", "معرفی", "صديق", "友達", "友人", "知人", "朋友"],
  ],
} satisfies Partial<Record<Channel, string[]>>;

/** The channels that words of an answer name, with what to look for in small letters. */
export const channelWords: readonly (readonly [Channel, RegExp])[] = (
  Object.entries(channelBeginnings) as [Channel, string[]][]
).map(([channel, words]) => [channel, new RegExp(words.map(beginning).join("|"), "u")]);

/** Scripts without blanks between words have no beginnings of words. */
function beginning(word: string): string {
  const whole = word.replace(/\$$/, "(?!\\p{L})");
  return /^[\u3040-\u9fff]/.test(word) ? whole : `(?<!\\p{L})${whole}`;
}
