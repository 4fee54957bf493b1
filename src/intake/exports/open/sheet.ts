import { KnownError } from "../../../model/errors.ts";

/** One row near the top of a sheet, with the physical line (1-based) it begins on. */
export interface HeadRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Where a table stands in its sheet. */
export interface Region {
  /** Index of the header in `head`. */
  readonly header: number;
  /** Number of columns to read. */
  readonly width: number;
  /** Rows of data, where the table ends before the sheet does. */
  readonly length: number | null;
}

/** One table-like thing: a text file, or a sheet of a workbook. */
export interface Sheet {
  readonly file: string;
  readonly name: string | null;
  /** The first rows: enough to find the header and to see how cells are written. */
  readonly head: readonly HeadRow[];
  /** Whether `head` is all of it. */
  readonly complete: boolean;
  /** Whether numbers come as numbers, with a point before their decimals, and not as somebody's text. */
  readonly typed: boolean;
  /**
   * SQL of the rows below the header, columns c0, c1 …; `lenient` takes ragged rows, `ordered` keeps the file's order.
   * A row that even so cannot be split is skipped, and counted by `countingLost`.
   */
  relation(region: Region, options: { lenient: boolean; ordered: boolean }): Promise<string>;
  /** The physical line (of a worksheet: the row) on which each of these rows of data stands, counted from 0. */
  lines(region: Region, rows: readonly number[]): Promise<ReadonlyMap<number, number>>;
  /** Takes away what `relation` laid down. */
  dispose(): Promise<void>;
}

/** DuckDB takes seconds to read more. */
const mostColumns = 5_000;

/** Throws a KnownError for a table wider than any export is. */
export function refuseIfTooWide(width: number): void {
  if (width <= mostColumns) return;
  throw new KnownError("source_rejected", `the file has more than ${mostColumns} columns`, {
    hint: "no platform writes so many; export it again",
  });
}
