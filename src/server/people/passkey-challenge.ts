import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { KnownError } from "../../model/errors.ts";

const holdsMs = 300_000;

/** What a challenge is for: a new passkey of somebody, or signing in. */
export type Purpose = `new ${string}` | "sign in";

/**
 * The challenges that passkeys sign: each for one purpose, for five minutes, once, and only from the browser that asked.
 * The browser keeps it in a cookie that we have signed; only those that were answered are remembered here.
 */
export class PasskeyChallenges {
  readonly #clock: () => number;
  /** Of this process alone: after a new start none of before holds, so none can be answered twice. */
  readonly #key = randomBytes(32);
  readonly #answered = new Map<string, number>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Hands out a challenge, base64url. */
  give(request: FastifyRequest, reply: FastifyReply, purpose: Purpose): string {
    const challenge = randomBytes(32).toString("base64url");
    const endsMs = String(this.#clock() + holdsMs);
    const signed = this.#signature(purpose, endsMs, challenge);
    setCookie(request, reply, `${endsMs}.${challenge}.${signed}`, holdsMs / 1000);
    return challenge;
  }

  /** The challenge that a browser was given, which is used up by it; a KnownError `gone` where none holds. */
  take(request: FastifyRequest, reply: FastifyReply, purpose: Purpose): string {
    const [endsMs = "", challenge = "", signed = ""] = cookieOf(request).split(".");
    const now = this.#clock();
    const own = this.#signature(purpose, endsMs, challenge);
    const isOurs = signed.length === own.length && timingSafeEqual(Buffer.from(signed), Buffer.from(own));
    for (const [one, ends] of this.#answered) if (ends <= now) this.#answered.delete(one);
    if (!isOurs || Number(endsMs) <= now || this.#answered.has(challenge)) {
      throw new KnownError("gone", "the request for a passkey has run out, or was answered already", {
        hint: "begin again: it holds for five minutes",
      });
    }
    this.#answered.set(challenge, Number(endsMs));
    setCookie(request, reply, "", 0);
    return challenge;
  }

  #signature(purpose: Purpose, endsMs: string, challenge: string): string {
    return createHmac("sha256", this.#key).update(`${purpose}\n${endsMs}\n${challenge}`).digest("base64url");
  }
}

const nameOf = ({ protocol }: FastifyRequest): string =>
  protocol === "https" ? "__Secure-retorno.passkey" : "retorno.passkey";

function cookieOf(request: FastifyRequest): string {
  const name = nameOf(request);
  const cookies = (request.headers.cookie ?? "").split(/; */).map((one) => one.split("="));
  return cookies.find(([key]) => key === name)?.[1] ?? "";
}

function setCookie(request: FastifyRequest, reply: FastifyReply, value: string, seconds: number): void {
  const secure = request.protocol === "https" ? ["Secure"] : [];
  const parts = [`${nameOf(request)}=${value}`, `Max-Age=${seconds}`, "Path=/api/v1", "HttpOnly", ...secure];
  reply.header("set-cookie", [...parts, "SameSite=Strict"].join("; "));
}
