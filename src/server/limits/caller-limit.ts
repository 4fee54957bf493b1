import { isIPv6 } from "node:net";
import type { RateLimiterMemory } from "rate-limiter-flexible";
import { KnownError } from "../../model/errors.ts";

/** How many requests of the API are taken in a minute. */
export interface CallerLimits {
  /** Of one session or key; of one address where neither is good. */
  readonly known: number;
  /** Of one address, where nobody has to be signed in. */
  readonly unknown: number;
}

export const callerLimits: CallerLimits = { known: 600, unknown: 60 };

const aMinute = 60;

/** Counts requests by who sends them, in memory alone: no address is kept for longer than its minute. */
export class CallerLimit {
  readonly #limits: CallerLimits;
  #counters: Promise<Record<keyof CallerLimits, RateLimiterMemory>> | null = null;

  constructor(limits: CallerLimits = callerLimits) {
    this.#limits = limits;
  }

  /** A KnownError says how many seconds to wait, where the minute's requests are spent. */
  async spend(of: keyof CallerLimits, who: string): Promise<void> {
    this.#counters ??= openCounters(this.#limits);
    const counter = (await this.#counters)[of];
    try {
      await counter.consume(who);
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      const retryAfterSeconds = Math.max(1, Math.ceil((refusal as { msBeforeNext: number }).msBeforeNext / 1000));
      throw new KnownError("too_many_requests", `more than ${this.#limits[of]} requests came in a minute`, {
        hint: `come again in ${retryAfterSeconds} seconds`,
        more: { retryAfterSeconds },
      });
    }
  }
}

/** Loaded with the first request of the API: a server that only collects does without. */
async function openCounters({ known, unknown }: CallerLimits): Promise<Record<keyof CallerLimits, RateLimiterMemory>> {
  const { RateLimiterMemory: Counter } = await import("rate-limiter-flexible");
  return {
    known: new Counter({ points: known, duration: aMinute }),
    unknown: new Counter({ points: unknown, duration: aMinute }),
  };
}

/** Who has one IPv6 address has all of its /64, so these count as one. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = "", tail] = address.replace(/%.*$/, "").split("::");
  const [before, after] = [head, tail ?? ""].map((part) => (part === "" ? [] : part.split(":")));
  const missing = tail === undefined ? 0 : 8 - (before?.length ?? 0) - (after?.length ?? 0);
  const groups = [...(before ?? []), ...Array.from({ length: missing }, () => "0"), ...(after ?? [])];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
