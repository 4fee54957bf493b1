import type { Ad } from "./ad-book.ts";
import type { Post } from "./posts.ts";
import { direct, isPaid, type Network, networkOf } from "./sides.ts";

/** How a visit shows up: UTMs, referrer and the kind of click id; "" where there is none. */
export interface Tags {
  readonly source: string;
  readonly medium: string;
  readonly campaign: string;
  readonly content: string;
  readonly term: string;
  readonly referrer: string;
  readonly clickId: string;
  readonly post: string;
}

const none: Tags = { source: "", medium: "", campaign: "", content: "", term: "", referrer: "", clickId: "", post: "" };

/** Spellings of a link's source as people type them, repeated by how often; "" means they forgot the UTMs. */
const spellings: Partial<Record<Network, readonly string[]>> = {
  instagram: ["instagram", "instagram", "instagram", "instagram", "instagram", "ig", "Instagram", ""],
  facebook: ["facebook", "facebook", "facebook", "fb", "Facebook", "facebook.com", ""],
  tiktok: ["tiktok", "tiktok", "TikTok", ""],
  linkedin: ["linkedin", "linkedin", "linkedin", "LinkedIn", "linkedin.com", ""],
  x: ["x", "twitter", "x", ""],
  youtube: ["youtube", "youtube", "YouTube", ""],
};

const referrers: Record<Network, string> = {
  instagram: "https://l.instagram.com/",
  facebook: "https://l.facebook.com/",
  tiktok: "https://www.tiktok.com/",
  linkedin: "https://www.linkedin.com/",
  x: "https://t.co/",
  youtube: "https://www.youtube.com/",
  google: "https://www.google.com/",
  email: "",
};

const clickIds: Partial<Record<Network, string>> = {
  instagram: "fbclid",
  facebook: "fbclid",
  tiktok: "ttclid",
  linkedin: "li_fat_id",
  google: "gclid",
};

/** How a visit by `way` shows up. `uniform` decides what differs from click to click. */
export function tagsOf(way: number, moment: number, ad: Ad | undefined, post: Post | undefined, uniform: number): Tags {
  if (way === direct) return none;
  const network = networkOf(way);
  const referrer = referrers[network];
  if (network === "email") {
    return { ...none, source: "newsletter", medium: "email", campaign: `newsletter-${1 + Math.floor(moment / 10080)}` };
  }
  if (isPaid(way)) return paidTags(network, ad, referrer, uniform);
  if (network === "google" || post === undefined) return { ...none, referrer };
  return organicTags(network, post, uniform < 0.75 ? referrer : "");
}

function paidTags(network: Network, ad: Ad | undefined, referrer: string, uniform: number): Tags {
  const clickId = clickIds[network] ?? "";
  if (ad === undefined || ad.campaign.tag === "none") return { ...none, referrer, clickId };
  // Search ads are tagged by the platform itself now and then: a click id and nothing else.
  if (network === "google" && uniform < 0.12) return { ...none, referrer, clickId };
  const { campaign } = ad;
  return {
    ...none,
    source: paidSource(network, uniform),
    medium: network === "google" ? "cpc" : "paid_social",
    campaign: campaign.tag === "id" ? campaign.id : campaignAsTyped(campaign.name, uniform),
    content: campaign.tag === "id" ? ad.id : ad.name,
    term: campaign.tag === "id" ? ad.adSetId : "",
    referrer: uniform < 0.7 ? referrer : "",
    clickId,
  };
}

function paidSource(network: Network, uniform: number): string {
  if (network === "facebook") return uniform < 0.6 ? "facebook" : "fb";
  if (network === "instagram") return uniform < 0.6 ? "instagram" : "ig";
  return network;
}

const campaignAsTyped = (name: string, uniform: number) =>
  uniform > 0.95 ? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}` : name;

function organicTags(network: Network, post: Post, referrer: string): Tags {
  const spelt = spellings[network] ?? [network];
  const source = spelt[post.number % spelt.length] ?? "";
  const clickId = network === "instagram" || network === "facebook" ? "fbclid" : "";
  if (source === "") return { ...none, referrer: referrers[network], clickId };
  const medium = source === "Facebook" ? "Social" : "social";
  return {
    ...none,
    source,
    medium,
    campaign: "always-on",
    content: post.tag,
    referrer,
    clickId,
    post: post.id,
  };
}

/** Source and medium as an analytics tool names them. */
export function sourceMedium({ source, medium, referrer, clickId }: Tags): string {
  if (source !== "") return `${source.toLowerCase()} / ${medium.toLowerCase() || "(none)"}`;
  if (clickId === "gclid") return "google / cpc";
  if (referrer === "") return "(direct) / (none)";
  const host = referrer.replace(/^https:\/\/(www\.)?/, "").replace(/\/$/, "");
  return host === "google.com" ? "google / organic" : `${host} / referral`;
}
