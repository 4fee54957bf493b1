import { type NetworkId, networkFromName } from "./network.ts";
import { networkOfApp, networkOfHost } from "./referrer.ts";

/**
 * The network of a `utm_source` or an analytics table's source, in small letters: a name, a host or an app's package;
 * `none` for a host that is no network, null for a payment or sign-in host, undefined for a name we do not know.
 */
export function networkOfSource(source: string): NetworkId | null | undefined {
  if (!hostShape.test(source)) return networkFromName(source);
  const network = networkOfApp(source) ?? networkOfApp(`com.${source}`) ?? networkOfHost(source);
  return network === "none" ? (networkFromName(source) ?? "none") : network;
}

/** A host: labels joined by dots, the last of letters alone. */
const hostShape = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/;

/** GA4's "source / medium" taken apart: "google / cpc" → google, cpc. Without a slash, all of it is the source. */
export function splitSourceMedium(combined: string): { source: string; medium: string | null } {
  const spaced = combined.lastIndexOf(" / ");
  const slash = spaced === -1 ? combined.lastIndexOf("/") : spaced + 1;
  if (slash === -1) return { source: combined.trim(), medium: null };
  return { source: combined.slice(0, slash).trim(), medium: combined.slice(slash + 1).trim() };
}
