const bucketsAMs = 100;
const mostMs = 10_000;

/** Latencies, counted in steps of 10 µs. */
export class Latencies {
  readonly #counts = new Uint32Array(mostMs * bucketsAMs + 1);
  #count = 0;
  #maxMs = 0;

  add(ms: number): void {
    const bucket = Math.min(Math.floor(ms * bucketsAMs), this.#counts.length - 1);
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#count++;
    if (ms > this.#maxMs) this.#maxMs = ms;
  }

  summary(): { count: number; p50Ms: number; p99Ms: number; maxMs: number } {
    return { count: this.#count, p50Ms: this.#at(0.5), p99Ms: this.#at(0.99), maxMs: this.#maxMs };
  }

  #at(share: number): number {
    let below = 0;
    for (const [bucket, count] of this.#counts.entries()) {
      below += count;
      if (below >= this.#count * share) return (bucket + 1) / bucketsAMs;
    }
    return 0;
  }
}
