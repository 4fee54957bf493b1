import { KnownError } from "../model/errors.ts";
import type { Permission } from "../model/permissions.ts";
import type { State } from "../state/database.ts";
import { keyInUse, noteKeyUse } from "../state/people/api-keys.ts";

/** Whose key a request brought, and what it may do. */
export interface KeyHolder {
  readonly id: string;
  readonly workspace: string;
  readonly scopes: ReadonlySet<Permission>;
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

  /** Whose a key is; a KnownError for one that is unknown, was taken back or has run out. */
  async holderOf(key: string): Promise<KeyHolder> {
    this.#forgetOld();
    const known = this.#holders.get(key);
    if (known !== undefined) return known;
    const found = await keyInUse(this.#state, key);
    if (found === null) throw unknownKey();
    if (found.expiresMs !== null && found.expiresMs <= this.#clock()) throw expired();
    this.#holders.set(key, found);
    this.#noteUse(found.id);
    return found;
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

const unknownKey = (): KnownError =>
  new KnownError("unauthenticated", "the API key is unknown, or was revoked", {
    hint: "see retorno key list, or make a new one with retorno key add",
  });

const expired = (): KnownError =>
  new KnownError("key_expired", "the API key has run out", { hint: "make a new one with retorno key add" });
