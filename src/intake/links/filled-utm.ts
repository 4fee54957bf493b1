import { isSocialChannel } from "../../model/channel.ts";
import { classify } from "../../model/classify.ts";
import { type NetworkId, networks } from "../../model/network.ts";
import { networkOfReferrer } from "../../model/referrer.ts";
import type { Utm } from "../../model/utm.ts";

/** Where a click comes from, as far as it is known. */
export interface ClickPlace {
  readonly network: NetworkId;
  /** The host that sent the visitor; null for none. */
  readonly referrer: string | null;
}

/**
 * What a link without a source says of a click: the network it comes from, else the site, else "link". Its medium stays
 * unless it would make social what is not: a link in a profile is copied into mails and blogs too.
 */
export function filledUtm(utm: Utm, { network, referrer }: ClickPlace): Utm {
  const site = network === "none" && referrer !== null && networkOfReferrer(referrer) === "none" ? referrer : null;
  const source = site ?? (network === "none" ? "link" : network);
  return { ...utm, source, medium: mediumOf(utm.medium, { network, source, isSite: site !== null }) };
}

interface From {
  readonly network: NetworkId;
  readonly source: string;
  readonly isSite: boolean;
}

function mediumOf(medium: string | null, { network, source, isSite }: From): string | null {
  const { social, kind } = networks[network];
  if (medium !== null && (social || !isSocialChannel(classify({ source, medium }).channel))) return medium;
  if (social) return "social";
  if (kind === "search") return "organic";
  return isSite || network !== "none" ? "referral" : "link";
}
