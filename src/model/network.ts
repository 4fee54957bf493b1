/** What a network is in the eyes of GA4's channel groups. */
export type NetworkKind = "social" | "video" | "search" | "shopping" | "assistant" | "display" | "none";

export interface Network {
  /** The name its owner writes. */
  title: string;
  /** Whether it is a social network, whatever the channel: YouTube is, though GA4 files it under Video. */
  social: boolean;
  kind: NetworkKind;
  /** Further names in `utm_source`, in small letters and digits alone. Hosts stand in `referrer.ts`. */
  aliases: readonly string[];
}

const network =
  (kind: NetworkKind, social: boolean) =>
  (title: string, ...aliases: string[]): Network => ({ title, social, kind, aliases });

const social = network("social", true);
const socialVideo = network("video", true);
const video = network("video", false);
const search = network("search", false);
const shop = network("shopping", false);
const assistant = network("assistant", false);
const display = network("display", false);

/** Every place we know where people meet a brand, by id; e-mail, other sites and direct visits are of network `none`. */
export const networks = {
  facebook: social("Facebook", "fb", "meta", "messenger", "fbmessenger", "msg", "an", "audiencenetwork", "fbads"),
  instagram: social("Instagram", "ig", "insta", "igshopping", "igstory", "igads"),
  threads: social("Threads"),
  x: social("X", "tw", "twitter", "twttr", "twt", "xcom", "xtwitter", "twitterx"),
  linkedin: social("LinkedIn", "li", "lnkd", "lnkdin"),
  tiktok: social("TikTok", "tt", "tik", "musically", "bytedance"),
  youtube: socialVideo("YouTube", "yt", "ytb", "youtu"),
  pinterest: social("Pinterest", "pin", "pins", "pinit"),
  reddit: social("Reddit", "rdt"),
  snapchat: social("Snapchat", "snap", "sc"),
  whatsapp: social("WhatsApp", "wa", "wapp", "whatsappbusiness"),
  telegram: social("Telegram", "tg", "telegramme"),
  bluesky: social("Bluesky", "bsky", "blueskyweb"),
  mastodon: social("Mastodon", "fediverse"),
  tumblr: social("Tumblr"),
  vk: social("VK", "vkontakte"),
  odnoklassniki: social("Odnoklassniki", "okru"),
  weibo: social("Weibo", "sinaweibo"),
  wechat: social("WeChat", "weixin"),
  xiaohongshu: social("RedNote", "xhs", "littleredbook"),
  discord: social("Discord"),
  disqus: social("Disqus"),
  quora: social("Quora"),
  line: social("LINE", "lineme", "lineapp"),
  kakaotalk: social("KakaoTalk", "kakao"),
  viber: social("Viber"),
  signal: social("Signal"),
  xing: social("XING"),
  nextdoor: social("Nextdoor"),
  medium: social("Medium"),
  substack: social("Substack"),
  flickr: social("Flickr"),
  hackernews: social("Hacker News", "hn", "ycombinator"),
  lemmy: social("Lemmy"),
  strava: social("Strava"),
  meetup: social("Meetup"),
  truthsocial: social("Truth Social"),
  googleplus: social("Google+", "gplus"),
  twitch: socialVideo("Twitch"),
  vimeo: video("Vimeo"),
  dailymotion: video("Dailymotion"),
  rumble: video("Rumble"),
  bilibili: video("Bilibili"),
  youku: video("Youku"),
  netflix: video("Netflix"),
  google: search("Google", "adwords", "googleadwords", "googleshopping", "gmb", "gbp", "googlemybusiness"),
  bing: search("Bing", "microsoft", "msn", "microsoftadvertising", "msads", "bingads"),
  duckduckgo: search("DuckDuckGo", "ddg"),
  yahoo: search("Yahoo"),
  ecosia: search("Ecosia"),
  yandex: search("Yandex", "yandexdirect"),
  baidu: search("Baidu"),
  naver: search("Naver"),
  seznam: search("Seznam", "sklik"),
  qwant: search("Qwant"),
  brave: search("Brave Search", "bravesearch"),
  startpage: search("Startpage"),
  kagi: search("Kagi"),
  sogou: search("Sogou"),
  so360: search("360 Search", "360cn"),
  daum: search("Daum"),
  aol: search("AOL"),
  ask: search("Ask"),
  kvasir: search("Kvasir"),
  amazon: shop("Amazon", "amazonads"),
  ebay: shop("eBay"),
  etsy: shop("Etsy"),
  walmart: shop("Walmart"),
  aliexpress: shop("AliExpress"),
  alibaba: shop("Alibaba"),
  mercadolibre: shop("Mercado Libre", "mercadolivre"),
  allegro: shop("Allegro"),
  zalando: shop("Zalando"),
  idealo: shop("idealo"),
  prisjakt: shop("Prisjakt", "pricespy"),
  temu: shop("Temu"),
  shopapp: shop("Shop", "shopifyshop"),
  chatgpt: assistant("ChatGPT", "openai"),
  perplexity: assistant("Perplexity", "perplexityai"),
  gemini: assistant("Gemini", "googlegemini", "bard"),
  copilot: assistant("Copilot", "microsoftcopilot", "bingchat"),
  claude: assistant("Claude", "claudeai", "anthropic"),
  deepseek: assistant("DeepSeek"),
  grok: assistant("Grok"),
  metaai: assistant("Meta AI"),
  lechat: assistant("Le Chat", "mistral", "mistralai"),
  poe: assistant("Poe"),
  taboola: display("Taboola"),
  outbrain: display("Outbrain"),
  criteo: display("Criteo"),
  none: network("none", false)("No network"),
} satisfies Record<string, Network>;

export type NetworkId = keyof typeof networks;

export const networkIds = Object.keys(networks) as NetworkId[];

/** Whether `id` is a network's id, `none` included, spelled as the table spells it. */
export function isNetworkId(id: string): id is NetworkId {
  return Object.hasOwn(networks, id);
}

/**
 * The network that goes by this name in a tag or a table: "FB", "Facebook Ads", "meta_ads", "ig-stories", "Twitter";
 * undefined where the name is nobody's. Words that only say which part of the network it was are passed over.
 */
export function networkFromName(name: string): NetworkId | undefined {
  const lower = name.toLowerCase();
  const whole = byAlias.get(lower);
  if (whole !== undefined) return whole;
  const words = lower.split(betweenWords);
  return byAlias.get(words.join("")) ?? byAlias.get(words.filter((word) => !partsOfNetworks.has(word)).join(""));
}

const betweenWords = /[\s_\-./|:]+/;

const partsOfNetworks = new Set(
  "ad ads advertising paid organic cpc ppc social feed newsfeed story stories reel reels short shorts post posts video profile bio page pages company group groups marketplace dm mobile desktop app web ios android search display discover maps local business manager campaign network".split(
    " ",
  ),
);

const byAlias = new Map<string, NetworkId>(
  networkIds
    .filter((id) => id !== "none")
    .flatMap((id) => [id, compact(networks[id].title), ...networks[id].aliases].map((alias) => [alias, id] as const)),
);

function compact(title: string): string {
  return title.toLowerCase().split(betweenWords).join("");
}
