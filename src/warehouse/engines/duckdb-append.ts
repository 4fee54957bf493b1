import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  type DuckDBAppender,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBTimestampTZValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  TIMESTAMPTZ,
  UBIGINT,
  VARCHAR,
} from "@duckdb/node-api";
import type { Cell, FactRow } from "../warehouse.ts";

/** A column of a table that stands, in its place. */
export interface AppendedColumn {
  readonly name: string;
  /** DuckDB's name of its type. */
  readonly type: string;
}

/** DuckDB takes rows in chunks of so many at most. */
const rowsAChunk = 2048;

/** Hands rows over column by column; whoever opened the appender closes it, which writes them. */
export function appendChunks(
  appender: DuckDBAppender,
  columns: readonly AppendedColumn[],
  rows: readonly FactRow[],
): void {
  const laid = columns.map(({ name, type }) => {
    const kind = kinds[type];
    if (kind === undefined) throw new Error(`a column of type ${type} (${name}) cannot be appended`);
    return { name, ...kind };
  });
  for (let start = 0; start < rows.length; start += rowsAChunk) {
    const part = rows.slice(start, start + rowsAChunk);
    const chunk = DuckDBDataChunk.create(
      laid.map(({ type }) => type),
      part.length,
    );
    chunk.setColumns(laid.map(({ name, valued }) => part.map((row) => filled(row[name], valued))));
    appender.appendDataChunk(chunk);
  }
}

const filled = (cell: Cell | undefined, valued: (cell: never) => DuckDBValue): DuckDBValue =>
  cell === null || cell === undefined ? null : valued(cell as never);

const same = (cell: DuckDBValue) => cell;

const kinds: Readonly<Record<string, { type: DuckDBType; valued: (cell: never) => DuckDBValue }>> = {
  VARCHAR: { type: VARCHAR, valued: same },
  INTEGER: { type: INTEGER, valued: same },
  BIGINT: { type: BIGINT, valued: (cell: number | bigint) => BigInt(cell) },
  UBIGINT: { type: UBIGINT, valued: same },
  BOOLEAN: { type: BOOLEAN, valued: same },
  DOUBLE: { type: DOUBLE, valued: same },
  "TIMESTAMP WITH TIME ZONE": {
    type: TIMESTAMPTZ,
    valued: (ms: number) => new DuckDBTimestampTZValue(BigInt(Math.round(ms)) * 1000n),
  },
  DATE: { type: DATE, valued: (day: string) => new DuckDBDateValue(Math.round(Date.parse(day) / 86_400_000)) },
};
