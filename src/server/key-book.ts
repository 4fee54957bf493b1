import { keyInUse, noteKeyUse } from "../state/api-keys.ts";
import { changesOf } from "../state/changes.ts";
import type { State } from "../state/database.ts";

/** Whose key a request brought. */
export interface KeyHolder {
  readonly id: string;
  readonly workspace: string;
}

/** How long what is known of a key holds without asking whether the records have changed. */
const holdsMs = 250;

/** A key's last use is noted this often at most. */
const notedMs = 60_000;

/** Keys that were looked up, forgotten as soon as another process has changed the records. */
export class KeyBook {
  readonly #state: State;
  readonly #clock: () => number;
  readonly #holders = new Map<string, KeyHolder>();
  readonly #noted = new Map<string, number>();
  #changes = -1;
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(state: State, clock: () => number) {
    this.#state = state;
    this.#clock = clock;
  }

  /** Whose a key is; null for one that is unknown or was taken back. */
  async holder(key: string): Promise<KeyHolder | null> {
    await this.#forgetIfChanged();
    const known = this.#holders.get(key);
    const holder = known ?? (await keyInUse(this.#state, key));
    if (holder === null) return null;
    if (known === undefined) this.#holders.set(key, holder);
    this.#noteUse(holder.id);
    return holder;
  }

  async #forgetIfChanged(): Promise<void> {
    const now = performance.now();
    if (now - this.#askedAt < holdsMs) return;
    this.#askedAt = now;
    const changes = await changesOf(this.#state);
    if (changes !== this.#changes) this.#holders.clear();
    this.#changes = changes;
  }

  /** Nobody waits for it, and an event is not refused for it. */
  #noteUse(id: string): void {
    const now = this.#clock();
    if (Math.abs(now - (this.#noted.get(id) ?? 0)) < notedMs) return;
    this.#noted.set(id, now);
    noteKeyUse(this.#state, id, now).catch(() => this.#noted.delete(id));
  }
}
