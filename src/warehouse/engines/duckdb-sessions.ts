import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { asKnown, isFatal, lost } from "./duckdb-faults.ts";

/** How long a database that could not be opened again is left alone. */
const retryMs = 1000;

/**
 * One DuckDB database and the sessions on it. After a fault that DuckDB does not go on from (a checkpoint on a full disk)
 * the next that asks opens it again, and every session finds its way there by itself.
 */
export class DuckDbSessions {
  readonly #open: () => Promise<DuckDBInstance>;
  readonly #lasts: boolean;
  readonly #sessions = new Set<DuckDbSession>();
  #instance: DuckDBInstance | null;
  #generation = 1;
  #broken = false;
  #reopening: Promise<void> | null = null;
  #triedAt = Number.NEGATIVE_INFINITY;

  private constructor(instance: DuckDBInstance, open: () => Promise<DuckDBInstance>, lasts: boolean) {
    this.#instance = instance;
    this.#open = open;
    this.#lasts = lasts;
  }

  /** `lasts`: whether the facts are still there when it is opened again. */
  static async create(open: () => Promise<DuckDBInstance>, { lasts }: { lasts: boolean }): Promise<DuckDbSessions> {
    return new DuckDbSessions(await open(), open, lasts);
  }

  /** A session; `prepare` runs on each of its connections before anything else does. */
  async session(prepare: (connection: DuckDBConnection) => Promise<void>): Promise<DuckDbSession> {
    const session = new DuckDbSession(this, prepare);
    this.#sessions.add(session);
    await session.use(async () => undefined);
    return session;
  }

  /** Connects to the database as it stands now; opens it again first where it broke. */
  async connect(): Promise<{ connection: DuckDBConnection; generation: number }> {
    if (this.#broken) {
      this.#reopening ??= this.#reopen().finally(() => {
        this.#reopening = null;
      });
      await this.#reopening;
    }
    if (this.#instance === null) throw lost();
    return { connection: await this.#instance.connect(), generation: this.#generation };
  }

  isCurrent(generation: number): boolean {
    return generation === this.#generation && !this.#broken;
  }

  /** Takes note of a fault; nothing more is asked of a database that a fatal one befell. */
  note(cause: unknown, generation: number): void {
    if (isFatal(cause) && generation === this.#generation) this.#broken = true;
  }

  forget(session: DuckDbSession): void {
    this.#sessions.delete(session);
  }

  close(): void {
    for (const session of [...this.#sessions]) session.close();
    this.#instance?.closeSync();
    this.#instance = null;
  }

  async #reopen(): Promise<void> {
    if (!this.#lasts || performance.now() - this.#triedAt < retryMs) throw lost();
    this.#triedAt = performance.now();
    // Two instances on one file would spoil it: the old one goes first, once nobody is in it any more.
    for (const session of this.#sessions) session.interrupt();
    await Promise.all([...this.#sessions].map((session) => session.idle()));
    for (const session of this.#sessions) session.disconnect();
    this.#instance?.closeSync();
    this.#instance = null;
    try {
      this.#instance = await this.#open();
    } catch (cause) {
      throw lost(cause);
    }
    this.#generation++;
    this.#broken = false;
  }
}

/** A connection that is made anew where the database was opened again. */
export class DuckDbSession {
  // What was done before would be missed on a new connection.
  inTransaction = false;
  ownTables = false;
  readonly #database: DuckDbSessions;
  readonly #prepare: (connection: DuckDBConnection) => Promise<void>;
  #connection: DuckDBConnection | null = null;
  #generation = 0;
  #running = 0;
  #whenIdle: (() => void)[] = [];

  constructor(database: DuckDbSessions, prepare: (connection: DuckDBConnection) => Promise<void>) {
    this.#database = database;
    this.#prepare = prepare;
  }

  /** The connection, to ask how far it is; null where there is none. */
  get connection(): DuckDBConnection | null {
    return this.#connection;
  }

  /** Runs `work` on a connection to the database as it stands; faults of the disk come out as KnownError (busy). */
  async use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = this.#usable() ?? (await this.#connect());
    const generation = this.#generation;
    this.#running++;
    try {
      return await work(connection);
    } catch (cause) {
      this.#database.note(cause, generation);
      throw cause;
    } finally {
      this.#running--;
      if (this.#running === 0) for (const resolve of this.#whenIdle.splice(0)) resolve();
    }
  }

  interrupt(): void {
    if (this.#running > 0) this.#connection?.interrupt();
  }

  idle(): Promise<void> {
    return this.#running === 0 ? Promise.resolve() : new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  disconnect(): void {
    this.#connection?.closeSync();
    this.#connection = null;
  }

  close(): void {
    this.disconnect();
    this.#database.forget(this);
  }

  #usable(): DuckDBConnection | null {
    return this.#database.isCurrent(this.#generation) ? this.#connection : null;
  }

  async #connect(): Promise<DuckDBConnection> {
    if (this.inTransaction || this.ownTables) throw lost();
    const { connection, generation } = await this.#database.connect();
    try {
      await this.#prepare(connection);
    } catch (cause) {
      this.#database.note(cause, generation);
      connection.closeSync();
      throw asKnown(cause);
    }
    this.disconnect();
    this.#connection = connection;
    this.#generation = generation;
    return connection;
  }
}
