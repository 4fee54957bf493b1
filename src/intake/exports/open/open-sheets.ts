import { KnownError } from "../../../model/errors.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import { jsonSheet } from "./json-sheet.ts";
import { openFile } from "./open-file.ts";
import { parquetSheet } from "./parquet-sheet.ts";
import type { Sheet } from "./sheet.ts";
import { textSheet } from "./text-sheet.ts";
import type { InputFile } from "./unpack-files.ts";
import { workbookSheets } from "./workbook-sheets.ts";

/** The table-like things in a file; a KnownError where it holds none or cannot be opened. */
export async function openSheets(input: InputFile, warehouse: Warehouse): Promise<Sheet[]> {
  if (input.refusal !== null) throw input.refusal;
  const opened = await openFile(input.path, input.file);
  switch (opened.kind) {
    case "refused":
      throw new KnownError("source_rejected", opened.reason, { hint: opened.hint });
    case "workbook":
      return workbookSheets(input, warehouse);
    case "json":
      return [await jsonSheet(input, opened, warehouse)];
    case "parquet":
      return [await parquetSheet(input, warehouse)];
    case "text":
      return [textSheet(input, opened)];
    default:
      return opened satisfies never;
  }
}
