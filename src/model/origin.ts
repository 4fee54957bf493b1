import { unlessAbsent } from "./absent.ts";
import type { Channel } from "./channel.ts";
import { type ClickId, clickIdOf } from "./click-id.ts";
import { networkOfUserAgent } from "./in-app-browser.ts";
import { isNetworkId, type NetworkId, type NetworkKind, networks } from "./network.ts";
import { networkOfReferrer } from "./referrer.ts";
import { remembered } from "./remembered.ts";
import { networkOfSource } from "./source.ts";

/** All that is known of where a visit came from; anything may be missing. */
export interface Origin {
  source?: string | null | undefined;
  medium?: string | null | undefined;
  campaign?: string | null | undefined;
  /** A host, a URL or `android-app://…`. */
  referrerHost?: string | null | undefined;
  /** Kinds of click id ("gclid"), one or several. */
  clickIds?: readonly string[] | string | null | undefined;
  /** Whether an ad platform's row stands behind the touch. */
  adRow?: boolean | null | undefined;
  userAgent?: string | null | undefined;
  /** The network whose own browser the user agent was, where it was read already. */
  inApp?: string | null | undefined;
}

/** What told the network; "user agent" is an inference. */
export type KnownBy = "source" | "click id" | "referrer" | "user agent" | null;

/** What an origin says, in small letters and "" where it says nothing: all that the channel rules look at. */
export interface Signs {
  medium: string;
  campaign: string;
  network: NetworkId;
  knownBy: KnownBy;
  kind: NetworkKind;
  shopping: boolean;
  mail: boolean;
  sms: boolean;
  /** By any proof: medium, click id or ad row. */
  paid: boolean;
  /** By the medium or an ad row. */
  paidByTag: boolean;
  /** A site sent the visitor; where it is a network, its kind has decided before this is asked. */
  otherSite: boolean;
  /** The channel of a click id where neither a medium nor a network says more. */
  clickChannel: Channel | undefined;
  /** Neither tag, click id, referrer nor in-app browser. */
  nothing: boolean;
}

/** Reads an origin in the order of decision: source, click id, referrer, user agent. */
export function signsOf(origin: Origin): Signs {
  const said = sourceSaid(origin.source ?? "");
  const medium = mediumBeside(said, mediumSaid(origin.medium ?? ""));
  const campaign = unlessAbsent(origin.campaign)?.toLowerCase() ?? "";
  const click = decisiveClick(origin.clickIds);
  const { network: referrer } = referrerSaid(origin.referrerHost ?? "");
  const mail = said.mail || medium.mail;
  const beside =
    mail || said.source === "sms" || medium.offNetwork ? nowhere : networkBeside(click, referrer, inAppOf(origin));
  const { network, knownBy } = said.network === "none" ? beside : said;
  const kind = said.kind === "none" ? networks[network].kind : said.kind;
  const paidByTag = origin.adRow === true || medium.paid || (network !== "none" && medium.ad);
  const tagged = said.source !== "" || medium.medium !== "" || campaign !== "" || origin.adRow === true;
  return {
    medium: medium.medium,
    campaign,
    network,
    knownBy,
    kind,
    shopping: kind === "shopping" || (campaign.includes("shop") && shopCampaign.test(campaign)),
    mail,
    sms: said.source === "sms" || medium.medium === "sms",
    paid: paidByTag || click?.paid === true,
    paidByTag,
    otherSite: referrer !== null || (said.otherSite && medium.medium === ""),
    clickChannel: medium.medium === "" && network === "none" ? click?.channel : undefined,
    nothing: !tagged && click === undefined && referrer === null && network === "none",
  };
}

/** What a source says by itself; one that only says where somebody paid or signed in says nothing. */
const sourceSaid = remembered((raw) => {
  const source = unlessAbsent(raw)?.toLowerCase() ?? "";
  const network = source === "" || source === "direct" ? null : networkOfSource(source);
  return {
    source: network === null ? "" : source,
    network: network ?? "none",
    kind: shoppingSources.has(source) ? ("shopping" as const) : networks[network ?? "none"].kind,
    knownBy: "source" as const,
    mail: mailWords.has(source),
    otherSite: network === "none",
    cameBack: network === null && source !== "",
  };
});

const mediumSaid = remembered((raw) => {
  const medium = unlessAbsent(raw)?.toLowerCase() ?? "";
  return {
    medium: medium === "direct" ? "" : medium,
    paid: paidMedium.test(medium),
    ad: adMediums.has(medium.replace(gaps, "")),
    mail: mailWords.has(medium),
    offNetwork: offNetworkMedium.test(medium),
  };
});

const referrerSaid = remembered((raw) => ({ network: networkOfReferrer(raw) }));

type MediumSaid = ReturnType<typeof mediumSaid>;

/** "referral" beside a payment host is part of the way back, not of the way here. */
function mediumBeside({ cameBack }: { cameBack: boolean }, said: MediumSaid): MediumSaid {
  return cameBack && said.medium === "referral" ? mediumSaid("") : said;
}

/** The click id that decides: one that proves payment, else one that names a network, else the first we know. */
function decisiveClick(kinds: Origin["clickIds"]): ClickId | undefined {
  if (!kinds || kinds.length === 0) return undefined;
  const known = (typeof kinds === "string" ? kinds.split(/[\s,;]+/) : kinds).flatMap((kind) => clickIdOf(kind) ?? []);
  return known.find(({ paid }) => paid) ?? known.find(({ network }) => network !== "none") ?? known[0];
}

/** The network by what came along with the visit rather than by its tags. */
function networkBeside(
  click: ClickId | undefined,
  referrer: NetworkId | null,
  inApp: NetworkId | undefined,
): { network: NetworkId; knownBy: KnownBy } {
  const ownReferrer = referrer !== null && referrer !== "none";
  if (click && click.network !== "none") {
    // Meta writes fbclid on the links of its other networks too: there the referrer knows better.
    const better = ownReferrer && click.alsoOn?.includes(referrer);
    return better ? { network: referrer, knownBy: "referrer" } : { network: click.network, knownBy: "click id" };
  }
  if (ownReferrer) return { network: referrer, knownBy: "referrer" };
  return inApp === undefined || referrer !== null ? nowhere : { network: inApp, knownBy: "user agent" };
}

function inAppOf({ inApp, userAgent }: Origin): NetworkId | undefined {
  if (inApp && isNetworkId(inApp)) return inApp;
  return userAgent ? networkOfUserAgent(userAgent) : undefined;
}

const nowhere = { network: "none", knownBy: null } as const;
const mailWords = new Set(["email", "e-mail", "e_mail", "e mail"]);

/** Mediums that name a channel of their own, whatever network the link was passed on through. */
const offNetworkMedium = /^(affiliates?|audio|sms)$|push$|notification/;

/** GA4 files these sources under Shopping although their network is a social one or a search engine. */
const shoppingSources = new Set([
  "igshopping",
  "google shopping",
  "google-shopping",
  "google_shopping",
  "googleshopping",
]);

/** GA4's own patterns for a paid medium and a shopping campaign. */
const paidMedium = /^(.*cp.*|ppc|retargeting|paid.*)$/;
const shopCampaign = /^(.*(([^a-df-z]|^)shop|shopping).*)$/;

/** Mediums people write for ads that GA4's pattern misses, without spaces, hyphens and underscores. */
const gaps = /[\s_-]+/g;
const adMediums = new Set(
  "ad ads advert adverts advertising advertisement boost boosted boostedpost sponsored promoted remarketing sem socialad socialads socialpaid searchads facebookads fbads instagramads linkedinads tiktokads".split(
    " ",
  ),
);
