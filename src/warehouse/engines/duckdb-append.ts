import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  type DuckDBAppender,
  DuckDBDataChunk,
  type DuckDBType,
  INTEGER,
  TIMESTAMPTZ,
  UBIGINT,
  VARCHAR,
} from "@duckdb/node-api";
import duckdb, { type Vector } from "@duckdb/node-bindings";
import type { Cell, FactRow } from "../warehouse.ts";

/** A column of a table that stands, in its place. */
export interface AppendedColumn {
  readonly name: string;
  /** DuckDB's name of its type. */
  readonly type: string;
}

/** DuckDB takes rows in chunks of so many at most. */
const rowsAChunk = 2048;

/**
 * Hands rows over column by column, as the bytes that DuckDB's vectors hold: a value's own object and call would cost
 * more than all else. Whoever opened the appender closes it, which writes them.
 */
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
  const types = laid.map(({ type }) => type);
  for (let start = 0; start < rows.length; start += rowsAChunk) {
    const part = rows.slice(start, start + rowsAChunk);
    const chunk = DuckDBDataChunk.create(types, part.length);
    for (const [index, column] of laid.entries()) {
      layColumn(duckdb.data_chunk_get_vector(chunk.chunk, index), column, part);
    }
    appender.appendDataChunk(chunk);
  }
}

/** One column of a chunk is laid out here before it is copied over. */
const bytes = new Uint8Array(rowsAChunk * 16);
const words = new Uint32Array(bytes.buffer);
const integers = new Int32Array(bytes.buffer);
const doubles = new Float64Array(bytes.buffer);
const longs = new BigInt64Array(bytes.buffer);
/** A bit a row: whether it has a value. */
const standing = new Uint8Array(rowsAChunk / 8);

function layColumn(vector: Vector, { name, width, put }: Kind & { name: string }, part: readonly FactRow[]): void {
  standing.fill(255);
  if (width === 16) bytes.fill(0, 0, part.length * width);
  let nulls = 0;
  const apart: { at: number; text: string }[] = [];
  for (let at = 0; at < part.length; at++) {
    const cell = part[at]?.[name];
    if (cell === null || cell === undefined) {
      standing[at >> 3] = (standing[at >> 3] ?? 0) & ~(1 << (at & 7));
      nulls++;
    } else if (!put(at, cell as never)) {
      if (width !== 16 || typeof cell !== "string") throw new TypeError(`${name} cannot hold ${typeof cell} ${cell}`);
      apart.push({ at, text: cell });
    }
  }
  if (nulls < part.length) duckdb.copy_data_to_vector(vector, 0, bytes.buffer, 0, part.length * width);
  for (const { at, text } of apart) assignText(vector, at, text);
  if (nulls === 0) return;
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, standing.buffer, 0, Math.ceil(part.length / 64) * 8);
}

interface Kind {
  readonly type: DuckDBType;
  /** Bytes a row. */
  readonly width: 1 | 4 | 8 | 16;
  /** Lays a value where its row has it; false where it cannot stand there. */
  readonly put: (at: number, cell: never) => boolean;
}

const kinds: Readonly<Record<string, Kind>> = {
  VARCHAR: { type: VARCHAR, width: 16, put: putShortText },
  INTEGER: { type: INTEGER, width: 4, put: putInteger },
  BIGINT: { type: BIGINT, width: 8, put: putLong },
  UBIGINT: { type: UBIGINT, width: 8, put: (at, cell: Cell) => typeof cell === "bigint" && putLong(at, cell) },
  BOOLEAN: { type: BOOLEAN, width: 1, put: putBoolean },
  DOUBLE: { type: DOUBLE, width: 8, put: putDouble },
  "TIMESTAMP WITH TIME ZONE": { type: TIMESTAMPTZ, width: 8, put: putMoment },
  DATE: { type: DATE, width: 4, put: putDay },
};

/** DuckDB keeps up to twelve bytes in the vector itself, after their number; longer ones it copies one by one. */
function putShortText(at: number, cell: Cell): boolean {
  if (typeof cell !== "string" || cell.length > 12) return false;
  for (let index = 0; index < cell.length; index++) {
    const code = cell.charCodeAt(index);
    if (code > 127) return false;
    bytes[at * 16 + 4 + index] = code;
  }
  words[at * 4] = cell.length;
  return true;
}

function assignText(vector: Vector, at: number, text: string): void {
  // What is handed over as a string ends at its first NUL.
  if (text.includes("\0")) duckdb.vector_assign_string_element_len(vector, at, Buffer.from(text));
  else duckdb.vector_assign_string_element(vector, at, text);
}

function putInteger(at: number, cell: Cell): boolean {
  integers[at] = Number(cell);
  return integers[at] === cell;
}

function putLong(at: number, cell: Cell): boolean {
  if (typeof cell === "bigint") longs[at] = cell;
  else if (Number.isSafeInteger(cell)) putHalves(at, Number(cell));
  else return false;
  return true;
}

/** A whole number in its two's complement, low half first, as every platform that Node runs on has it. */
function putHalves(at: number, whole: number): void {
  words[at * 2] = whole;
  words[at * 2 + 1] = Math.floor(whole / 4_294_967_296);
}

function putBoolean(at: number, cell: Cell): boolean {
  bytes[at] = cell === true ? 1 : 0;
  return typeof cell === "boolean";
}

function putDouble(at: number, cell: Cell): boolean {
  doubles[at] = Number(cell);
  return typeof cell === "number";
}

/** Microseconds of the epoch, of milliseconds. */
function putMoment(at: number, cell: Cell): boolean {
  if (typeof cell !== "number" || !Number.isFinite(cell)) return false;
  const micros = Math.round(cell) * 1000;
  // From the year 2255 on they are past what a number counts exactly.
  return putLong(at, Number.isSafeInteger(micros) ? micros : BigInt(Math.round(cell)) * 1000n);
}

/** Days of the epoch, of "2026-03-01". */
function putDay(at: number, cell: Cell): boolean {
  return typeof cell === "string" && putInteger(at, Math.round(Date.parse(cell) / 86_400_000));
}
