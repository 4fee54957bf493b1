import { hash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { RateLimiterMemory } from "rate-limiter-flexible";
import { KnownError } from "../../model/errors.ts";
import { networkOf } from "./caller-limit.ts";

/** Who sent a request, as far as it matters here. */
export type Sender = Pick<FastifyRequest, "ip" | "headers" | "protocol">;

/** How often within how many seconds. */
interface Allowance {
  readonly points: number;
  readonly duration: number;
}

/** What is tried at the door, and how often it may go wrong: by one sender for one account, by one sender, for one account. */
interface Rule {
  readonly what: string;
  readonly pair: Allowance;
  readonly sender: Allowance;
  readonly account: Allowance;
}

const [minutes, hours] = [60, 3600];

/**
 * Somebody who guesses from one place is stopped by their own address long before they use up what an account may take;
 * so the right person, elsewhere, is let in. Many who guess from many places slow an account down for ten minutes; a
 * browser that signed in to it before has an allowance of its own beside that.
 */
const rules = {
  password: {
    what: "wrong passwords",
    pair: { points: 10, duration: 15 * minutes },
    sender: { points: 50, duration: hours },
    account: { points: 50, duration: 10 * minutes },
  },
  code: {
    what: "wrong codes",
    pair: { points: 10, duration: 15 * minutes },
    sender: { points: 50, duration: hours },
    account: { points: 20, duration: 10 * minutes },
  },
  letter: {
    what: "letters asked for",
    pair: { points: 3, duration: hours },
    sender: { points: 20, duration: hours },
    account: { points: 20, duration: hours },
  },
  invitation: {
    what: "letters asked for",
    pair: { points: 3, duration: hours },
    sender: { points: 20, duration: hours },
    account: { points: 10, duration: hours },
  },
  token: {
    what: "links that open nothing",
    pair: { points: 20, duration: 15 * minutes },
    sender: { points: 20, duration: 15 * minutes },
    account: { points: 1000, duration: minutes },
  },
} as const satisfies Record<string, Rule>;

export type Tried = keyof typeof rules;

/** Of each kind so many counters are kept at most; whoever was counted first is forgotten for another. */
const mostCounted = 20_000;

/** Counts what goes wrong at the door, in memory alone, by hashes of who it was tried for. */
export class Throttle {
  readonly #counters = new Map<string, Promise<Counter>>();
  readonly #deviceOf: (request: Sender, account: string) => string | null;

  /** `deviceOf` says which browser that signed in to an account before sent a request. */
  constructor(deviceOf: (request: Sender, account: string) => string | null = () => null) {
    this.#deviceOf = deviceOf;
  }

  /**
   * Counts an attempt as one that went wrong, before it is known whether it did: many at once gain nothing. A KnownError
   * `too_many_requests` where there were too many. What is answered takes the count back, once it went well.
   */
  async attempt(tried: Tried, request: Sender, account = ""): Promise<() => Promise<void>> {
    const sender = networkOf(request.ip);
    const { what, ...allowances } = rules[tried];
    const device = account === "" ? null : this.#deviceOf(request, account);
    const keys = { pair: `${digest(account)} ${device ?? sender}`, sender, account: digest(account) };
    const counted: (() => void)[] = [];
    for (const by of device === null ? (["pair", "sender", "account"] as const) : (["pair"] as const)) {
      if (by === "account" && account === "") continue;
      const counter = await this.#counter(`${tried} ${by}`, allowances[by]);
      await counter.add(keys[by], what);
      counted.push(() => (by === "pair" ? counter.forget(keys[by]) : counter.takeBack(keys[by])));
    }
    return async () => {
      for (const undo of counted) undo();
    };
  }

  #counter(name: string, allowance: Allowance): Promise<Counter> {
    const known = this.#counters.get(name);
    if (known !== undefined) return known;
    const opened = openCounter(allowance);
    this.#counters.set(name, opened);
    return opened;
  }
}

/** Loaded with the first attempt: a server that only collects does without. */
async function openCounter(allowance: Allowance): Promise<Counter> {
  const { RateLimiterMemory: Limiter } = await import("rate-limiter-flexible");
  return new Counter(new Limiter(allowance));
}

/** One kind of count; the oldest keys make room for new ones. */
class Counter {
  readonly #limiter: RateLimiterMemory;
  readonly #keys = new Set<string>();

  constructor(limiter: RateLimiterMemory) {
    this.#limiter = limiter;
  }

  async add(key: string, what: string): Promise<void> {
    this.#remember(key);
    try {
      await this.#limiter.consume(key);
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      const retryAfterSeconds = Math.max(1, Math.ceil((refusal as { msBeforeNext: number }).msBeforeNext / 1000));
      throw new KnownError("too_many_requests", `there were too many ${what} lately`, {
        hint: `come again in ${waitOf(retryAfterSeconds)}`,
        more: { retryAfterSeconds },
      });
    }
  }

  takeBack(key: string): void {
    void this.#limiter.reward(key);
  }

  forget(key: string): void {
    this.#keys.delete(key);
    void this.#limiter.delete(key);
  }

  #remember(key: string): void {
    this.#keys.delete(key);
    this.#keys.add(key);
    if (this.#keys.size <= mostCounted) return;
    const [oldest = ""] = this.#keys;
    this.forget(oldest);
  }
}

const waitOf = (seconds: number): string =>
  seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / minutes)} minutes`;

const digest = (account: string): string => hash("sha256", account.toLowerCase(), "base64url");
