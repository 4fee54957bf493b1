import { keyInUse, noteKeyUse } from "../state/api-keys.ts";
import type { State } from "../state/database.ts";

/** Whose key a request brought. */
export interface KeyHolder {
  readonly id: string;
  readonly workspace: string;
}

/** How long a key that was looked up holds: one that is taken back, by whomever, is refused so much later at most. */
const holdsMs = 250;

/** A key's last use is noted this often at most. */
const notedMs = 60_000;

/** Keys that were looked up lately. */
export class KeyBook {
  readonly #state: State;
  readonly #clock: () => number;
  readonly #holders = new Map<string, KeyHolder>();
  readonly #noted = new Map<string, number>();
  #sinceMs = Number.NEGATIVE_INFINITY;

  constructor(state: State, clock: () => number) {
    this.#state = state;
    this.#clock = clock;
  }

  /** Whose a key is; null for one that is unknown or was taken back. */
  async holder(key: string): Promise<KeyHolder | null> {
    this.#forgetOld();
    const known = this.#holders.get(key);
    const holder = known ?? (await keyInUse(this.#state, key));
    if (holder === null) return null;
    if (known === undefined) this.#holders.set(key, holder);
    this.#noteUse(holder.id);
    return holder;
  }

  #forgetOld(): void {
    const now = performance.now();
    if (now - this.#sinceMs < holdsMs) return;
    this.#sinceMs = now;
    this.#holders.clear();
  }

  /** Nobody waits for it, and an event is not refused for it. */
  #noteUse(id: string): void {
    const now = this.#clock();
    if (Math.abs(now - (this.#noted.get(id) ?? 0)) < notedMs) return;
    this.#noted.set(id, now);
    noteKeyUse(this.#state, id, now).catch(() => this.#noted.delete(id));
  }
}
