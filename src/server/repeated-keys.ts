import { hash } from "node:crypto";
import { KnownError } from "../model/errors.ts";

/** How long a key stands for its body, and how many are remembered at most. */
const holdsMs = 24 * 60 * 60 * 1000;
const mostKeys = 100_000;

/**
 * What Idempotency-Keys stood for. The ids made of one hold its body too, so that sent again it is stored once even after a
 * restart; what is remembered here tells a key that comes with another body.
 */
export class RepeatedKeys {
  readonly #clock: () => number;
  readonly #bodies = new Map<string, { digest: string; sinceMs: number }>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** The ids of a request's events by their place; a KnownError where the key came with another body before. */
  idsOf(workspace: string, key: string, body: Buffer): (index: number) => string {
    const name = hash("sha256", `${workspace}\0${key}`, "base64url");
    const digest = hash("sha256", body, "base64url");
    const known = this.#bodies.get(name);
    const now = this.#clock();
    if (known !== undefined && now - known.sinceMs < holdsMs && known.digest !== digest) {
      throw new KnownError("conflict", "this Idempotency-Key came with another body before", {
        hint: "give every request a key of its own, and the same only when it is sent again",
      });
    }
    this.#bodies.delete(name);
    this.#bodies.set(name, { digest, sinceMs: known?.digest === digest ? known.sinceMs : now });
    for (const oldest of this.#bodies.keys()) {
      if (this.#bodies.size <= mostKeys) break;
      this.#bodies.delete(oldest);
    }
    return (index) => `key:${name}:${digest}:${index}`;
  }
}
