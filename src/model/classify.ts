import { type Channel, isPaidChannel, isSocialChannel } from "./channel.ts";
import { type NetworkId, networks } from "./network.ts";
import { type KnownBy, type Origin, type Signs, signsOf } from "./origin.ts";

export interface Classification {
  network: NetworkId;
  channel: Channel;
  paid: boolean;
  /** Whether the network is a social one; where no network is known, whether the channel is. */
  social: boolean;
  /** What told the network; "user agent" is an inference. */
  knownBy: KnownBy;
}

/**
 * Network, channel and payment of a visit, by GA4's default channel groups, first match. Beyond GA4, and written down
 * because of it: a source's nickname counts as the source ("ig", "fb_ads"); a paid click id or an ad row makes a visit
 * to a network's kind paid; "ads", "boosted", "sponsored" and their like are paid mediums where the network is known;
 * a payment or sign-in host is no source; a click id that never proves payment still names its network.
 */
export function classify(origin: Origin): Classification {
  const signs = signsOf(origin);
  const channel = channelRules.find(([, holds]) => holds(signs))?.[0] ?? "Unassigned";
  return {
    network: signs.network,
    channel,
    paid: signs.paid || isPaidChannel(channel),
    social: isSocial(signs.network, channel),
    knownBy: signs.knownBy,
  };
}

/** What a table that names channels and at most networks says: HubSpot's original source, GA4 by channel group. */
export function classificationOf(channel: Channel, network: NetworkId = "none"): Classification {
  const knownBy = network === "none" ? null : "source";
  return { network, channel, paid: isPaidChannel(channel), social: isSocial(network, channel), knownBy };
}

const isSocial = (network: NetworkId, channel: Channel) =>
  networks[network].social || (network === "none" && isSocialChannel(channel));

/** GA4's groups in the order in which they are tried. */
const channelRules: readonly (readonly [Channel, (signs: Signs) => boolean])[] = [
  ["Direct", ({ nothing }) => nothing],
  ["Cross-network", ({ campaign }) => campaign.includes("cross-network")],
  ["Paid Shopping", ({ shopping, paid }) => shopping && paid],
  ["Paid Search", ({ kind, paid }) => kind === "search" && paid],
  ["Paid Social", ({ kind, paid }) => kind === "social" && paid],
  ["Paid Video", ({ kind, paid }) => kind === "video" && paid],
  ["Display", ({ medium, clickChannel }) => displayMediums.has(medium) || clickChannel === "Display"],
  ["Paid Other", ({ paidByTag }) => paidByTag],
  ["Organic Shopping", ({ shopping }) => shopping],
  ["Organic Social", ({ kind, medium }) => kind === "social" || socialMediums.has(medium)],
  ["Organic Video", ({ kind, medium }) => kind === "video" || medium.includes("video")],
  ["Organic Search", ({ kind, medium }) => kind === "search" || medium === "organic"],
  ["AI Assistants", ({ kind }) => kind === "assistant"],
  ["Email", ({ mail, clickChannel }) => mail || clickChannel === "Email"],
  ["Affiliates", ({ medium, clickChannel }) => affiliateMediums.has(medium) || clickChannel === "Affiliates"],
  ["Audio", ({ medium }) => medium === "audio"],
  ["SMS", ({ sms }) => sms],
  ["Push", ({ medium }) => pushMedium.test(medium)],
  ["Paid Other", ({ paid }) => paid],
  ["Referral", ({ medium, otherSite }) => otherSite || referralMediums.has(medium)],
];

const displayMediums = new Set(["display", "banner", "expandable", "interstitial", "cpm"]);
const socialMediums = new Set(["social", "social-network", "social-media", "sm", "social network", "social media"]);
const affiliateMediums = new Set(["affiliate", "affiliates"]);
const pushMedium = /push$|mobile|notification/;
const referralMediums = new Set(["referral", "app", "link"]);
