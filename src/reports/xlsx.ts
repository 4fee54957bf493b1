import * as XLSX from "@e965/xlsx";
import type { Statement } from "../model/statement.ts";
import { claimsSheet, costsSheet, howSheet, sourcesSheet, warningsSheet } from "./xlsx/further-sheets.ts";
import { rowsSheet } from "./xlsx/rows-sheet.ts";
import { statementSheet } from "./xlsx/statement-sheet.ts";

/** The statement as an Excel workbook: sums, net, ROI and CPA are live formulas that also carry their value of today. */
export function statementXlsx(statement: Statement): Uint8Array {
  const book = XLSX.utils.book_new();
  const sheets = {
    Statement: statementSheet(statement),
    Rows: rowsSheet(statement),
    Costs: costsSheet(statement),
    Claims: claimsSheet(statement),
    Sources: sourcesSheet(statement),
    Warnings: warningsSheet(statement),
    How: howSheet(statement),
  };
  for (const [name, sheet] of Object.entries(sheets)) XLSX.utils.book_append_sheet(book, sheet, name);
  return new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx", compression: true }));
}
