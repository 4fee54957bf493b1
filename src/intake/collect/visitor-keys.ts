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
