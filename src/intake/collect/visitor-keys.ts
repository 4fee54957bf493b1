import { remembered } from "../../model/remembered.ts";
import { keyedHash } from "../../warehouse/person-key.ts";

/** What tells one browser from another without asking it. It is hashed and forgotten. */
export interface Sender {
  readonly ip: string;
  readonly userAgent: string;
}

/**
 * The key of a browser for one day of the workspace: nobody who is asked tomorrow can say that it was the same, for the
 * day's salt is forgotten. One address and one kind of browser count as one visitor.
 */
export function dayVisitor(salt: Buffer, { ip, userAgent }: Sender): bigint {
  const visitors = visitorsOf.get(salt) ?? remembered((browser) => keyedHash(salt, browser));
  visitorsOf.set(salt, visitors);
  return visitors(`${ip.includes(":") ? sixthVersion(ip) : ip}\0${userAgent}`);
}

/** Somebody who comes does several things; forgotten with the salt. */
const visitorsOf = new WeakMap<Buffer, (browser: string) => bigint>();

/** An IPv6 address as RFC 5952 writes it, so that whoever tells of a visitor tells of the same; an IPv4 one inside as itself. */
function sixthVersion(ip: string): string {
  const bare = ip.trim().replace(/^\[|\]$|%.*$/g, "");
  const host = URL.parse(`http://[${bare}]/`)?.hostname.slice(1, -1) ?? bare;
  const [, high, low] = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(host) ?? [];
  if (high === undefined || low === undefined) return host;
  const parts = [high, low].map((half) => Number.parseInt(half, 16)).flatMap((half) => [half >> 8, half & 255]);
  return parts.join(".");
}

/** The key of a browser that agreed to a first-party cookie. */
export const cookieVisitor = (workspaceKey: Buffer, cookie: string): bigint =>
  keyedHash(workspaceKey, `cookie:${cookie}`);

/**
 * The key of a customer by the id the shop gives them. A number says its kind, for lead 501 of the CRM is somebody else; other
 * ids (Stripe's cus_…) are as exports have them. `tel:` with digits is whom exports know by their telephone alone.
 */
export function customerKey(personHash: (value: string) => bigint | null, id: string): bigint | null {
  const named = id.trim();
  if (/^\d+$/.test(named)) return personHash(`customer:${named}`);
  return personHash(/^tel:(\d{8,})$/.exec(named)?.[1] ?? named);
}

/** How long a link from one of the business's hosts to another passes a visitor on: who copies it passes on nobody. */
const passedOnMs = 5 * 60_000;

/**
 * The cookie that a link from another of the business's own hosts carries, by the page's address; undefined where there is
 * none, or it is too old. The browser's clock wrote the age, so it is no proof: one that runs wrong passes nobody on.
 */
export function cookieInLink(url: string, nowMs: number): string | undefined {
  if (!url.includes("rtv=")) return undefined;
  const [, cookie, at] = /.*[?&]rtv=(\w{8,64})\.(\d{13})(?=[&#]|$)/.exec(url) ?? [];
  return cookie !== undefined && Math.abs(nowMs - Number(at)) <= passedOnMs ? cookie : undefined;
}
