import type { z } from "zod";
import type { Sql } from "./sql.ts";

/** Rows of text cells, null where a cell is empty: what a worksheet holds. */
export type TextRows = readonly (readonly (string | null)[])[];

/** A cell as it is appended: `bigint` for ubigint, milliseconds of the epoch for timestamptz, "2026-03-01" for date. */
export type Cell = string | number | bigint | boolean | null;

/** A row by the names of its columns; those it does not name are null. */
export type FactRow = Readonly<Record<string, Cell>>;

/**
 * Where the facts stand. One engine behind it at a time; every question asks through `rows`, so that what comes out of
 * SQL is checked against a shape. Whole numbers of any width arrive as `number` (a value past 2^53 throws).
 */
export interface Warehouse {
  /** The rows of a query, each checked against `shape`. */
  rows<T>(shape: z.ZodType<T>, query: Sql): Promise<T[]>;
  /** The single row of a query. */
  row<T>(shape: z.ZodType<T>, query: Sql): Promise<T>;
  /** The numeric columns of a query, whole: for answers of many rows. Null becomes NaN. */
  columns(query: Sql): Promise<Float64Array[]>;
  /** Runs a statement; answers how many rows it changed. */
  run(statement: Sql): Promise<number>;
  /** All of `work`, or nothing of it. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Lays rows of text into a new temporary table with columns c0 … c(width−1), or `below` those that stand in it; short
   * rows are padded with null.
   */
  stage(table: string, width: number, rows: TextRows, options?: { below?: boolean }): Promise<void>;
  /** Appends rows to a table that stands: the fastest way in. */
  append(table: string, rows: readonly FactRow[]): Promise<void>;
  /** How far the statement under way is, 0 to 1; null where nothing is under way or nobody can tell. */
  progress(): number | null;
  /** Ends the statement under way, which then fails; nothing where nothing is under way. */
  interrupt(): void;
  /**
   * The same facts through a connection of its own: its transactions run beside others. Close it when done. Persons are
   * hashed with `personKey`, else as here.
   */
  lane(personKey?: Buffer): Promise<Warehouse>;
  close(): void;
}
