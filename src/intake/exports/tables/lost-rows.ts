import { z } from "zod";
import { raw } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import type { Reject } from "./list-rejects.ts";

/** Rows that could not even be split into cells: how many there are, and the first of them as rejects. */
export interface LostRows {
  readonly count: number;
  readonly listed: readonly Reject[];
}

/** Of a strict reading, which throws where it cannot split a row. */
export const nothingLost: LostRows = { count: 0, listed: [] };

const listedRows = 1000;

const Lost = z.object({ line: z.number(), type: z.string(), text: z.string().nullable(), all: z.number() });
const Scan = z.object({ scan: z.number() });

/** Runs `read`, and answers beside its result the rows of `file` that DuckDB left out meanwhile. */
export async function countingLost<T>(
  warehouse: Warehouse,
  file: string,
  read: () => Promise<T>,
): Promise<{ result: T; lost: LostRows }> {
  const before = await lastScan(warehouse);
  const result = await read();
  const after = await lastScan(warehouse);
  if (after === before) return { result, lost: nothingLost };
  const rows = await warehouse.rows(
    Lost,
    raw(`/* intake/exports/lost-rows */
    select min(cast(line as bigint)) as line, min(error_type) as type, left(min(csv_line), 60) as text,
      count(*) over () as "all"
    from reject_errors where scan_id > ${before} group by line_byte_position order by line limit ${listedRows}`),
  );
  const listed = rows.map(({ line, type, text }) => ({
    file,
    line,
    column: "",
    value: text ?? "",
    reason: reasons[type] ?? "cannot be split into cells",
  }));
  return { result, lost: { count: rows[0]?.all ?? 0, listed } };
}

const reasons: Readonly<Record<string, string>> = {
  "LINE SIZE OVER MAXIMUM": "longer than 16 MB",
  "INVALID ENCODING": "holds bytes that are no text",
};

/** DuckDB makes the table with the first rows it leaves out. */
async function lastScan(warehouse: Warehouse): Promise<number> {
  const tables = await warehouse.rows(
    Scan,
    raw("select 0 as scan from duckdb_tables() where table_name = 'reject_errors'"),
  );
  if (tables.length === 0) return -1;
  const { scan } = await warehouse.row(
    Scan,
    raw("select coalesce(max(cast(scan_id as bigint)), -1) as scan from reject_errors"),
  );
  return scan;
}
