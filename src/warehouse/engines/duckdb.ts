import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { z } from "zod";
import { KnownError } from "../../model/errors.ts";
import { migrate } from "../migrate.ts";
import { keyedPersons } from "../person-key.ts";
import { privateFolder } from "../private-folder.ts";
import { raw, type Sql, sql } from "../sql.ts";
import type { FactRow, TextRows, Warehouse } from "../warehouse.ts";
import { type AppendedColumn, appendChunks } from "./duckdb-append.ts";

/**
 * An embedded DuckDB with the facts' schema in it: in memory unless `path` is given. What does not fit into
 * `memoryLimit` is spilt to a private folder that goes when the warehouse is closed. Extensions are never downloaded.
 */
export async function openDuckDb({
  path = ":memory:",
  memoryLimit = "700MB",
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
  const instance = await DuckDBInstance.create(path, {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    memory_limit: memoryLimit,
    temp_directory: spill.path,
    preserve_insertion_order: "false",
    ...(threads === undefined ? {} : { threads: String(threads) }),
  });
  const openSession = async (): Promise<DuckDBConnection> => {
    const connection = await instance.connect();
    await connection.run("set timezone = 'UTC'; set enable_progress_bar = true; set enable_progress_bar_print = false");
    return connection;
  };
  const keyed = personKey === undefined ? null : keyedPersons(personKey);
  const lane = async (otherKey?: Buffer): Promise<Warehouse> => {
    const connection = await openSession();
    const hashed = otherKey === undefined ? keyed : keyedPersons(otherKey);
    if (hashed !== null) await connection.run(hashed.text);
    return new DuckDbWarehouse(connection, lane, () => connection.closeSync());
  };
  const connection = await openSession();
  const warehouse = new DuckDbWarehouse(connection, lane, () => {
    connection.closeSync();
    instance.closeSync();
    spill.remove();
  });
  try {
    await migrate(warehouse);
    if (keyed !== null) await warehouse.run(keyed);
  } catch (cause) {
    warehouse.close();
    throw cause;
  }
  return warehouse;
}

class DuckDbWarehouse implements Warehouse {
  readonly #connection: DuckDBConnection;
  readonly #columns = new Map<string, AppendedColumn[]>();
  readonly lane: Warehouse["lane"];
  readonly close: () => void;

  constructor(connection: DuckDBConnection, lane: Warehouse["lane"], close: () => void) {
    this.#connection = connection;
    this.lane = lane;
    this.close = close;
  }

  async rows<T>(shape: z.ZodType<T>, query: Sql): Promise<T[]> {
    const reader = await this.#connection.runAndReadAll(query.text, valuesOf(query));
    return reader.getRowObjectsJS().map((row) => shape.parse(mapValues(row)));
  }

  async row<T>(shape: z.ZodType<T>, query: Sql): Promise<T> {
    const [first] = await this.rows(shape, query);
    if (first === undefined) throw new Error(`a query that must answer one row answered none: ${query.text}`);
    return first;
  }

  async columns(query: Sql): Promise<Float64Array[]> {
    const reader = await this.#connection.runAndReadAll(query.text, valuesOf(query));
    return reader
      .getColumns()
      .map((column) => Float64Array.from(column, (cell) => (cell === null ? Number.NaN : Number(cell))));
  }

  async run(statement: Sql): Promise<number> {
    const result = await this.#connection.run(statement.text, valuesOf(statement));
    return result.rowsChanged;
  }

  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.run(raw("begin transaction"));
    try {
      const result = await work();
      await this.run(raw("commit"));
      return result;
    } catch (cause) {
      await this.run(raw("rollback"));
      throw cause;
    }
  }

  async append(table: string, rows: readonly FactRow[]): Promise<void> {
    if (rows.length === 0) return;
    const columns = this.#columns.get(table) ?? (await this.#columnsOf(table));
    const appender = await this.#connection.createAppender(table, "main");
    try {
      appendChunks(appender, columns, rows);
    } finally {
      appender.closeSync();
    }
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
    const { percentage } = this.#connection.progress;
    return percentage < 0 ? null : percentage / 100;
  }

  async stage(table: string, width: number, rows: TextRows): Promise<void> {
    const columns = Array.from({ length: width }, (_, index) => `c${index} varchar`).join(", ");
    await this.run(raw(`create or replace temp table ${table} (${columns})`));
    const appender = await this.#connection.createAppender(table, "main", "temp");
    for (const row of rows) {
      for (let column = 0; column < width; column++) {
        const cell = row[column];
        if (cell === null || cell === undefined) appender.appendNull();
        else appender.appendVarchar(cell);
      }
      appender.endRow();
    }
    appender.closeSync();
  }
}

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
