import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { KnownError } from "../../model/errors.ts";
import { isPublicAddress } from "./public-address.ts";

/** An address of a host that was looked at, to be connected to as it is. */
export interface HostAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Where requests for users may go. Tests set up an internet of their own. */
export interface OutboundRules {
  readonly isPublic: (address: string) => boolean;
  readonly ports: ReadonlySet<number>;
  /** Every address of a name. */
  readonly lookUp: (host: string) => Promise<readonly string[]>;
  /** How long all of it may take, redirects too. */
  readonly mostMs: number;
  /** What is read of a body at most. */
  readonly mostBytes: number;
}

export const publicInternet: OutboundRules = {
  isPublic: isPublicAddress,
  ports: new Set([80, 443]),
  lookUp: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  mostMs: 5000,
  mostBytes: 1_048_576,
};

/** An address of the web that may be asked for; a KnownError says what is against it. */
export function askedUrl(written: string, { ports }: OutboundRules, base?: URL): URL {
  const url = URL.parse(written, base);
  if (url === null) throw refused("it is no address", "give a whole one that begins with https://");
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw refused(`it leads to a ${url.protocol} address`, "give one that begins with https://");
  }
  if (url.username !== "" || url.password !== "") {
    throw refused("it has a user name or password in it", "leave out what stands before the @");
  }
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  if (!ports.has(port)) throw refused(`it leads to port ${port}`, "only the web's own ports, 80 and 443, are asked");
  return url;
}

/**
 * The public addresses of a URL's host, looked up once: whoever connects must connect to these, for the name may answer
 * otherwise the next moment. A KnownError where there is none.
 */
export async function publicAddresses({ hostname }: URL, { isPublic, lookUp }: OutboundRules): Promise<HostAddress[]> {
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const found = isIP(host) === 0 ? await lookUp(host).catch(nobody) : [host];
  const open = found.filter(isPublic);
  if (open.length > 0) return open.map((address) => ({ address, family: isIP(address) === 6 ? 6 : 4 }));
  if (found.length > 0) throw refused("it leads into a private network", "give an address that anybody can open");
  throw unreachable("there is no host of that name", "see whether the address is spelled right");
}

const nobody = (): readonly string[] => [];

const refused = (why: string, hint: string): KnownError =>
  new KnownError("address_refused", `the address is not asked: ${why}`, { hint });

export const unreachable = (why: string, hint: string, cause?: unknown): KnownError =>
  new KnownError("address_unreachable", `the address does not answer: ${why}`, { hint, cause });
