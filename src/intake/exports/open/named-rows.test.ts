import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDuckDb } from "../../../warehouse/engines/duckdb.ts";
import { literal, raw } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import { importFiles } from "../import-files.ts";
import { sumsOf } from "../sums.ts";
import { findFiles } from "./find-files.ts";

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

const ad = (spend: string | number, day = "2026-03-01") => ({
  Day: day,
  "Campaign name": "spring",
  "Amount spent (EUR)": spend,
  Impressions: 100,
});

const lines = (...rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

async function read(name: string, content: string | Uint8Array) {
  const file = join(folder, name);
  await writeFile(file, content);
  const [found] = await importFiles([file], { warehouse: facts, workspace: "w", zone: "UTC", currency: "EUR" });
  return {
    format: found?.format?.id ?? null,
    hint: found?.hint ?? null,
    rejects: found?.rejects.map(({ line, column, value }) => [line, column, value]),
    spend: (await sumsOf(facts, "w", 1)).spend,
  };
}

const sound = { format: "meta-ads", hint: null, rejects: [], spend: "3.75" };

describe("JSON", () => {
  it.each<[string, string | Uint8Array]>([
    ["one object a line", lines(ad("1.50"), ad(2.25))],
    ["with blank lines and CRLF", lines(ad("1.50"), ad(2.25)).replaceAll("\n", "\r\n\r\n")],
    ["with a byte order mark", `\ufeff${lines(ad("1.50"), ad(2.25))}`],
    ["in UTF-16", Buffer.from(`\ufeff${lines(ad("1.50"), ad(2.25))}`, "utf16le")],
    ["of one object", lines(ad("3.75"))],
    ["in one array", JSON.stringify([ad("1.50"), ad(2.25)], null, 2)],
    ["with a key that first stands far down", lines({ Day: "2026-03-01" }, ad("1.50"), ad(2.25)).slice(21)],
  ])("%s is a sheet", async (_, content) => {
    expect(await read("report.json", content)).toEqual(sound);
  });

  it("names the line of a reject, and takes the others", async () => {
    const rows = Array.from({ length: 1000 }, (_, at) => ad(1, at === 700 ? "someday" : "2026-03-01"));
    expect(await read("report.ndjson", lines(...rows))).toEqual({
      format: "meta-ads",
      hint: null,
      rejects: [[701, "Day", "someday"]],
      spend: "999.00",
    });
  });

  it.each([
    ["cut off", lines(ad("1.50"), ad(2.25)).slice(0, -20), "cut off or damaged: not all of it is JSON"],
    ["changed in the middle", lines(ad(1), ad(2), ad(3)).replace('"Impressions":100}\n', ""), "cut off or damaged"],
    ["an array cut off", JSON.stringify([ad(1), ad(2)]).slice(0, -20), "cut off or damaged"],
    ["of one endless line", `{"a":"${"x".repeat(40_000_000)}"}\n{"a":1}\n`, "longer than 16 MB"],
    ["one document", JSON.stringify({ data: [ad(1)] }, null, 2), "one JSON document, not objects in a row"],
    ["empty", "[]", "holds no objects"],
  ])("that is %s is refused whole", { timeout: 10_000 }, async (_, content, reason) => {
    const found = await read("report.json", content);
    expect(found).toMatchObject({ format: null, spend: undefined });
    expect(found.hint).toContain(reason);
  });

  it("is looked for in a folder, but settings are not", async () => {
    await writeFile(join(folder, "rows.json"), lines(ad(1), ad(2)));
    await writeFile(join(folder, "array.json"), JSON.stringify([ad(1)]));
    await writeFile(join(folder, "package.json"), JSON.stringify({ name: "x" }, null, 2));
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ name: "x" }));
    expect(await findFiles([folder])).toEqual([join(folder, "array.json"), join(folder, "rows.json")]);
  });
});

describe("Parquet", () => {
  async function parquet(): Promise<Buffer> {
    const path = join(folder, "made.parquet");
    await facts.run(
      raw(`copy (select date '2026-03-01' as "Day", 'spring' as "Campaign name", spend as "Amount spent (EUR)",
        100 as "Impressions" from (values (1.50), (2.25)) as t(spend)) to ${literal(path)} (format parquet)`),
    );
    return readFile(path);
  }

  it("is a sheet", async () => {
    expect(await read("report.parquet", await parquet())).toEqual(sound);
  });

  it("that is cut off or changed anywhere is refused whole, or read right", { timeout: 30_000 }, async () => {
    const whole = await parquet();
    expect((await read("cut.parquet", whole.subarray(0, -30))).hint).toContain("cut off, damaged or encrypted");
    for (let at = 4; at < whole.length - 8; at += 29) {
      const { hint, spend } = await read("noise.parquet", Buffer.from(whole).fill(0x5a, at, at + 8));
      if (hint === null) expect(["3.75", undefined]).toContain(spend);
      await facts.run(raw("delete from ad_day"));
    }
  });
});
