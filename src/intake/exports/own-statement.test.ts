import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { afterEach, beforeEach, expect, it } from "vitest";
import { statementCsv } from "../../reports/csv.ts";
import { fixtures } from "../../reports/fixture.ts";
import { statementXlsx } from "../../reports/xlsx.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { importFiles } from "./import-files.ts";

let folder: string;
let facts: Warehouse;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "retorno-test-"));
  facts = await openDuckDb();
});
afterEach(async () => {
  facts.close();
  await rm(folder, { recursive: true });
});

async function read(name: string, content: string | Uint8Array) {
  const file = join(folder, name);
  await writeFile(file, content);
  const [found] = await importFiles([file], { warehouse: facts, workspace: "w", zone: "UTC", currency: "EUR" });
  return { format: found?.format?.id ?? null, tables: found?.tables, hint: found?.hint };
}

const refused = {
  format: null,
  tables: [],
  hint: "this is a statement that Retorno wrote, not an export: keep it outside the folder of exports",
};

it("knows a statement written as csv, also saved again with another sign between the cells", async () => {
  expect(await read("statement.csv", statementCsv(fixtures.nordlys))).toEqual(refused);
  expect(await read("again.csv", statementCsv(fixtures.nordlys).replaceAll(",", ";"))).toEqual(refused);
});

it("knows a statement written as a workbook", async () => {
  expect(await read("statement.xlsx", statementXlsx(fixtures.nordlys))).toEqual(refused);
});

it("reads an export that merely has a sheet called Rows", async () => {
  const book = XLSX.utils.book_new();
  const rows = [
    ["Day", "Campaign name", "Amount spent (EUR)", "Impressions"],
    ["2026-03-01", "spring", 1.5, 100],
  ];
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), "Rows");
  const bytes = new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx" }));
  expect(await read("report.xlsx", bytes)).toMatchObject({ format: "meta-ads", tables: [{ rows: 1 }] });
});
