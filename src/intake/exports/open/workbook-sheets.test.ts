import { readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as xlsx from "@e965/xlsx";
import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../../../warehouse/engines/duckdb.ts";
import { raw } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import { importFiles } from "../import-files.ts";
import { workbookSheets } from "./workbook-sheets.ts";
import { zipOf } from "./zip-fixture.ts";

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

const Row = z.record(z.string(), z.string().nullable());

/** All rows of all sheets with their numbers, as the reader for large or for small workbooks finds them. */
async function cellsOf(path: string, largeFrom: number) {
  const sheets = await workbookSheets({ file: path, path }, facts, { largeFrom });
  const found = [];
  for (const sheet of sheets) {
    const head = sheet.head.filter(({ cells }) => cells.some((cell) => cell !== ""));
    const width = head[0]?.cells.length ?? 0;
    if (width === 0) continue;
    const region = { header: sheet.head.indexOf(head[0] as (typeof head)[number]), width, length: null };
    const relation = await sheet.relation(region, { lenient: false, ordered: true });
    const rows = await facts.rows(Row, raw(`select * from ${relation}`));
    const lines = await sheet.lines(
      region,
      rows.map((_, row) => row),
    );
    found.push({ name: sheet.name, head, rows: rows.map((row, at) => ({ line: lines.get(at), ...row })) });
  }
  for (const sheet of sheets) await sheet.dispose();
  return found;
}

const [rowByRow, whole] = [0, Number.POSITIVE_INFINITY];

/** Cells of every kind, blank rows between and above, a column that begins far below. */
function oddWorkbook(): xlsx.WorkBook {
  const dated = (v: number, z: string): xlsx.CellObject => ({ t: "n", v, z });
  const rows = [
    ["a", "b", "c", "d", "e"],
    [1, 1.5, 0.1 + 0.2, 1e21, -0.000001],
    [true, false, "  blanks ", 'quo"te, comma', "two\nlines"],
    ["<&>'\"", "_x0041_ and _x000D_", "é😀\u202f1", "", "='x"],
    [
      dated(1, "yyyy-mm-dd"),
      dated(59, "m/d/yy"),
      dated(60.5, "d.m.yyyy h:mm"),
      dated(61, "d/m/yyyy"),
      dated(0.25, "h:mm"),
    ],
    [
      dated(46082.999994, "yyyy-mm-dd hh:mm:ss"),
      dated(46082.5, "[$-414]d. mmmm yyyy"),
      dated(5, "0.00%"),
      dated(7, '"day" 0'),
    ],
    [],
    [],
    [null, null, { t: "e", v: 0x07 }, { t: "n", v: 12, f: "6+6" }, { t: "str", v: "of a formula", f: 'A1&""' }],
  ];
  const sheet = xlsx.utils.aoa_to_sheet([]);
  xlsx.utils.sheet_add_aoa(sheet, rows as unknown[][], { origin: "B3" });
  const book = xlsx.utils.book_new(sheet, "Odd & <even>");
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([]), "Empty");
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([["x"], [new Date(Date.UTC(2026, 2, 1))]]), "Third");
  return book;
}

it.each([true, false])("finds the same cells row by row as SheetJS does, with shared texts: %s", async (bookSST) => {
  const path = join(folder, "odd.xlsx");
  await writeFile(path, xlsx.write(oddWorkbook(), { type: "buffer", bookType: "xlsx", bookSST, compression: true }));
  const found = await cellsOf(path, rowByRow);
  expect(found).toEqual(await cellsOf(path, whole));
  expect(found.map(({ name }) => name)).toEqual(["Odd & <even>", "Third"]);
  expect(found[0]?.head[5]?.cells).toContain("2026-03-01 12:00:00");
});

it("finds the same cells in every fixture", async () => {
  const formats = fileURLToPath(new URL("../formats/", import.meta.url));
  const files = readdirSync(formats, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".xlsx"));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const path = join(formats, file);
    expect(await cellsOf(path, rowByRow), file).toEqual(await cellsOf(path, whole));
  }
});

const workbookXml = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const relations = `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`;

const kindOf = (kind: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;
const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Override PartName="/xl/workbook.xml" ContentType="${kindOf("sheet.main")}"/>
  <Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kindOf("worksheet")}"/></Types>`;

const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const rowOf = (number: number, ...texts: string[]) => `<row r="${number}">${texts.map(cell).join("")}</row>`;
const header = rowOf(1, "Day", "Campaign name", "Amount spent (EUR)", "Impressions");

async function read(sheetXml: string, { inside = "" } = {}) {
  const path = join(folder, "report.xlsx");
  const sheet = `<?xml version="1.0"?>${inside}<worksheet>${sheetXml}</worksheet>`;
  const parts = {
    "[Content_Types].xml": contentTypes,
    "xl/workbook.xml": workbookXml,
    "xl/_rels/workbook.xml.rels": relations,
  };
  const files = Object.entries({ ...parts, "xl/worksheets/sheet1.xml": sheet });
  await writeFile(path, zipOf(files.map(([name, content]) => ({ name, content }))));
  return (await importFiles([path], { warehouse: facts, workspace: "w", zone: "UTC", currency: "EUR" }))[0];
}

it.each([
  ["a million empty rows", `${header}${rowOf(2, "2026-03-01", "spring", "1.50", "100")}${emptyRows(1_000_000)}`],
  [
    "a size that is a lie",
    `<dimension ref="A1:XFD1048576"/><sheetData>${header}${rowOf(1_048_576, "2026-03-01", "spring", "1.50", "100")}</sheetData>`,
  ],
])("reads what is there of a workbook with %s", { timeout: 10_000 }, async (_, xml) => {
  const found = await read(`<sheetData>${xml}</sheetData>`);
  expect(found).toMatchObject({ hint: null, tables: [{ fact: "ad_day", rows: 1, rejected: 0 }] });
});

function emptyRows(count: number): string {
  return Array.from({ length: count }, (_, index) => `<row r="${index + 3}"/>`).join("");
}

it("names the sheet's own row of a reject below blank ones, in a large workbook too", async () => {
  const rows = `${header}${rowOf(9, "someday", "spring", "1", "1")}${rowOf(90_000, "2026-03-01", "x", "free", "1")}`;
  for (const filler of ["", `<!--${" ".repeat(6_000_000)}-->`]) {
    const found = await read(`<sheetData>${rows}</sheetData>${filler}`);
    expect(found?.rejects.map(({ line, value }) => [line, value])).toEqual([
      [9, "someday"],
      [90_000, "free"],
    ]);
  }
});

const entities = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`;

it("never expands entities that a workbook declares", { timeout: 10_000 }, async () => {
  const rows = header + rowOf(2, "2026-03-01", "&b;", "1.50", "100");
  const small = await read(`<sheetData>${rows}</sheetData>`, { inside: entities });
  expect(small?.tables[0]?.rows ?? 0).toBeLessThanOrEqual(1);
  const large = await read(`<sheetData>${rows}${emptyRows(400_000)}</sheetData>`, { inside: entities });
  expect(large?.hint).toContain("cut off or damaged");
});

it("refuses a workbook that would unpack to more than any export", { timeout: 10_000 }, async () => {
  const found = await read(`<sheetData>${header}</sheetData>${" ".repeat(120 * 2 ** 20)}`);
  expect(found?.hint).toContain("it would unpack to more than 300 times its size");
});

it("refuses a workbook whose list of parts lies about their size", async () => {
  const path = join(folder, "lie.xlsx");
  const content = " ".repeat(10_000_000);
  await writeFile(path, zipOf([{ name: "xl/workbook.xml", content, claimedBytes: 1000 }]));
  const [found] = await importFiles([path], { warehouse: facts, workspace: "w", zone: "UTC", currency: "EUR" });
  expect(found).toMatchObject({ format: null, hint: expect.stringContaining("damaged") });
});

it("asks for a workbook without its password", async () => {
  const wrapped = xlsx.CFB.utils.cfb_new();
  xlsx.CFB.utils.cfb_add(wrapped, "/EncryptionInfo", Buffer.alloc(200, 1));
  xlsx.CFB.utils.cfb_add(wrapped, "/EncryptedPackage", Buffer.alloc(9000, 1));
  const path = join(folder, "locked.xlsx");
  await writeFile(path, xlsx.CFB.write(wrapped, { type: "buffer" }) as Buffer);
  const [found] = await importFiles([path], { warehouse: facts, workspace: "w", zone: "UTC", currency: "EUR" });
  expect(found?.hint).toBe("the workbook is protected by a password: open it and save it without one, or as csv");
});
