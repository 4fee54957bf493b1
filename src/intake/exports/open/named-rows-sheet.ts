import { z } from "zod";
import { raw } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import type { Sheet } from "./sheet.ts";

const headRows = 400;

const Row = z.record(z.string(), z.string().nullable());

/**
 * A file whose every row names its columns (JSON, Parquet) as a sheet: the names are its header, its rows a relation of
 * texts c0, c1 … `rows` is its SQL, `inOrder` the same in the order of the file.
 */
export async function namedRowsSheet(
  warehouse: Warehouse,
  file: string,
  { names, rows, inOrder, remove }: { names: readonly string[]; rows: string; inOrder: string; remove: () => void },
): Promise<Sheet> {
  const first = await warehouse.rows(
    Row,
    raw(`/* intake/exports/named-rows-sheet */ select * from ${rows} as r limit ${headRows}`),
  );
  const body = first.map((row, index) => ({ cells: names.map((_, at) => row[`c${at}`] ?? ""), line: index + 1 }));
  return {
    file,
    name: null,
    // The header stands in no line of its own.
    head: [{ cells: names, line: 0 }, ...body],
    typed: true,
    complete: first.length < headRows,
    async relation({ length }, { ordered }) {
      const relation = ordered ? inOrder : rows;
      return length === null ? relation : `(from ${relation} limit ${length})`;
    },
    async lines(_, wanted) {
      return new Map(wanted.map((row) => [row, row + 1]));
    },
    async dispose() {
      remove();
    },
  };
}
