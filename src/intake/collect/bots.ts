import { isbot } from "isbot";
import { remembered } from "../../model/remembered.ts";

/** Why a request comes from nobody. */
export type BotReason = "preview" | "link checker" | "bot" | "prefetch" | "no user agent";

/** Headers by their names in small letters, as Node has them. */
export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Why a request comes from nobody, by its user agent and, where they are given, its headers; null for a browser. The
 * networks' own in-app browsers are people, the crawlers that fetch a picture for a post are not.
 */
export function botReason(userAgent: string, headers?: RequestHeaders): BotReason | null {
  if (headers !== undefined && isPrefetch(headers)) return "prefetch";
  return byUserAgent(userAgent);
}

/** A page that a browser fetches before anybody has asked for it. */
const isPrefetch = (headers: RequestHeaders): boolean =>
  says(headers.purpose) || says(headers["sec-purpose"]) || says(headers["x-purpose"]) || says(headers["x-moz"]);

const says = (value: string | string[] | undefined): boolean =>
  value !== undefined && /prefetch|prerender|preview/i.test(String(value));

const byUserAgent = remembered((userAgent): BotReason | null => {
  if (userAgent.trim() === "") return "no user agent";
  if (previewers.test(userAgent)) return "preview";
  if (linkCheckers.test(userAgent)) return "link checker";
  if (inAppBrowsers.test(userAgent)) return null;
  return isbot(userAgent) ? "bot" : null;
});

/** Those who fetch a link's title and picture for whoever posts it. Apple's messages say they are all of Facebook's and X's. */
const previewers = new RegExp(
  [
    "facebookexternal|Facebot|facebookcatalog|meta-external(?:agent|fetcher)|Instagrambot",
    "Twitterbot|LinkedInBot|^WhatsApp/|TelegramBot|Slackbot|Slack-ImgProxy|Discordbot|Pinterest(?:bot|/0)",
    "SkypeUriPreview|MicrosoftPreview|TeamsBot|redditbot|Cardyb|Mastodon/|Pleroma|Misskey/|Akkoma|Friendica|Lemmy/",
    "Snap URL Preview|snapchatads|kakaotalk-scrap|Viber/\\d.*UrlPreview|ViberUrlDownloader|Line(?:Bot|spider|Preview)",
    "Iframely|Embedly|vkShare|OdklBot|XING-contenttabreceiver|Tumblr/|BitlyBot|bitlybot|Google-PageRenderer",
    "Bytespider|TikTokSpider|Synapse|Signal-(?:Android|iOS|Desktop)? ?(?:link)?preview|Threadsbot|Zoom\\.Webhook|Chatwork LinkPreview",
    "(?:link|url) ?preview",
  ].join("|"),
  "i",
);

/** Scanners of mail and of links, many of which say what they are only in part. */
const linkCheckers = new RegExp(
  [
    "Barracuda|Proofpoint|urldefense|SafeLinks|Mimecast|MessageLabs|Symantec|FireEye|Trend ?Micro|Sophos|Forcepoint",
    "Websense|BitDefender|ESET|Kaspersky|Cloudmark|PhishTank|VirusTotal|urlscan|Google-Safety|Zscaler|CheckPhish|Cisco Umbrella",
    "ms-office|MSOffice|Microsoft Office (?:Existence|Protocol)|Outlook-(?:iOS|Android).*Preview|BingPreview",
    "link ?(?:checker|check|validator|scan|alarm|tiger)|LinkWalker|W3C-checklink|Xenu|deadlink|broken ?link|lychee",
    "UptimeRobot|Pingdom|StatusCake|Site24x7|HetrixTools|Better Uptime|Google-Ads|AdsBot|MediaPartners|pinterest-adscheck",
  ].join("|"),
  "i",
);

/** Beside a browser's own marks: whole phones' user agents that the general list might take for a robot. */
const inAppBrowsers =
  /^Mozilla\/5\.0 \((?:iPhone|iPad|iPod|Linux|Macintosh|Windows).*(?:\bInstagram\b|\bFBA[NV]\b|\bFB_IAB\b|\bLinkedInApp\b|musical_ly|BytedanceWebview|\bTikTok\b|\[Pinterest\/|\bPinterest for\b|\bSnapchat\b|\bBarcelona \d|\bLine\/\d|\bMicroMessenger\b|\bTwitter for\b|\bKAKAOTALK\b|\bGSA\/)/i;
