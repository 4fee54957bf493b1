import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { utils, write } from "@e965/xlsx";
import Papa from "papaparse";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../../../warehouse/engines/duckdb.ts";
import { raw } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import { importFiles } from "../import-files.ts";
import { formats } from "./index.ts";

const folder = fileURLToPath(new URL("../../../../docs/templates/", import.meta.url));

const templates = [
  ["touches.csv", "template-touches", "event"],
  ["orders.csv", "template-orders", "order"],
  ["leads.csv", "template-leads", "lead"],
  ["deals.csv", "template-deals", "deal"],
  ["ads.csv", "template-ads", "ad_day"],
  ["costs.csv", "template-costs", "cost_row"],
  ["fx.csv", "fx-rates", "fx_rate"],
] as const;

let facts: Warehouse;
let scratch: string;
beforeEach(async () => {
  facts = await openDuckDb();
  scratch = await mkdtemp(join(tmpdir(), "retorno-"));
});
afterEach(async () => {
  facts.close();
  await rm(scratch, { recursive: true });
});

describe("the templates in docs/templates", () => {
  it.each(templates)("%s is read as %s, every column and both rows of it", async (name, id, fact) => {
    const read = await readOne(join(folder, name));
    expect(read.format?.id).toBe(id);
    expect(read.ignored).toEqual([]);
    expect(read.rejects).toEqual([]);
    expect(read.tables).toEqual([{ fact, rows: 2, rejected: 0 }]);
  });

  it.each(templates)(
    "%s says the same as a workbook with dates and numbers of its own kind",
    async (name, id, fact) => {
      await readOne(join(folder, name));
      const fromText = await rowsOf(fact);
      await facts.run(raw(`delete from "${fact}"`));
      const read = await readOne(await workbookOf(name));
      expect(read.format?.id).toBe(id);
      expect(await rowsOf(fact)).toEqual(fromText);
    },
  );

  it("stand as examples in docs/formats.md, letter for letter", async () => {
    const page = await readFile(join(folder, "../formats.md"), "utf8");
    for (const [name] of templates) expect(page, name).toContain(await readFile(join(folder, name), "utf8"));
  });

  it("name every column that its format knows, by its first name", async () => {
    for (const [name, id] of templates) {
      const [header = ""] = (await readFile(join(folder, name), "utf8")).split("\n");
      const columns = formats.find((format) => format.id === id)?.columns ?? {};
      expect(header.split(",").sort(), name).toEqual(
        Object.values(columns)
          .map(({ names }) => names[0])
          .sort(),
      );
    }
  });
});

describe("what people write into the templates", () => {
  const given = async (name: string, text: string) => {
    const path = join(scratch, name);
    await writeFile(path, text);
    return readOne(path);
  };
  const amounts = (table: string, column: string) =>
    facts.rows(
      z.object({ currency: z.string().nullable(), minor: z.coerce.number() }),
      raw(`select currency, sum(${column}) as minor from "${table}" group by 1`),
    );

  it.each([
    ["NOK 1\u202f234,50", "NOK 100,00", "NOK"],
    ["1 234,50 zł", "100,00 zł", "PLN"],
    ["EUR 1.234,50", "EUR 100,00", "EUR"],
    ["£1,234.50", "£100.00", "GBP"],
    ["1234.50", "100.00", "NOK"],
  ])("counts %s in the currency that stands in the cell", async (first, second, currency) => {
    await given("orders.csv", `id;at;total\n1;2026-03-01;${first}\n2;2026-03-02;${second}\n`);
    expect(await amounts("order", "total_minor")).toEqual([{ currency, minor: 133_450 }]);
  });

  it("takes what a till gave back for a refund, of the sale whose number it bears", async () => {
    const read = await given(
      "orders.csv",
      "id,at,total\n1,2026-03-01,100.00\n1,2026-03-02,-40.00\n2,2026-03-02,60.00\n",
    );
    expect(read.rejects).toEqual([]);
    expect(await amounts("order", "total_minor")).toEqual([{ currency: "NOK", minor: 16_000 }]);
    expect(await amounts("refund", "amount_minor")).toEqual([{ currency: "NOK", minor: 4000 }]);
  });
});

async function readOne(file: string) {
  const [read] = await importFiles([file], { warehouse: facts, workspace: "w", zone: "Europe/Oslo", currency: "NOK" });
  if (read === undefined) throw new Error(`${file} gave no result`);
  return read;
}

async function rowsOf(fact: string): Promise<string[]> {
  const rows = await facts.rows(
    z.object({ json: z.string() }),
    raw(`select cast(to_json(t) as varchar) as json from "${fact}" as t order by 1`),
  );
  return rows.map(({ json }) => json);
}

/** The template as a spreadsheet program would keep it: dates as dates, numbers as numbers. */
async function workbookOf(name: string): Promise<string> {
  const rows = Papa.parse<string[]>(await readFile(join(folder, name), "utf8"), { skipEmptyLines: true }).data;
  const sheet = utils.aoa_to_sheet(
    rows.map((row) => row.map(cellOf)),
    { UTC: true, cellDates: true },
  );
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "Sheet1");
  const path = join(scratch, name.replace(".csv", ".xlsx"));
  await writeFile(path, write(book, { type: "buffer", bookType: "xlsx" }));
  return path;
}

function cellOf(text: string): string | number | Date | null {
  if (text === "") return null;
  if (/^\d+(\.\d+)?$/.test(text) && text.length < 16) return Number(text);
  return /^\d{4}-\d\d-\d\d( \d\d:\d\d)?$/.test(text)
    ? new Date(`${text.replace(" ", "T")}${text.length > 10 ? "Z" : ""}`)
    : text;
}
