import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { importFiles } from "./import-files.ts";
import { sumsOf } from "./sums.ts";

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

const header = "Day,Campaign name,Amount spent (EUR),Impressions";
const sound = Array.from({ length: 600 }, () => "2026-03-01,spring,1.50,100");

/** 600 sound rows, far more than are looked at to find the header, one of them another. */
const withRow = (row: string, at = 500) => [header, ...sound.toSpliced(at, 1, row)].join("\n");

async function read(text: string | Uint8Array) {
  const file = join(folder, "report.csv");
  await writeFile(file, text);
  const [found] = await importFiles([file], { warehouse: facts, workspace: "w", zone: "UTC", currency: "EUR" });
  const rejects = found?.rejects.map(({ line, column, value }) => ({ line, column, value }));
  const rejected = found?.tables[0]?.rejected ?? 0;
  return { format: found?.format?.id ?? null, hint: found?.hint, rejected, rejects, sums: await sumsOf(facts, "w", 1) };
}

describe("a row that differs, far down", () => {
  it.each([
    ["is short", "2026-03-01,asleep", { spend: "898.50", impressions: 59900 }, []],
    ["holds a quote inside a bare cell", '2026-03-01,5" screen,1.50,100', { spend: "900.00", impressions: 60000 }, []],
    ["holds a quote that is not doubled", '2026-03-01,"a "b" c",1.50,100', { spend: "900.00", impressions: 60000 }, []],
    [
      "has a cell too many",
      "2026-03-01,spring, again,1.50,100",
      { spend: "898.50", impressions: 59900 },
      [{ line: 502, column: "Amount spent (EUR)", value: " again" }],
    ],
    [
      "is no date",
      "someday,spring,1.50,100",
      { spend: "898.50", impressions: 59900 },
      [{ line: 502, column: "Day", value: "someday" }],
    ],
  ])("%s", async (_, row, sums, rejects) => {
    expect(await read(withRow(row))).toEqual({
      format: "meta-ads",
      hint: null,
      rejected: rejects.length,
      rejects,
      sums,
    });
  });
});

it.each([
  ["9999999999999.99", "10000000000898.49"],
  ["40000000000000.01", "40000000000898.51"],
])("takes an amount of %s to the cent", async (amount, spend) => {
  const { rejects, sums } = await read(withRow(`2026-03-01,spring,${amount},100`));
  expect({ rejects, sums }).toEqual({ rejects: [], sums: { spend, impressions: 60000 } });
});

it.each(["90071992547409.92", "-90071992547409.92", "99999999999999", "12345678901234567890"])(
  "rejects an amount of %s, more cents than a number holds exactly",
  async (value) => {
    const { rejects, sums } = await read(withRow(`2026-03-01,spring,${value},100`));
    expect(rejects).toEqual([{ line: 502, column: "Amount spent (EUR)", value }]);
    expect(sums).toEqual({ spend: "898.50", impressions: 59900 });
  },
);

it.each([5, 500])("refuses a file with a quote that never closes, in row %i, and takes nothing of it", async (at) => {
  expect(await read(withRow('2026-03-01,"spring,1.50,100', at))).toEqual({
    format: null,
    hint: "the file is damaged: a quote is never closed, or the file is cut off: download it again",
    rejected: 0,
    rejects: [],
    sums: {},
  });
});

it.each([5, 500])("counts and names a row too long to be split, in row %i, and goes on below it", async (at) => {
  const rows = sound.toSpliced(at, 1, `2026-03-01,${"x".repeat(17_000_000)},1.50,100`);
  const { rejects, rejected, sums } = await read([header, ...rows.with(520, "someday,spring,1.50,100")].join("\n"));
  expect({ rejected, rejects, sums }).toEqual({
    rejected: 2,
    rejects: [
      { line: at + 2, column: "", value: `2026-03-01,${"x".repeat(49)}` },
      { line: 522, column: "Day", value: "someday" },
    ],
    sums: { spend: "897.00", impressions: 59800 },
  });
});

it("counts and names a row that is no text, far below what is looked at to tell the encoding", async () => {
  const many = Array.from({ length: 40_000 }, () => "2026-03-01,spring,1.50,100");
  const text = [header, ...many.with(30_000, "2026-03-01,\u00e9t\u00e9,1.50,100")].join("\n");
  const { rejects, rejected, sums } = await read(Buffer.from(text, "latin1"));
  expect({ rejected, lines: rejects?.map(({ line }) => line), sums }).toEqual({
    rejected: 1,
    lines: [30_002],
    sums: { spend: "59998.50", impressions: 3_999_900 },
  });
});

it("names the line of a reject past blank lines and cells of several lines", async () => {
  const rows = ['2026-03-01,"two\r\nlines",1.00,1', "", '2026-03-01,"a ""b""",free,1', "", "2026-02-30,c,1.00,1"];
  expect((await read([header, ...rows].join("\r\n"))).rejects).toEqual([
    { line: 5, column: "Amount spent (EUR)", value: "free" },
    { line: 7, column: "Day", value: "2026-02-30" },
  ]);
});

it("refuses a stack of tables longer than what is looked at, rather than count one metric as another", async () => {
  const table = (metric: string) =>
    [`"${metric}"`, '"Date","Primary"', ...Array.from({ length: 700 }, () => '"2026-03-01T00:00:00","1"')].join("\n");
  const stack = ["Facebook visits", "Views", "Reach", "Facebook visits", "Views", "Reach", "Link clicks"].map(table);
  const { format, hint, sums } = await read(`sep=,\n${stack.join("\n\n")}\n`);
  expect({ format, sums }).toEqual({ format: null, sums: {} });
  expect(hint).toContain("stacks more rows than can be told apart");
});

describe("amounts of which none shows its decimal sign", () => {
  const spend = (currency: string, ...cells: string[]) =>
    [`Day,Campaign name,Amount spent (${currency})`, ...cells.map((cell) => `2026-03-01,spring,${cell}`)].join("\n");

  it.each([
    ["IDR", ["25.000", "150.500"], "175500.00"],
    ["EUR", ["1.234", "5"], "1239.00"],
    // Three decimals are a dinar's own.
    ["KWD", ["1.234", "2.500"], "3.734"],
    ["EUR", ["1.234", "0.50"], "1.73"],
  ])("are thousands where %s has no such decimals: %s", async (currency, cells, sum) => {
    expect((await read(spend(currency, ...cells))).sums.spend).toBe(sum);
  });
});
