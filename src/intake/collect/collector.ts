import { setTimeout as delay, setImmediate as turn } from "node:timers/promises";
import { KnownError } from "../../model/errors.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { Arrival } from "./arrival.ts";
import { EventStore, type StoreOptions } from "./event-store.ts";

/** What came together, and whoever waits for it to be durable. */
interface Waiting {
  readonly arrivals: readonly Arrival[];
  readonly done: () => void;
  readonly failed: (cause: unknown) => void;
}

/** More than this waits nowhere: whoever comes then is told to come again. */
const mostWaiting = 100_000;

/** So many events are committed at once at most. */
const mostInGroup = 10_000;

/**
 * A group costs some milliseconds of both cores, whatever is in it. After one with so many events the next one gathers
 * until nobody comes any more, and no longer than this; with few there is no wait.
 */
const manyInGroup = 16;
const mostGatheringMs = 25;
const lookMs = 3;

/** Sums since the server started. */
export interface CollectorFigures {
  readonly stored: number;
  /** Accepted and not stored again. */
  readonly repeated: number;
  readonly groups: number;
  readonly commitSeconds: number;
}

/**
 * Stores events in groups: while one group is made durable the next one gathers, so that a commit to disk is shared by
 * all who wait for it. The warehouse it is given is its own, and it is the only one to write `site_event`.
 */
export class Collector {
  readonly #store: EventStore;
  #waiting: Waiting[] = [];
  #waitingArrivals = 0;
  #gatherUntilMs = 0;
  #draining: Promise<void> | null = null;
  #refusal: KnownError | null = null;
  #closed = false;
  #figures: CollectorFigures = { stored: 0, repeated: 0, groups: 0, commitSeconds: 0 };

  private constructor(store: EventStore) {
    this.#store = store;
  }

  static async open(
    facts: Warehouse,
    { clock = Date.now, stands = () => true }: Partial<StoreOptions> = {},
  ): Promise<Collector> {
    return new Collector(await EventStore.open(facts, { clock, stands }));
  }

  /**
   * Reads the ids of all events that stand, so that new ones need not be looked up one by one. Until it is done
   * they are, which is slower and no less exact.
   */
  recallIds(facts: Warehouse): Promise<void> {
    return this.#store.recallIds(facts);
  }

  /** Stores what came together; resolves once it is durable. A KnownError (busy) where it cannot be taken: nothing of it is stored. */
  add(arrivals: readonly Arrival[]): Promise<void> {
    const refusal = this.#refusalOf(arrivals.length);
    if (refusal !== null) return Promise.reject(refusal);
    if (arrivals.length === 0) return Promise.resolve();
    return new Promise((done, failed) => {
      this.#waiting.push({ arrivals, done, failed });
      this.#waitingArrivals += arrivals.length;
      this.#draining ??= this.#drain();
    });
  }

  /** Refuses whatever comes, with this reason, until it is called with null. */
  refuse(reason: KnownError | null): void {
    this.#refusal = reason;
  }

  /** To be called after facts were taken away, by erasing a workspace for one: what is known to stand is looked up anew. */
  forgetKnown(): void {
    this.#store.forgetKnown();
  }

  /** The seq of the event that was stored last. */
  get lastSeq(): number {
    return this.#store.lastSeq;
  }

  get waiting(): number {
    return this.#waitingArrivals;
  }

  get figures(): CollectorFigures {
    return this.#figures;
  }

  /** Takes nothing more, and resolves when all that was taken is stored. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#store.close();
    await this.#draining;
  }

  #refusalOf(arrivals: number): KnownError | null {
    if (this.#closed) return new KnownError("busy", "the server is stopping", { hint: "send it again in a moment" });
    if (this.#refusal !== null) return this.#refusal;
    if (this.#waitingArrivals + arrivals <= mostWaiting) return null;
    return new KnownError("busy", "more events are waiting to be stored than can be taken", {
      hint: "send it again in a moment",
    });
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // What comes in the same turn of the loop goes into the same group.
      await turn();
      await this.#gather();
      await this.#storeGroup(this.#nextGroup());
    }
    this.#draining = null;
  }

  async #gather(): Promise<void> {
    for (let before = 0; performance.now() < this.#gatherUntilMs; before = this.#waitingArrivals) {
      if (this.#waitingArrivals === before || this.#waitingArrivals >= mostInGroup || this.#closed) return;
      await delay(lookMs);
    }
  }

  #nextGroup(): Waiting[] {
    let size = 0;
    let count = 0;
    for (const { arrivals } of this.#waiting) {
      if (count > 0 && size + arrivals.length > mostInGroup) break;
      size += arrivals.length;
      count++;
    }
    this.#waitingArrivals -= size;
    this.#gatherUntilMs = size < manyInGroup ? 0 : performance.now() + mostGatheringMs;
    return this.#waiting.splice(0, count);
  }

  /** One that cannot be stored does not take those beside it down; a full disk takes them all. */
  async #storeGroup(group: readonly Waiting[]): Promise<void> {
    const arrivals = group.length === 1 && group[0] ? group[0].arrivals : group.flatMap(({ arrivals }) => arrivals);
    const start = performance.now();
    try {
      this.#count(arrivals.length, await this.#store.store(arrivals), start);
      for (const { done } of group) done();
    } catch (cause) {
      if (group.length === 1 || cause instanceof KnownError) for (const { failed } of group) failed(cause);
      else for (const one of group) await this.#storeGroup([one]);
    }
  }

  #count(came: number, stored: number, startMs: number): void {
    const { figures } = this;
    this.#figures = {
      stored: figures.stored + stored,
      repeated: figures.repeated + came - stored,
      groups: figures.groups + 1,
      commitSeconds: figures.commitSeconds + (performance.now() - startMs) / 1000,
    };
  }
}
