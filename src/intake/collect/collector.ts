import { hash } from "node:crypto";
import { KnownError } from "../../model/errors.ts";
import { liveSources } from "../../model/live-source.ts";
import { highestSeq, idsBetween, standingIds, standingOrigins } from "../../warehouse/site-events.ts";
import type { FactRow, Warehouse } from "../../warehouse/warehouse.ts";
import type { Arrival, Marketing } from "./arrival.ts";
import { SeenIds } from "./seen-ids.ts";

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

/** Ids are read back in pages when the server starts. */
const idsAPage = 200_000;

/**
 * Stores events in groups: while one group is made durable the next one gathers, so that a commit to disk is shared by
 * all who wait for it. The warehouse it is given is its own, and it is the only one to write `site_event`.
 */
export class Collector {
  readonly #facts: Warehouse;
  readonly #clock: () => number;
  readonly #seen = new SeenIds();
  readonly #origins = new Map<string, Set<bigint>>();
  #knowsAllIds = false;
  #seq: number;
  #waiting: Waiting[] = [];
  #waitingArrivals = 0;
  #draining: Promise<void> | null = null;
  #refusal: KnownError | null = null;
  #closed = false;

  private constructor(facts: Warehouse, clock: () => number, seq: number) {
    this.#facts = facts;
    this.#clock = clock;
    this.#seq = seq;
  }

  static async open(facts: Warehouse, { clock = Date.now }: { clock?: () => number } = {}): Promise<Collector> {
    return new Collector(facts, clock, await highestSeq(facts));
  }

  /**
   * Reads the ids of all events that stand, so that new ones need not be looked up one by one. Until it is done
   * they are, which is slower and no less exact.
   */
  async recallIds(facts: Warehouse): Promise<void> {
    const upTo = this.#seq;
    for (let after = 0; after < upTo && !this.#closed; after += idsAPage) {
      for (const id of await idsBetween(facts, after, Math.min(after + idsAPage, upTo))) this.#seen.add(id);
    }
    this.#knowsAllIds = !this.#closed;
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

  /** The seq of the event that was stored last. */
  get lastSeq(): number {
    return this.#seq;
  }

  get waiting(): number {
    return this.#waitingArrivals;
  }

  /** Takes nothing more, and resolves when all that was taken is stored. */
  async close(): Promise<void> {
    this.#closed = true;
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
    // What comes in the same turn of the loop goes into the same group.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) await this.#store(this.#nextGroup());
    this.#draining = null;
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
    return this.#waiting.splice(0, count);
  }

  /** One that cannot be stored does not take those beside it down. */
  async #store(group: readonly Waiting[]): Promise<void> {
    try {
      await this.#commit(group.flatMap(({ arrivals }) => arrivals));
      for (const { done } of group) done();
    } catch (cause) {
      const [only] = group;
      if (only !== undefined && group.length === 1) return only.failed(notStored(cause));
      for (const one of group) await this.#store([one]);
    }
  }

  async #commit(arrivals: readonly Arrival[]): Promise<void> {
    const fresh = await this.#unseen(arrivals);
    if (fresh.length === 0) return;
    const laid = new Rows(this.#seq, this.#clock());
    for (const { id, arrival } of fresh) laid.add(id, arrival, await this.#newOrigin(arrival));
    await this.#facts.transaction(async () => {
      for (const [table, rows] of laid.tables) await this.#facts.append(table, rows);
    });
    this.#seq = laid.seq;
    for (const { id } of fresh) this.#seen.add(id);
    for (const { workspace, origin } of laid.origins) this.#origins.get(workspace)?.add(origin);
  }

  async #unseen(arrivals: readonly Arrival[]): Promise<{ id: bigint; arrival: Arrival }[]> {
    const byId = new Map<bigint, Arrival>();
    for (const arrival of arrivals) {
      const id = idOf(arrival);
      if (!byId.has(id)) byId.set(id, arrival);
    }
    const doubtful = [...byId.keys()].filter((id) => !this.#knowsAllIds || this.#seen.mayHave(id));
    for (const id of await standingIds(this.#facts, doubtful)) byId.delete(id);
    return Array.from(byId, ([id, arrival]) => ({ id, arrival }));
  }

  async #newOrigin({ workspace, origin }: Arrival): Promise<Marketing | null> {
    if (!origin) return null;
    const known = this.#origins.get(workspace) ?? (await standingOrigins(this.#facts, workspace));
    this.#origins.set(workspace, known);
    return known.has(origin.origin) ? null : origin;
  }
}

/** The rows that a group of events comes to, by table. */
class Rows {
  readonly tables = new Map<string, FactRow[]>();
  readonly origins: { workspace: string; origin: bigint }[] = [];
  seq: number;
  readonly #receivedMs: number;

  constructor(seq: number, receivedMs: number) {
    this.seq = seq;
    this.#receivedMs = receivedMs;
  }

  add(id: bigint, arrival: Arrival, newOrigin: Marketing | null): void {
    const { workspace, occurredMs } = arrival;
    const source = liveSources[arrival.source];
    const seq = ++this.seq;
    this.#row("site_event", {
      workspace,
      source,
      seq,
      id,
      occurred_at: occurredMs,
      received_at: this.#receivedMs,
      kind: arrival.kind,
      site: arrival.site ?? null,
      visitor: arrival.visitor ?? null,
      origin: arrival.origin?.origin ?? null,
      continues: arrival.continues ?? null,
      page: arrival.page ?? null,
      click: arrival.click ?? null,
      link: arrival.link ?? null,
      order_id: arrival.orderId ?? null,
      currency: arrival.currency ?? null,
      value_minor: arrival.valueMinor ?? null,
      bot: arrival.bot ?? null,
      detail: arrival.detail ?? null,
    });
    if (
      newOrigin !== null &&
      !this.origins.some((one) => one.workspace === workspace && one.origin === newOrigin.origin)
    ) {
      this.origins.push({ workspace, origin: newOrigin.origin });
      this.#row("marketing", { ...newOrigin.row, workspace, source, origin: newOrigin.origin });
    }
    for (const alias of arrival.aliases ?? []) {
      if (alias.key !== alias.person) this.#row("alias", { workspace, source, seq, occurred_at: occurredMs, ...alias });
    }
    for (const { table, row } of arrival.facts ?? []) this.#row(table, { ...row, workspace, source });
  }

  #row(table: string, row: FactRow): void {
    const rows = this.tables.get(table);
    if (rows === undefined) this.tables.set(table, [row]);
    else rows.push(row);
  }
}

/** Two in 2^64 could meet: with twenty million events, once in a hundred thousand such shops. */
const idOf = ({ workspace, id }: Arrival): bigint => hash("sha256", `${workspace}\0${id}`, "buffer").readBigUInt64BE(0);

function notStored(cause: unknown): unknown {
  if (!(cause instanceof Error) || !/space|disk|write|i\/o|invalidated|lock/i.test(cause.message)) return cause;
  return new KnownError("busy", "events cannot be stored at the moment", { hint: "send it again in a while", cause });
}
