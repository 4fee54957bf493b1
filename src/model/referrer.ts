import type { NetworkId } from "./network.ts";
import { networkByHost, networkByPackage, noSourceHosts, noSourceLabels, otherHosts } from "./referrer-hosts.ts";

/**
 * The network a referrer belongs to, from a host, a URL or `android-app://…`; `none` for a site that is no network;
 * null where it does not say where the visitor came from: empty, or a payment or sign-in host they returned from.
 */
export function networkOfReferrer(referrer: string): NetworkId | null {
  const match = urlShape.exec(referrer.trim().toLowerCase());
  const host = match?.[2]?.replace(/\.$/, "") ?? "";
  if (host === "") return null;
  return match?.[1] === "android-app" ? (networkOfApp(host) ?? "none") : networkOfHost(host);
}

/** Scheme and host of a URL, of a bare host or of a host with a path. */
const urlShape = /^(?:([a-z][a-z0-9+-]*):(?=\/\/))?(?:\/\/)?(?:[^/?#@]*@)?([^/?#:]*)/;

/** The network of an Android app by its package name, "com.twitter.android". */
export function networkOfApp(packageName: string): NetworkId | undefined {
  return networkByPackage.get(packageName);
}

/**
 * The network of a host in small letters, matched on suffixes of whole labels, so that netflix.com is not x.com nor
 * microsoft.com t.co; the longest known suffix decides. `none` and null as in `networkOfReferrer`.
 */
export function networkOfHost(host: string): NetworkId | null {
  for (let start = 0; ; ) {
    const known = bySuffix.get(start === 0 ? host : host.slice(start));
    if (known !== undefined) return known;
    const dot = host.indexOf(".", start);
    if (dot === -1) return networkOfBrand(host);
    start = dot + 1;
  }
}

const bySuffix = new Map<string, NetworkId | null>([
  ...networkByHost,
  ...otherHosts.map((host) => [host, "none"] as const),
  ...noSourceHosts.map((host) => [host, null] as const),
]);

/** Networks that own their name under the domains of many countries: google.no, br.pinterest.com, amazon.co.uk. */
function networkOfBrand(host: string): NetworkId | null {
  const match = brandShape.exec(host);
  if (match === null) {
    if (instanceShape.test(host)) return "mastodon";
    return host.split(".").some((label) => noSourceLabels.has(label)) ? null : "none";
  }
  const [, under = "", brand = ""] = match;
  if (signInOrPayment.test(under)) return null;
  return brands[brand]?.under?.test(under) === false ? "none" : (brands[brand]?.network ?? "none");
}

/** `under`: the subdomains that are the network itself; mail.google.com is not Google Search. */
const brands: Record<string, { network: NetworkId; under?: RegExp }> = {
  google: { network: "google", under: /^(www|m|images|encrypted|lens|cse|ipv[46])?$/ },
  yahoo: { network: "yahoo", under: /^(www|m|([a-z]{2}\.)?([a-z]+\.)?search)?$/ },
  yandex: { network: "yandex", under: /^(www|m)?$/ },
  pinterest: { network: "pinterest" },
  amazon: { network: "amazon", under: /^(www|m|smile|[a-z]{2})?$/ },
  ebay: { network: "ebay" },
  aliexpress: { network: "aliexpress" },
  mercadolibre: { network: "mercadolibre" },
  mercadolivre: { network: "mercadolibre" },
  zalando: { network: "zalando" },
  idealo: { network: "idealo" },
};

const brandShape = new RegExp(`^(?:(.+)\\.)?(${Object.keys(brands).join("|")})\\.(?:com?\\.[a-z]{2}|[a-z]{2}|com)$`);
const signInOrPayment = /^(accounts|login|pay|payments)$/;
const instanceShape = /^(mastodon|mstdn|masto)\.[a-z0-9-]+(\.[a-z]{2,})?$/;
