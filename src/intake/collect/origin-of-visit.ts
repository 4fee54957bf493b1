import { networkOfUserAgent } from "../../model/in-app-browser.ts";
import type { NetworkId } from "../../model/network.ts";
import { originOfUrl, type UrlOrigin } from "../../model/origin-of-url.ts";
import { namesPerson } from "../../model/personal.ts";
import { networkOfReferrer } from "../../model/referrer.ts";
import { remembered } from "../../model/remembered.ts";
import { shortHash } from "../../warehouse/short-hash.ts";
import type { Marketing } from "./arrival.ts";

/** A page that was seen, and all that may tell where its visitor came from. */
export interface PageSeen {
  readonly url: string;
  readonly referrer: string;
  readonly userAgent: string;
  /** The workspace's own hosts; the page's own is one whether it stands here or not. */
  readonly ownHosts: readonly string[];
}

/** Values beyond this are cut: nobody names a campaign so. */
const mostLetters = 200;

/** Where a visit came from; nobody comes from anywhere new on the way through the business's own pages. */
export interface VisitOrigin {
  readonly origin: Marketing | null;
  readonly continues: boolean;
}

/**
 * Where the visitor of a page came from: tags, kinds of click id and the referring host, or the app whose own browser it
 * is. `continues` where they came from the business's own pages or a payment page, which is from nowhere new.
 */
export function originOfVisit({ url, referrer, userAgent, ownHosts }: PageSeen): VisitOrigin {
  const from = hostOf(referrer);
  const here = hostOf(url);
  const start = url.search(/[?#]/);
  // Most pages are reached from the one before.
  if (start === -1 && from !== null && from === here) return fromHere;
  const query = start === -1 ? "" : url.slice(start);
  const app = appOf(userAgent);
  // Few addresses bring many visitors.
  const known = knownFor(ownHosts);
  const key = `${query}\n${from}\n${here}\n${app}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = workOut({ query, from, here, app, ownHosts });
  // Longer ones would fill the memory, and are seldom seen twice.
  if (key.length > longestKnown) return found;
  if (known.size >= mostKnown) known.clear();
  known.set(key, found);
  return found;
}

const fromHere: VisitOrigin = { origin: null, continues: true };
const mostKnown = 5000;
const longestKnown = 1000;
const knownByHosts = new WeakMap<readonly string[], Map<string, VisitOrigin>>();

function knownFor(ownHosts: readonly string[]): Map<string, VisitOrigin> {
  const known = knownByHosts.get(ownHosts) ?? new Map<string, VisitOrigin>();
  knownByHosts.set(ownHosts, known);
  return known;
}

const appOf = remembered((userAgent) => networkOfUserAgent(userAgent) ?? null);

interface Seen {
  readonly query: string;
  readonly from: string | null;
  readonly here: string | null;
  readonly app: NetworkId | null;
  readonly ownHosts: readonly string[];
}

function workOut({ query, from, here, app, ownHosts }: Seen): VisitOrigin {
  const said = query === "" || keepsOrigin.test(query) ? null : originOfUrl(query.replaceAll(dialled, "$1"));
  const tags = said !== null && saysOrigin(said) ? said : null;
  const network = from === null ? null : networkOfReferrer(from);
  const isOwn = from !== null && [here, ...ownHosts].some((own) => isSameSite(from, own, network));
  const returns = from !== null && !isOwn && network === null;
  const referrerHost = isOwn || returns ? null : from;
  const inApp = tags !== null || referrerHost !== null || isOwn || returns ? null : app;
  if (tags === null && referrerHost === null && inApp === null) return { origin: null, continues: isOwn || returns };
  const row = {
    utm_source: tagKept(tags?.source),
    utm_medium: tagKept(tags?.medium),
    utm_campaign: tagKept(tags?.campaign),
    utm_content: tagKept(tags?.content),
    utm_term: tagKept(tags?.term),
    click_ids: tags?.clickIds.toSorted().join(",") || null,
    referrer: tagKept(referrerHost),
    in_app: inApp,
  };
  return { origin: { origin: shortHash(JSON.stringify(row)), row }, continues: false };
}

/** What Google Analytics reads too: the tags of this address are not where somebody came from. */
const keepsOrigin = /[?&]utm_nooverride=1(?:[&#]|$)/;

const saysOrigin = ({ source, medium, campaign, clickIds }: UrlOrigin): boolean =>
  source !== null || medium !== null || campaign !== null || clickIds.length > 0;

/** What is kept of a tag or a host: nothing where a mailing tool filled in whom it wrote to. */
export const tagKept = (text: string | null | undefined): string | null =>
  text === null || text === undefined || namesPerson(text) ? null : text.slice(0, mostLetters).toWellFormed();

/** A tag that is a telephone number: once it is decoded its + is a blank, and what is left could be an id. */
const dialled = /([?&#])utm_\w+=(?:\+|%20|%(?:25){0,3}2b)+\d(?:[^&#\d]{0,4}\d){7}[^&#]*/gi;

/** The host of a URL in small letters without "www.", or an app's address; null where there is none. */
export function hostOf(url: string | null | undefined): string | null {
  if (!url) return null;
  const match = /^(?:(android-app:\/\/[^/?#]+)|https?:\/\/(?:[^/?#]*@)?([^/?#:@]+))/i.exec(url);
  return match?.[1]?.toLowerCase() ?? match?.[2]?.toLowerCase().replace(/^www\.|\.$/g, "") ?? null;
}

/** Whether one host is the other or stands under it; a network is not the shop that it lends a name to (shop.etsy.com). */
function isSameSite(host: string, written: string | null, network: NetworkId | null): boolean {
  const own = written?.startsWith("www.") ? written.slice(4) : (written ?? "");
  if (own === "") return false;
  return host === own || host.endsWith(`.${own}`) || (network === "none" && own.endsWith(`.${host}`));
}
