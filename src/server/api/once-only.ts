import { createHmac } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Endpoint } from "../../api/endpoint.ts";
import { actorText } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import {
  type Answered,
  beginRequest,
  endRequest,
  forgetRequest,
  type RepeatedRequest,
} from "../../state/repeated-requests.ts";
import type { ServerParts } from "../parts.ts";
import { actorOf, type Caller } from "./caller.ts";

/** What a request came to: its status, and its answer where it has one. */
export interface Outcome {
  readonly status: number;
  readonly answer: unknown;
}

/** A larger answer is not kept: whoever asks again is told that it was done. */
const mostKeptLetters = 100_000;

/** Does a write that names itself by an Idempotency-Key once, however often and at however many times at once it comes. */
export class OnceOnly {
  readonly #parts: Pick<ServerParts, "state" | "secrets" | "clock">;
  readonly #secret: Buffer;
  readonly #underWay = new Map<string, Promise<unknown>>();

  constructor(parts: Pick<ServerParts, "state" | "secrets" | "clock">) {
    this.#parts = parts;
    this.#secret = parts.secrets.derive("repeated requests");
  }

  /** Runs `work`, or answers what it answered before. A KnownError where the key came with another request. */
  async run(
    request: FastifyRequest,
    endpoint: Endpoint,
    caller: Caller,
    work: () => Promise<Outcome>,
  ): Promise<Outcome> {
    const named = this.#nameOf(request, endpoint, caller);
    if (named === null) return work();
    const at = `${named.caller}\0${named.key}`;
    // Those that came while it was under way go on one by one: after a refusal, the next of them does it.
    while (this.#underWay.has(at)) await this.#underWay.get(at)?.catch(() => undefined);
    const done = this.#runNamed(named, endpoint, work);
    this.#underWay.set(at, done);
    try {
      return await done;
    } finally {
      this.#underWay.delete(at);
    }
  }

  async #runNamed(named: RepeatedRequest, endpoint: Endpoint, work: () => Promise<Outcome>): Promise<Outcome> {
    const { state, clock } = this.#parts;
    const before = await beginRequest(state, named, clock());
    if (before !== null) return this.#again(named, before);
    try {
      const outcome = await work();
      const isKept = !endpoint.once && !endpoint.needs.startsWith("persons:");
      await endRequest(state, named, { status: outcome.status, answer: isKept ? this.#sealed(named, outcome) : null });
      return outcome;
    } catch (cause) {
      await forgetRequest(state, named);
      throw cause;
    }
  }

  #again(named: RepeatedRequest, { request, status, answer }: Answered): Outcome {
    if (request !== named.request) {
      throw new KnownError("conflict", "this Idempotency-Key came with another request before", {
        hint: "give every request a key of its own, and the same only when it is sent again",
      });
    }
    if (status === null) {
      throw new KnownError("conflict", "this request was under way when the server ended", {
        hint: "look whether it was done; to do it anew, send it with another Idempotency-Key",
      });
    }
    if (answer === null) {
      throw new KnownError("conflict", "this was done already, and what it answered is not shown twice", {
        hint: "look at what stands; to do it anew, send it with another Idempotency-Key",
      });
    }
    return { status, answer: JSON.parse(this.#parts.secrets.open(answer, aboutOf(named))).answer };
  }

  #sealed(named: RepeatedRequest, { answer }: Outcome): string | null {
    const text = JSON.stringify({ answer });
    return text.length > mostKeptLetters ? null : this.#parts.secrets.seal(text, aboutOf(named));
  }

  /** Null where there is nothing to name: another method, no key, nobody known, or bytes that are told apart otherwise. */
  #nameOf({ headers, url, body }: FastifyRequest, { method, takes }: Endpoint, caller: Caller): RepeatedRequest | null {
    const said = headers["idempotency-key"];
    if (
      method !== "POST" ||
      said === undefined ||
      caller.kind === "nobody" ||
      caller.kind === "guest" ||
      takes === "bytes"
    )
      return null;
    if (typeof said !== "string" || !/^[\x21-\x7e]{1,200}$/.test(said)) {
      throw new KnownError("invalid_request", "the Idempotency-Key cannot be read", {
        hint: "use 1 to 200 letters and digits without blanks, such as a UUID",
      });
    }
    const request = this.#hash(`${method} ${url}\n${JSON.stringify(body ?? null)}`);
    return { caller: actorText(actorOf(caller)), key: this.#hash(said), request };
  }

  #hash(text: string): string {
    return createHmac("sha256", this.#secret).update(text).digest("base64url");
  }
}

/** An answer opens for its own caller and key alone. */
const aboutOf = ({ caller, key }: RepeatedRequest): string => `repeated request ${caller} ${key}`;
