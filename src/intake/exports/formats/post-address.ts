import { type NetworkId, networkIds, networks } from "../../../model/network.ts";
import { literal } from "../../../warehouse/sql.ts";

/**
 * SQL of the network that a tool's column names (`cell`: SQL of a text): "Instagram Business", "X (Twitter)", "LinkedIn
 * Company Page", "@shop Twitter"; null where it names none.
 */
export function networkNamed(cell: string): string {
  const words = `regexp_split_to_array(lower(${cell}), '[^a-z0-9+]+')`;
  return `list_filter(list_transform(${words}, lambda word: ${byName}[word]), lambda found: found is not null)[1]`;
}

/** SQL of the network whose site an address (`cell`) is of; null where it is of none that has posts. */
export const networkOfAddress = (cell: string): string =>
  `list_filter([${sites
    .map(([network, host]) => `case when regexp_matches(lower(${cell}), '${hostPattern(host)}') then '${network}' end`)
    .join(", ")}], lambda found: found is not null)[1]`;

/**
 * SQL of the id by which the network knows the post at an address, or null: the number of an X status or a TikTok video,
 * the short code of an Instagram post, the id of a YouTube video, a pin, a Facebook, LinkedIn, Threads, Bluesky or
 * Reddit post.
 */
export const postIdAt = (cell: string): string =>
  `nullif(regexp_replace(regexp_extract(${cell}, '(?i)${inAddress}', 1), '^([0-9]{15,})-.*', '\\1'), '')`;

const postIds = [
  String.raw`(?:twitter|x)\.com/.*/status(?:es)?/`,
  String.raw`tiktok\.com/.*/(?:video|photo)/`,
  String.raw`instagram\.com/(?:.*/)?(?:p|reel|reels|tv)/`,
  String.raw`(?:youtube\.com/(?:.*[?&]v=|shorts/|live/|embed/)|youtu\.be/)`,
  String.raw`pinterest\.[a-z.]+/pin/(?:[^/]*--)?`,
  String.raw`linkedin\.com/.*(?:urn:li:(?:activity|share|ugcPost):|-(?:activity|share|ugcPost)-)`,
  String.raw`facebook\.com/(?:.*/(?:posts|photos|videos)/(?:[^/]+/)?|reel/|watch/?\?(?:.*&)?v=|.*[?&](?:story_fbid|fbid)=)`,
  String.raw`threads\.(?:net|com)/.*/post/`,
  String.raw`bsky\.app/.*/post/`,
  String.raw`reddit\.com/.*comments/`,
];
const inAddress = `(?:${postIds.join("|")})([\\w-]+)`;

const sites: readonly [NetworkId, string][] = [
  ["facebook", "facebook.com"],
  ["facebook", "fb.watch"],
  ["instagram", "instagram.com"],
  ["threads", "threads.net"],
  ["threads", "threads.com"],
  ["x", "x.com"],
  ["x", "twitter.com"],
  ["linkedin", "linkedin.com"],
  ["tiktok", "tiktok.com"],
  ["youtube", "youtube.com"],
  ["youtube", "youtu.be"],
  ["pinterest", "pinterest.com"],
  ["pinterest", "pin.it"],
  ["reddit", "reddit.com"],
  ["snapchat", "snapchat.com"],
  ["bluesky", "bsky.app"],
  ["mastodon", "mastodon.social"],
];

const hostPattern = (host: string): string => `^(https?://)?([a-z0-9-]+\\.)*${host.replaceAll(".", "\\.")}(/|$)`;

/** Short names of networks that in a profile's name more often mean something else. */
const wordsOfTheirOwn = new Set("an li line medium msg pin pins sc signal tik tt wa".split(" "));

/** Names of one word, with their networks; of Google only the business profile has posts. */
const byName = (() => {
  const names = networkIds
    .filter((id) => networks[id].social || id === "google")
    .flatMap((id) => [id, networks[id].title.toLowerCase(), ...networks[id].aliases].map((name) => [name, id] as const))
    .filter(([name]) => /^[a-z0-9+]+$/.test(name) && !wordsOfTheirOwn.has(name));
  const unique = [...new Map(names)];
  const list = (texts: readonly string[]) => `[${texts.map(literal).join(", ")}]`;
  return `map(${list(unique.map(([name]) => name))}, ${list(unique.map(([, id]) => id))})`;
})();
