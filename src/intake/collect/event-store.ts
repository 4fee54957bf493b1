import { KnownError } from "../../model/errors.ts";
import { shortHash } from "../../warehouse/short-hash.ts";
import { highestSeq, idsBetween, standingIds } from "../../warehouse/site-events.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { Arrival } from "./arrival.ts";
import { EventRows } from "./event-rows.ts";
import { KnownFacts } from "./known-facts.ts";
import { SeenIds } from "./seen-ids.ts";

/** Ids are read back in pages when the server starts, so small that no visitor waits for one. */
const idsAPage = 10_000;

export interface StoreOptions {
  readonly clock: () => number;
  /** Whether what is stored would be found again: the file may have been moved or removed under the program. */
  readonly stands: () => boolean;
}

/** Stores groups of events, one after the other: each whole or not at all, and no id of a workspace twice. */
export class EventStore {
  readonly #facts: Warehouse;
  readonly #clock: () => number;
  readonly #stands: () => boolean;
  readonly #seen = new SeenIds();
  readonly #known = new KnownFacts();
  #knowsAllIds = false;
  #seq: number;
  /** Whether a commit failed, which leaves it open what stands. */
  #isInDoubt = false;
  #closed = false;

  private constructor(facts: Warehouse, { clock, stands }: StoreOptions, seq: number) {
    this.#facts = facts;
    this.#clock = clock;
    this.#stands = stands;
    this.#seq = seq;
  }

  static async open(facts: Warehouse, options: StoreOptions): Promise<EventStore> {
    return new EventStore(facts, options, await highestSeq(facts));
  }

  /** Reads the ids of all events that stand, through a connection of its own. */
  async recallIds(facts: Warehouse): Promise<void> {
    const upTo = this.#seq;
    for (let after = 0; after < upTo && !this.#closed; after += idsAPage) {
      const { high, low } = await idsBetween(facts, after, Math.min(after + idsAPage, upTo));
      for (const [row, bits] of high.entries()) this.#seen.addHalves(bits, low[row] ?? 0);
    }
    this.#knowsAllIds = !this.#closed;
  }

  get lastSeq(): number {
    return this.#seq;
  }

  /** Makes the events durable that do not stand yet; answers how many these were. */
  async store(arrivals: readonly Arrival[]): Promise<number> {
    this.#refuseUnlessStanding();
    if (this.#isInDoubt) await this.#findOut();
    const fresh = await this.#unseen(arrivals);
    if (fresh.size === 0) return 0;
    const fitting = await this.#known.fitting(this.#facts, [...fresh.values()]);
    const laid = new EventRows(this.#seq, this.#clock(), this.#known);
    for (const [at, id] of [...fresh.keys()].entries()) laid.add(id, fitting[at] as Arrival);
    try {
      await this.#facts.transaction(async () => {
        for (const [table, rows] of laid.tables) await this.#facts.append(table, rows);
      });
    } catch (cause) {
      this.#isInDoubt = true;
      throw cause;
    } finally {
      // Even where it failed: an id too many in the filter is only looked up.
      for (const id of fresh.keys()) this.#seen.add(id);
    }
    this.#seq = laid.seq;
    this.#known.learn(laid);
    this.#refuseUnlessStanding();
    return fresh.size;
  }

  /** After facts were taken away from outside. */
  forgetKnown(): void {
    this.#known.forget();
  }

  close(): void {
    this.#closed = true;
  }

  #refuseUnlessStanding(): void {
    if (!this.#stands()) throw folderGone();
  }

  /** A commit whose writing to disk failed may stand all the same. */
  async #findOut(): Promise<void> {
    this.#seq = Math.max(this.#seq, await highestSeq(this.#facts));
    this.#known.forget();
    this.#isInDoubt = false;
  }

  async #unseen(arrivals: readonly Arrival[]): Promise<Map<bigint, Arrival>> {
    const byId = new Map<bigint, Arrival>();
    const doubtful: bigint[] = [];
    for (const arrival of arrivals) {
      const id = idOf(arrival);
      if (byId.has(id)) continue;
      byId.set(id, arrival);
      if (!this.#knowsAllIds || this.#seen.mayHave(id)) doubtful.push(id);
    }
    for (const id of await standingIds(this.#facts, doubtful)) byId.delete(id);
    return byId;
  }
}

/** Why nothing is stored while the data folder is elsewhere. */
const folderGone = (): KnownError =>
  new KnownError("busy", "the data folder was moved or removed while the server runs", {
    hint: "put it back and the server goes on by itself, or start the server again where it is",
  });

/**
 * Each source names its events itself: what anybody's browser sends must not take the place of what the shop says. Two in
 * 2^64 could meet: with twenty million events, once in a hundred thousand such shops.
 */
const idOf = ({ workspace, source, id }: Arrival): bigint => shortHash(`${workspace}\0${source}\0${id}`);
