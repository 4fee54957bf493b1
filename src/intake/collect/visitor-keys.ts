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
export const dayVisitor = (salt: Buffer, { ip, userAgent }: Sender): bigint => keyedHash(salt, `${ip}\0${userAgent}`);

/** The key of a browser that agreed to a first-party cookie. */
export const cookieVisitor = (workspaceKey: Buffer, cookie: string): bigint =>
  keyedHash(workspaceKey, `cookie:${cookie}`);

/** The key of a customer as the shop or CRM numbers them, apart from e-mail addresses and from other shops' numbers. */
export const customerKey = (personHash: (value: string) => bigint | null, id: string): bigint | null =>
  personHash(id.trim());

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
