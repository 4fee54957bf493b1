import { z } from "zod";
import { KnownError } from "../../../model/errors.ts";
import { literal, raw } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import { namedRowsSheet } from "./named-rows-sheet.ts";
import type { Sheet } from "./sheet.ts";

const Column = z.object({ column_name: z.string(), column_type: z.string() });

/** A Parquet file as a sheet of texts: what is nested as JSON, days and moments (UTC) as ISO writes them. */
export async function parquetSheet(
  { file, path }: { file: string; path: string },
  warehouse: Warehouse,
): Promise<Sheet> {
  const read = `read_parquet(${literal(path)})`;
  try {
    const columns = await warehouse.rows(Column, raw(`describe select * from ${read}`));
    const cells = columns.map(
      ({ column_name, column_type }, index) => `${text(column_name, column_type)} as c${index}`,
    );
    const rows = `(select ${cells.join(", ")} from ${read})`;
    const numbered = `read_parquet(${literal(path)}, file_row_number = true)`;
    const inOrder = `(select ${cells.join(", ")} from ${numbered} order by file_row_number)`;
    const names = columns.map(({ column_name }) => column_name);
    return await namedRowsSheet(warehouse, file, { names, rows, inOrder, remove: () => undefined });
  } catch (cause) {
    throw new KnownError("source_rejected", "the Parquet file is cut off, damaged or encrypted", {
      hint: "export it again",
      cause,
    });
  }
}

function text(name: string, type: string): string {
  const column = `"${name.replaceAll('"', '""')}"`;
  return /^(?:STRUCT|MAP|UNION)|\]$/.test(type) ? `cast(to_json(${column}) as varchar)` : `cast(${column} as varchar)`;
}
