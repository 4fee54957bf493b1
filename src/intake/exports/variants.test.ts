import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { importFiles } from "./import-files.ts";

/** How a table may be written down without a change to what it says. */
interface Writing {
  readonly delimiter?: "," | ";" | "\t" | "|";
  readonly newline?: "\n" | "\r\n" | "\r";
  readonly encoding?: "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "windows-1252";
  readonly quoteAll?: boolean;
  readonly end?: string;
  readonly table?: (rows: string[][]) => string[][];
}

const tables: Record<string, string[][]> = {
  "meta-ads": [
    ["Day", "Campaign name", "Amount spent (EUR)", "Impressions", "Link clicks", "Purchases"],
    ["2026-03-01", 'Été "chic"', "1234.50", "25,000", "310", "2"],
    ["2026-03-02", "Herbst, zweite\nWelle", "0.75", "1200", "0", ""],
    ["2026-03-03", "café", "", "<5", "1", ""],
  ],
  "linkedin-ads": [
    ["Campaign Performance Report (in UTC)"],
    ["Report Start: March 1, 2026, 12:00 AM"],
    ["Report End: March 31, 2026, 11:59 PM"],
    [],
    [
      "Start Date (in UTC)",
      "Account Name",
      "Currency",
      "Campaign Group Name",
      "Campaign Name",
      "Total Spent",
      "Impressions",
      "Clicks",
    ],
    ["3/1/2026", "Fjell", "NOK", "Høst", "Video; lang", "1,234.50", "25,000", "310"],
    ["3/13/2026", "Fjell", "NOK", "Høst", "Bilde", "0.75", "1200", "2"],
  ],
  "google-ads": [
    ["Campaign report"],
    ["March 1, 2026 - March 31, 2026"],
    ["Campaign status", "Campaign", "Currency code", "Impr.", "Clicks", "Cost", "Conversions"],
    ["Enabled", "Brand", "EUR", "25,000", "310", "1,234.50", "2.50"],
    ["Enabled", "Büro", "EUR", "1200", " --", "0.75", "0.00"],
    ["Total: Campaigns", " --", "EUR", "26,200", "310", "1,235.25", "2.50"],
  ],
  "ga4-traffic": [
    ["# ----------------------------------------"],
    ["# Traffic acquisition: Session source / medium"],
    ["# ----------------------------------------"],
    ["# "],
    ["# Start date: 20260301"],
    ["# End date: 20260331"],
    ["Session source / medium", "Active users", "Sessions", "Key events", "Total revenue"],
    ["café / post", "90", "120", "3", "450.5"],
    ["(direct) / (none)", "800", "1000", "12", "0"],
  ],
};

const variants: Record<string, Writing> = {
  "Windows line ends": { newline: "\r\n" },
  "lone carriage returns": { newline: "\r" },
  semicolons: { delimiter: ";" },
  tabs: { delimiter: "\t" },
  pipes: { delimiter: "|" },
  "every cell quoted": { quoteAll: true },
  "a byte order mark": { encoding: "utf-8-bom" },
  "UTF-16, tabs": { encoding: "utf-16le", delimiter: "\t" },
  "UTF-16 turned round, tabs": { encoding: "utf-16be", delimiter: "\t" },
  "an old Windows code page": { encoding: "windows-1252" },
  "no line end at the end": { end: "" },
  "blank lines at the end": { end: "\n\n\n" },
  "Windows line ends and blank lines at the end": { newline: "\r\n", end: "\r\n\r\n\r\n" },
  "rows of bare commas at the end": { end: "\n,,,,\n,,,,\n" },
  "columns in another order": { table: (rows) => rows.map((row) => (isWide(row) ? row.toReversed() : row)) },
  "columns nobody knows": {
    table: (rows) => rows.map((row) => (isWide(row) ? ["odd", ...row, 'strange, "x"', ""] : row)),
  },
  "a second column of a name": {
    table: (rows) =>
      rows.map((row, index) =>
        isWide(row) ? [...row, rows.findIndex(isWide) === index ? (row.at(-1) ?? "") : "7"] : row,
      ),
  },
  "a header of two lines": {
    table: (rows) => {
      const header = rows.findIndex(isWide);
      return rows.map((row, index) =>
        isWide(row) ? [...row, index === header ? "Notes\nof ours" : "one\n\ntwo"] : row,
      );
    },
  },
  "short rows": {
    table: (rows) =>
      rows
        .map((row) => (isWide(row) ? [...row, "Notes"] : row))
        .map((row, index, all) => (index > all.findIndex(isWide) && isWide(row) ? row.slice(0, -1) : row)),
  },
};

const isWide = (row: readonly string[]) => row.length > 1;

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

describe.each(Object.entries(tables))("%s", (format, table) => {
  it.each(Object.entries(variants))("says the same with %s", async (_, variant) => {
    const plain = await write("plain.csv", table, {});
    const other = await write("other.csv", table, variant);
    const results = await importFiles([plain, other], {
      warehouse: facts,
      workspace: "w",
      zone: "UTC",
      currency: "EUR",
    });
    expect(results.map((result) => [result.format?.id, result.rejects])).toEqual([
      [format, []],
      [format, []],
    ]);
    const fact = format === "ga4-traffic" ? "analytics_day" : "ad_day";
    const [expected, found] = [await rowsOf(fact, 1), await rowsOf(fact, 2)];
    expect(expected.length).toBeGreaterThan(1);
    expect(found).toEqual(expected);
  });
});

async function rowsOf(fact: string, source: number): Promise<string[]> {
  const rows = await facts.rows(
    z.object({ json: z.string() }),
    raw(
      `select cast(to_json(t) as varchar) as json from (select * exclude (source) from ${fact} where source = ${source} order by rowid) as t`,
    ),
  );
  return rows.map(({ json }) => json);
}

async function write(name: string, table: string[][], writing: Writing): Promise<string> {
  const { delimiter = ",", newline = "\n", quoteAll = false, end = newline } = writing;
  const cell = (value: string) => (quoteAll || /[",;|\t\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const rows = (writing.table ?? ((same) => same))(table);
  const text = rows.map((row) => row.map(cell).join(delimiter)).join(newline) + end;
  const path = join(folder, name);
  await writeFile(path, encode(text, writing.encoding ?? "utf-8"));
  return path;
}

function encode(text: string, encoding: NonNullable<Writing["encoding"]>): Buffer {
  switch (encoding) {
    case "utf-8":
      return Buffer.from(text);
    case "utf-8-bom":
      return Buffer.from(`\ufeff${text}`);
    case "utf-16le":
      return Buffer.from(`\ufeff${text}`, "utf16le");
    case "utf-16be":
      return Buffer.from(`\ufeff${text}`, "utf16le").swap16();
    case "windows-1252":
      return Buffer.from(text, "latin1");
    default:
      return encoding satisfies never;
  }
}
