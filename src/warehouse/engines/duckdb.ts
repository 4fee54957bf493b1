import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { z } from "zod";
import { KnownError } from "../../model/errors.ts";
import { migrate } from "../migrate.ts";
import { keyedPersons } from "../person-key.ts";
import { privateFolder } from "../private-folder.ts";
import { raw, type Sql, sql } from "../sql.ts";
import type { FactRow, TextRows, Warehouse } from "../warehouse.ts";
import { type AppendedColumn, appendChunks } from "./duckdb-append.ts";
import { asKnown, isCommitted } from "./duckdb-faults.ts";
import { type DuckDbSession, DuckDbSessions } from "./duckdb-sessions.ts";
import { fittingMemory } from "./fitting-memory.ts";

/**
 * An embedded DuckDB with the facts' schema in it: in memory unless `path` is given. What does not fit into
 * `memoryLimit` is spilt to a private folder that goes when the warehouse is closed. Extensions are never downloaded.
 */
export async function openDuckDb({
  path = ":memory:",
  memoryLimit = fittingMemory(),
  threads,
  personKey,
}: {
  path?: string;
  /** At most a block of SHA-256 (64 bytes); facts that do not last need none. */
  personKey?: Buffer;
  memoryLimit?: string;
  threads?: number;
} = {}): Promise<Warehouse> {
  const spill = privateFolder();
  const open = () =>
    DuckDBInstance.create(path, {
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      memory_limit: memoryLimit,
      temp_directory: spill.path,
      // Commits wait while the log is moved into the database: twice as rarely as by default, and still read again in time.
      checkpoint_threshold: "32MB",
      preserve_insertion_order: "false",
      ...(threads === undefined ? {} : { threads: String(threads) }),
    });
  const database = await DuckDbSessions.create(open, { lasts: path !== ":memory:" }).catch((cause) => {
    spill.remove();
    throw asKnown(cause);
  });
  const keyed = personKey === undefined ? null : keyedPersons(personKey);
  const openSession = (hashed: Sql | null, settings = laneSettings) =>
    database.session(async (connection) => {
      await connection.run(settings);
      if (hashed !== null) await connection.run(hashed.text);
    });
  const lane = async (otherKey?: Buffer): Promise<Warehouse> => {
    const session = await openSession(otherKey === undefined ? keyed : keyedPersons(otherKey));
    return new DuckDbWarehouse(session, lane, () => session.close());
  };
  const close = () => {
    database.close();
    spill.remove();
  };
  try {
    // The schema lays a person_hash of its own, which the keyed one then stands before.
    const bare = await openSession(null);
    await migrate(new DuckDbWarehouse(bare, lane, close));
    bare.close();
    return new DuckDbWarehouse(await openSession(keyed, `${laneSettings}; ${watched}`), lane, close);
  } catch (cause) {
    close();
    throw asKnown(cause);
  }
}

const laneSettings = "set timezone = 'UTC'; set enable_progress_bar = false";

/** Has a connection tell how far its statements are: each then costs a third more. */
export const watched = "set enable_progress_bar = true; set enable_progress_bar_print = false";

class DuckDbWarehouse implements Warehouse {
  readonly #session: DuckDbSession;
  readonly #columns = new Map<string, AppendedColumn[]>();
  readonly lane: Warehouse["lane"];
  readonly close: () => void;

  constructor(session: DuckDbSession, lane: Warehouse["lane"], close: () => void) {
    this.#session = session;
    this.lane = lane;
    this.close = close;
  }

  async rows<T>(shape: z.ZodType<T>, query: Sql): Promise<T[]> {
    const reader = await this.#use(query, (connection) => connection.runAndReadAll(query.text, valuesOf(query)));
    return reader.getRowObjectsJS().map((row) => shape.parse(mapValues(row)));
  }

  async row<T>(shape: z.ZodType<T>, query: Sql): Promise<T> {
    const [first] = await this.rows(shape, query);
    if (first === undefined) throw new Error(`a query that must answer one row answered none: ${query.text}`);
    return first;
  }

  async columns(query: Sql): Promise<Float64Array[]> {
    const reader = await this.#use(query, (connection) => connection.runAndReadAll(query.text, valuesOf(query)));
    return reader.getColumns().map((cells) => {
      // Float64Array.from walks an iterator, which takes longer for millions of cells than the query.
      const column = new Float64Array(cells.length);
      for (let row = 0; row < cells.length; row++) column[row] = cells[row] === null ? Number.NaN : Number(cells[row]);
      return column;
    });
  }

  async run(statement: Sql): Promise<number> {
    const { rowsChanged } = await this.#use(statement, (connection) =>
      connection.run(statement.text, valuesOf(statement)),
    );
    return rowsChanged;
  }

  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.run(raw("begin transaction"));
    this.#session.inTransaction = true;
    try {
      const result = await work();
      await this.#commit();
      return result;
    } catch (cause) {
      // A commit that failed has rolled back already, and a broken database has nothing to roll back.
      await this.run(raw("rollback")).catch(() => undefined);
      throw asKnown(cause);
    } finally {
      this.#session.inTransaction = false;
    }
  }

  async #commit(): Promise<void> {
    try {
      await this.#session.use((connection) => connection.run("commit"));
    } catch (cause) {
      if (!isCommitted(cause)) throw cause;
    }
  }

  async #use<T>({ text }: Sql, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    try {
      const result = await this.#session.use(work);
      if (ownTable.test(text)) this.#session.ownTables = true;
      return result;
    } catch (cause) {
      throw asKnown(cause);
    }
  }

  async append(table: string, rows: readonly FactRow[]): Promise<void> {
    if (rows.length === 0) return;
    const columns = this.#columns.get(table) ?? (await this.#columnsOf(table));
    await this.#session.use(async (connection) => {
      const appender = await connection.createAppender(table, "main");
      try {
        appendChunks(appender, columns, rows);
      } finally {
        appender.closeSync();
      }
    });
  }

  async #columnsOf(table: string): Promise<AppendedColumn[]> {
    const columns = await this.rows(
      z.object({ name: z.string(), type: z.string() }),
      sql`select column_name as name, data_type as type from duckdb_columns()
        where table_name = ${table} and schema_name = 'main' and database_name = current_database() order by column_index`,
    );
    this.#columns.set(table, columns);
    return columns;
  }

  progress(): number | null {
    const percentage = this.#session.connection?.progress.percentage ?? -1;
    return percentage < 0 ? null : percentage / 100;
  }

  interrupt(): void {
    this.#session.interrupt();
  }

  async stage(table: string, width: number, rows: TextRows, { below = false } = {}): Promise<void> {
    const columns = Array.from({ length: width }, (_, index) => `c${index} varchar`).join(", ");
    if (!below) await this.run(raw(`create or replace temp table ${table} (${columns})`));
    await this.#session.use(async (connection) => {
      const appender = await connection.createAppender(table, "main", "temp");
      for (const row of rows) {
        for (let column = 0; column < width; column++) {
          const cell = row[column];
          if (cell === null || cell === undefined) appender.appendNull();
          else appender.appendVarchar(cell);
        }
        appender.endRow();
      }
      appender.closeSync();
    });
  }
}

/** A statement that lays a table only its connection has. */
const ownTable = /create\s+(or\s+replace\s+)?temp/i;

/** Without values a text may hold several statements; with them it is prepared, and holds one. */
const valuesOf = ({ values }: Sql) => (values.length === 0 ? undefined : [...values]);

function mapValues(row: Record<string, unknown>): Record<string, unknown> {
  for (const [key, value] of Object.entries(row)) if (typeof value === "bigint") row[key] = safeNumber(key, value);
  return row;
}

function safeNumber(key: string, value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) {
    throw new KnownError("source_rejected", `${key} comes to ${value}, more than can be counted exactly`, {
      hint: "look for a wrong amount in the files, such as an id in the place of a price",
    });
  }
  return number;
}
