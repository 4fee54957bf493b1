import { hash } from "node:crypto";
import { networkOfUserAgent } from "../../model/in-app-browser.ts";
import { originOfUrl } from "../../model/origin-of-url.ts";
import { networkOfReferrer } from "../../model/referrer.ts";
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

/**
 * Where the visitor of a page came from: tags, kinds of click id and the referring host, or the app whose own browser it
 * is. `continues` where they came from the business's own pages or a payment page, which is from nowhere new.
 */
export function originOfVisit({ url, referrer, userAgent, ownHosts }: PageSeen): {
  origin: Marketing | null;
  continues: boolean;
} {
  const said = originOfUrl(url);
  const from = hostOf(referrer);
  const isOwn = from !== null && [hostOf(url), ...ownHosts].some((own) => isSameSite(from, own));
  const isTagged = said.source !== null || said.medium !== null || said.campaign !== null || said.clickIds.length > 0;
  const returns = from !== null && !isOwn && networkOfReferrer(referrer) === null;
  const referrerHost = isOwn || returns ? null : from;
  const inApp = isTagged || referrerHost !== null || isOwn || returns ? null : (networkOfUserAgent(userAgent) ?? null);
  if (!isTagged && referrerHost === null && inApp === null) return { origin: null, continues: isOwn || returns };
  const row = {
    utm_source: cut(said.source),
    utm_medium: cut(said.medium),
    utm_campaign: cut(said.campaign),
    utm_content: cut(said.content),
    utm_term: cut(said.term),
    click_ids: said.clickIds.length === 0 ? null : said.clickIds.sort().join(","),
    referrer: referrerHost,
    in_app: inApp,
  };
  return { origin: { origin: keyOf(row), row }, continues: false };
}

const cut = (text: string | null): string | null => text?.slice(0, mostLetters) ?? null;

const keyOf = (row: object): bigint => hash("sha256", JSON.stringify(row), "buffer").readBigUInt64BE(0);

/** The host of a URL in small letters without "www.", or an app's address; null where there is none. */
export function hostOf(url: string | null | undefined): string | null {
  const match = /^(?:(android-app:\/\/[^/?#]+)|https?:\/\/(?:[^/?#@]*@)?([^/?#:]+))/i.exec(url ?? "");
  return match?.[1]?.toLowerCase() ?? match?.[2]?.toLowerCase().replace(/^www\.|\.$/g, "") ?? null;
}

const isSameSite = (host: string, own: string | null): boolean =>
  own !== null && own !== "" && (host === own || host.endsWith(`.${own.replace(/^www\./, "")}`));
