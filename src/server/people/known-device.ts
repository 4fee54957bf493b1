import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { SecretBox } from "../../state/secrets/secret-box.ts";

const holdsSeconds = 180 * 86_400;

/**
 * Browsers that somebody has signed in with. Each keeps a cookie that we have signed for their address; it lets nobody in,
 * but who guesses elsewhere does not use up what such a browser may try.
 */
export class KnownDevices {
  readonly #key: Buffer;
  readonly #clock: () => number;

  constructor(secrets: Pick<SecretBox, "derive">, clock: () => number) {
    this.#key = secrets.derive("known devices");
    this.#clock = clock;
  }

  /** Knows the browser of a request from now on, for who signed in with this address. */
  know({ protocol }: FastifyRequest, reply: FastifyReply, email: string): void {
    const said = `${Math.floor(this.#clock() / 1000) + holdsSeconds}.${randomBytes(12).toString("base64url")}`;
    const value = `${said}.${this.#signature(said, email)}`;
    const secure = protocol === "https" ? ["Secure"] : [];
    const parts = [`${nameOf(protocol)}=${value}`, `Max-Age=${holdsSeconds}`, "Path=/api/v1", "HttpOnly", ...secure];
    reply.header("set-cookie", [...parts, "SameSite=Lax"].join("; "));
  }

  /** Which known browser of an address sent a request; null for any other. */
  deviceOf({ headers, protocol }: Pick<FastifyRequest, "headers" | "protocol">, email: string): string | null {
    const begins = `${nameOf(protocol)}=`;
    const cookie = (headers.cookie ?? "").split(/; */).find((one) => one.startsWith(begins));
    const [ends = "", id = "", signed = ""] = (cookie ?? "").slice(begins.length).split(".");
    const own = Buffer.from(this.#signature(`${ends}.${id}`, email));
    const shown = Buffer.from(signed);
    const isOurs = shown.length === own.length && timingSafeEqual(shown, own);
    return isOurs && Number(ends) * 1000 > this.#clock() ? id : null;
  }

  #signature(said: string, email: string): string {
    return createHmac("sha256", this.#key).update(`${said}\n${email.toLowerCase()}`).digest("base64url");
  }
}

const nameOf = (protocol: string): string => (protocol === "https" ? "__Secure-retorno.known" : "retorno.known");
