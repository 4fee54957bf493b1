import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { runCli } from "../../cli/cli.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { literal, raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { importFiles } from "./import-files.ts";
import { zipOf } from "./open/zip-fixture.ts";

let folder: string;
let facts: Warehouse;
beforeAll(async () => {
  facts = await openDuckDb();
});
afterAll(() => facts.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "retorno-test-"));
});
afterEach(() => rm(folder, { recursive: true }));

let workspaces = 0;
const nextWorkspace = () => `w${++workspaces}`;

/** Reads files into a workspace of its own; answers what became of the first, and the sums over all of them. */
async function read(files: Readonly<Record<string, string | Uint8Array>>, into = nextWorkspace()) {
  const paths: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await writeFile(path, content);
    paths.push(path);
  }
  const results = await importFiles(paths, { warehouse: facts, workspace: into, zone: "UTC", currency: "EUR" });
  const [first] = results;
  return {
    format: first?.format?.id ?? null,
    hint: first?.hint ?? null,
    rejected: results.reduce((sum, { tables }) => sum + (tables[0]?.rejected ?? 0), 0),
    rejects: results.flatMap(({ rejects }) => rejects.map(({ line, column, value }) => ({ line, column, value }))),
    sums: await sumsIn(into),
  };
}

const Sums = z.object({ rows: z.number(), spend: z.number().nullable(), impressions: z.number().nullable() });

const sumsIn = (into: string) =>
  facts.row(
    Sums,
    raw(`select count(*) as rows, cast(sum(spend_minor) as bigint) as spend, cast(sum(impressions) as bigint) as impressions
      from ad_day where workspace = ${literal(into)}`),
  );

const header = "Day,Campaign name,Amount spent (EUR),Impressions";
const row = "2026-03-01,spring,1.50,100";
const [nothing, threeRows] = [
  { rows: 0, spend: null, impressions: null },
  { rows: 3, spend: 450, impressions: 300 },
];
const report = [header, row, row, row].join("\n");
const spoilt = (cell: string) => `2026-03-01,spring,${cell},100`;

describe("a cell that cannot be", () => {
  it.each([
    ...["Infinity", "-Infinity", "1e400", "9".repeat(400), "0x10", "=1+1", "+cmd|' /C calc'!A0", "#REF!", "1 2 3 x"],
    ...["@SUM(A1:A9)", "';drop table ad_day;--", "{}", "\ufffd", "1.2.3"],
  ])("is rejected as an amount, not read as one: %s", async (cell) => {
    const { rejects, sums } = await read({ "report.csv": [header, row, spoilt(cell), row].join("\n") });
    expect(rejects).toEqual([{ line: 3, column: "Amount spent (EUR)", value: cell }]);
    expect(sums).toEqual({ rows: 2, spend: 300, impressions: 200 });
  });

  it.each(["1899-12-30", "1900-01-00", "2999-12-31", "0000-00-00", "2026-02-30", "infinity", "epoch", "294247-01-10"])(
    "is rejected as a day: %s",
    async (day) => {
      const { rejects, sums } = await read({ "report.csv": [header, row, `${day},spring,1.50,100`].join("\n") });
      expect(rejects).toEqual([{ line: 3, column: "Day", value: day }]);
      expect(sums).toEqual({ rows: 1, spend: 150, impressions: 100 });
    },
  );

  it.each([
    ["-12.34", -1234],
    ["(12.34)", -1234],
    ["\u200f1.50\u200e", 150],
    ["\u202e1.50\u202c", 150],
    ["١٫٥٠", 150],
    ["€ 1.50", 150],
  ])("is read as what it says: %j", async (cell, spend) => {
    const { rejects, sums } = await read({ "report.csv": `${header}\n${spoilt(cell)}` });
    expect({ rejects, spend: sums.spend }).toEqual({ rejects: [], spend });
  });
});

describe("a text that is odd", () => {
  it.each([
    ["line feeds, then Windows line ends", `${header}\n${row}\r\n${row}\r\n${row}\r\n`],
    ["Windows line ends, then line feeds", `${header}\r\n${row}\n${row}\n${row}`],
    ["a carriage return among line feeds", `${header}\r${row}\n${row}\n${row}`],
    ["two carriage returns before each line feed", report.replaceAll("\n", "\r\r\n")],
    ["a title above, ended otherwise", `A title\r\n\r\n${report}`],
    ["sep= above, ended otherwise", `sep=,\r\n${report}`],
    [
      "Windows line ends and cells of several lines",
      report.replaceAll("spring", '"a\nb"').replaceAll("100\n", "100\r\n"),
    ],
    ["a byte order mark", `\ufeff${report}`],
    ["two byte order marks", `\ufeff\ufeff${report}`],
    ["a byte order mark in the middle of a name", report.replace("Campaign name", "Campaign\ufeff name")],
    ["blank lines between", report.replaceAll("\n", "\n\n")],
    ["a row of totals in a language of its own", `${report}\n,,4.50,300`],
  ])("is read whole with %s", async (_, text) => {
    const { rejects, sums } = await read({ "report.csv": text });
    expect({ ...sums, lost: rejects.filter(({ value }) => value !== "").length }).toEqual({ ...threeRows, lost: 0 });
  });

  it("is read whole where line ends change far below what is looked at first", async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => row + (at < 25_000 ? "\n" : "\r\n"));
    const { rejected, sums } = await read({ "report.csv": `${header}\n${rows.join("")}` });
    expect({ rejected, ...sums }).toEqual({ rejected: 0, rows: 30_000, spend: 4_500_000, impressions: 3_000_000 });
  });

  it.each([
    ["a NUL at the top", `\0${report}`],
    ["nothing but blanks", " \n\r\n\t "],
    ["nothing but a byte order mark", "\ufeff"],
    ["nothing but delimiters", ",,,,\n,,,,\n"],
    ["nothing but quotes", '"""""'],
    ["bytes at random", Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251)],
    ["a header that occurs in no export", "alpha,beta\n1,2\n"],
    ["half a UTF-16", Buffer.from(`\ufeff${report}`, "utf16le").subarray(0, 31)],
  ])("is refused in a sentence with %s", async (_, text) => {
    const { hint, sums } = await read({ "report.csv": text });
    expect(sums).toEqual(nothing);
    expect(hint).toMatch(/^[^\n]{10,200}$/);
  });

  it("is read whole in UTF-16 with half a sign in it, and with rows that differ in length", async () => {
    const text = `\ufeff${report}\n2026-03-01,\ud83d broken,1.50,100\n2026-03-01,short`.replaceAll(",", "\t");
    const { rejects, sums } = await read({ "report.csv": Buffer.from(text, "utf16le") });
    expect({ rejects, sums }).toEqual({ rejects: [], sums: { rows: 5, spend: 600, impressions: 400 } });
  });

  it("takes the left one of two columns of a name, and says nothing twice", async () => {
    const doubled = `${header},Impressions\n${row},7\n${row},7\n${row},7`;
    expect((await read({ "report.csv": doubled })).sums).toEqual(threeRows);
  });

  it("takes a header that stands once more among the rows for a row it cannot read", async () => {
    const { rejected, sums } = await read({ "report.csv": [header, row, header, row, row].join("\n") });
    expect({ rejected, sums }).toEqual({ rejected: 1, sums: threeRows });
  });
});

describe("a file too large to be true", () => {
  it("reads past a cell of 10 MB", async () => {
    const { rejects, sums } = await read({ "report.csv": `${report}\n2026-03-01,${"x".repeat(10_000_000)},1.50,100` });
    expect({ rejects, sums }).toEqual({ rejects: [], sums: { rows: 4, spend: 600, impressions: 400 } });
  }, 10_000);

  it("says of an amount of 10 MB that it is none", async () => {
    const { rejected, sums } = await read({ "report.csv": `${report}\n${spoilt("9".repeat(10_000_000))}` });
    expect({ rejected, sums }).toEqual({ rejected: 1, sums: threeRows });
  }, 10_000);

  it.each([20_000, 200_000])(
    "refuses %i columns",
    async (columns) => {
      const more = Array.from({ length: columns }, (_, at) => `column ${at}`).join(",");
      const { hint, sums } = await read({ "report.csv": `${header},${more}\n${row}${",1".repeat(columns)}` });
      expect(sums).toEqual(nothing);
      expect(hint).toContain("more than 5000 columns");
    },
    10_000,
  );

  it("reads 4,000 columns", async () => {
    const more = Array.from({ length: 4000 }, (_, at) => `column ${at}`).join(",");
    const { sums } = await read({ "report.csv": `${header},${more}\n${`${row}${",1".repeat(4000)}\n`.repeat(3)}` });
    expect(sums).toEqual(threeRows);
  }, 10_000);

  it.each([
    ["zip", zipOf([{ name: "report.csv", content: Buffer.alloc(60_000_000, "a") }])],
    ["gz", gzipSync(Buffer.alloc(60_000_000, ",\n"))],
  ])("refuses a %s that unpacks to far more", async (kind, bytes) => {
    const { hint, sums } = await read({ [`report.csv.${kind}`]: bytes });
    expect(sums).toEqual(nothing);
    expect(hint).toContain("it would unpack to more than 200 times its size");
  });
});

describe("a workbook that is an attack", () => {
  const cells = (rows: string) => `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const line = (number: number, row: readonly (string | number)[]) =>
    `<row r="${number}">${row
      .map((value, at) => {
        const place = `r="${"ABCD"[at]}${number}"`;
        if (typeof value === "number") return `<c ${place}><v>${value}</v></c>`;
        return `<c ${place} t="inlineStr"><is><t>${value}</t></is></c>`;
      })
      .join("")}</row>`;
  const rows = [header.split(","), ...Array.from({ length: 3 }, () => ["2026-03-01", "spring", 1.5, 100])];
  const lines = rows.map((row, at) => line(at + 1, row)).join("");

  function workbook(sheet: string, more: Readonly<Record<string, string>> = {}): Buffer {
    const parts = {
      "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
      "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Report" sheetId="1" r:id="r1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      "xl/worksheets/sheet1.xml": sheet,
      ...more,
    };
    return zipOf(Object.entries(parts).map(([name, content]) => ({ name, content })));
  }

  const names = [..."abcdefghij"];
  const entities = names.map((name, at) => `<!ENTITY ${name} "${at === 0 ? "lol" : `&${names[at - 1]};`.repeat(10)}">`);

  it.each([
    ["nothing odd", cells(lines)],
    ["a dimension of all there is", cells(lines).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')],
    ["200,000 empty rows", cells(lines + Array.from({ length: 200_000 }, (_, at) => `<row r="${at + 5}"/>`).join(""))],
  ])("is read with %s", async (_, sheet) => {
    const { rejects, sums } = await read({ "report.xlsx": workbook(sheet) });
    expect({ rejects, sums }).toEqual({ rejects: [], sums: threeRows });
  });

  it("is read without its entities within entities, or refused", async () => {
    const sheet = `<!DOCTYPE x [${entities.join("")}]>${cells(lines.replace("spring", "&j;"))}`;
    const { hint, sums } = await read({ "report.xlsx": workbook(sheet) });
    expect(hint === null ? sums : nothing).toEqual(hint === null ? threeRows : nothing);
  }, 10_000);

  it("is read, or refused, with a cell in the last corner", async () => {
    const corner = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>';
    const { hint, sums } = await read({ "report.xlsx": workbook(cells(lines + corner)) });
    expect([threeRows, nothing]).toContainEqual(sums);
    if (sums.rows === 0) expect(hint).toMatch(/^[^\n]{10,200}$/);
  }, 10_000);

  it("is refused with a part that unpacks to far more", async () => {
    const bytes = workbook(cells(lines), { "xl/media/image1.png": " ".repeat(150_000_000) });
    const { hint, sums } = await read({ "report.xlsx": bytes });
    expect(sums).toEqual(nothing);
    expect(hint).toMatch(/^[^\n]{10,200}$/);
  }, 10_000);
});

describe("the laws of importing", () => {
  const name = fc.constantFrom("spring", "été", 'a "b"', "c,d;e", "two\nlines", "=1+1", "زمستان", "-", "total eclipse");
  const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-03-${String(number).padStart(2, "0")}`);
  const amount = fc.integer({ min: -9_999_999, max: 99_999_999 }).map((minor) => (minor / 100).toFixed(2));
  const impressions = fc.integer({ min: 0, max: 2_000_000_000 }).map(String);
  const table = fc.array(fc.tuple(day, name, amount, impressions), { minLength: 1, maxLength: 12 });
  type Rows = readonly (readonly string[])[];

  const quoted = (cell: string, always: boolean) =>
    always || /[",;|\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const csv = (rows: Rows, { delimiter = ",", newline = "\n", always = false } = {}) =>
    rows.map((row) => row.map((cell) => quoted(cell, always)).join(delimiter) + newline).join("");
  const headed = (rows: Rows) => [header.split(","), ...rows];
  const sumsOfTable = async (rows: Rows) => (await read({ "report.csv": csv(headed(rows)) })).sums;
  /** What is in the table, counted without the importer. */
  const counted = (rows: Rows) => ({
    rows: rows.length,
    spend: rows.reduce((sum, [, , amount]) => sum + Math.round(Number(amount) * 100), 0),
    impressions: rows.reduce((sum, [, , , shown]) => sum + Number(shown), 0),
  });
  const runs = { numRuns: 10 };

  it("takes what is there, whatever the order of rows and columns and the way it is written", async () => {
    const writing = fc.record({
      delimiter: fc.constantFrom(",", ";", "\t", "|"),
      newline: fc.constantFrom("\n", "\r\n", "\r"),
      always: fc.boolean(),
    });
    const places = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    const mark = fc.constantFrom<"" | "\ufeff">("", "\ufeff");
    await fc.assert(
      fc.asyncProperty(table, writing, places, mark, fc.boolean(), async (rows, writing, places, mark, wide) => {
        const moved = headed(rows).map((row) => places.map((at) => row[at] ?? ""));
        const text = mark + csv(moved, writing);
        const bytes = Buffer.from(wide ? `\ufeff${text.replace(/^\ufeff/, "")}` : text, wide ? "utf16le" : "utf8");
        expect((await read({ "report.csv": bytes })).sums).toEqual(counted(rows));
      }),
      { numRuns: 25 },
    );
  });

  it("does not mind the order of the rows", async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        expect(await sumsOfTable(rows.toReversed())).toEqual(await sumsOfTable(rows));
      }),
      runs,
    );
  });

  it("makes of two halves, each with the header, what the whole makes", async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.nat(12), async (rows, cut) => {
        const [first, second] = [rows.slice(0, cut), rows.slice(cut)].map((part) => csv(headed(part)));
        expect((await read({ "a.csv": first ?? "", "b.csv": second ?? "" })).sums).toEqual(counted(rows));
      }),
      runs,
    );
  });

  it("takes a file once that comes twice, also in an archive", async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const text = csv(headed(rows));
        const packed = zipOf([{ name: "report.csv", content: text }]);
        const { sums } = await read({ "a.csv": text, "b.csv": text, "c.zip": packed, "d.csv.gz": gzipSync(text) });
        expect(sums).toEqual(counted(rows));
      }),
      runs,
    );
  });

  it("leaves nothing of a file whose end is cut off inside a quote", async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const { hint, sums } = await read({ "report.csv": `${csv(headed(rows))}2026-03-01,"spr` });
        expect(sums).toEqual(nothing);
        expect(hint).toMatch(/^the file is damaged/);
      }),
      runs,
    );
  });
});

it("tells each bad file in the table of inspect, in a line, and ends with 0 or 1", async () => {
  const bad: Readonly<Record<string, string | Uint8Array>> = {
    "empty.csv": "",
    "cut.csv": `${report}\n2026-03-01,"spr`,
    "binary.csv": Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251),
    "wide.csv": `${header}${",x".repeat(20_000)}\n`,
    "cut.xlsx": zipOf([{ name: "xl/workbook.xml", content: "<workbook" }]),
    "cut.zip": zipOf([{ name: "report.csv", content: report }]).subarray(0, 60),
    "nested.zip": zipOf([{ name: "in.zip", content: zipOf([{ name: "report.csv", content: report }]) }]),
    "cut.csv.gz": gzipSync(report).subarray(0, 30),
    "cut.ndjson": '{"event_date":"20260301","event_name":"x"}\n{"event_da',
    "cut.parquet": Buffer.from("PAR1\0\0\0\0"),
    "amounts.csv": [header, spoilt("=1+1"), spoilt("Infinity")].join("\n"),
  };
  const alone = { "huge.csv": [header, ...Array(3).fill(spoilt("90000000000000.00"))].join("\n") };
  for (const [name, content] of Object.entries({ ...bad, ...alone })) await writeFile(join(folder, name), content);
  const all = await inspected(Object.keys(bad));
  expect(all.exit, all.text).toBe(0);
  const told = JSON.parse(all.text) as { file: string; hint: string | null }[];
  expect(told.map(({ file }) => file.slice(folder.length + 1, file.indexOf(".", folder.length)))).toHaveLength(11);
  for (const { file, hint } of told) expect(hint, file).toMatch(/^[^\n]{10,250}$/);
  const huge = await inspected(Object.keys(alone));
  expect(huge.exit).toBe(1);
  expect(huge.text).toMatch(/^retorno: spend\S* comes to [^\n]{10,250}\n$/);
});

async function inspected(names: readonly string[]): Promise<{ exit: number; text: string }> {
  const said: string[] = [];
  const write = (text: unknown, ...then: unknown[]) => {
    said.push(String(text));
    for (const done of then) if (typeof done === "function") done();
    return true;
  };
  const [out, error] = [process.stdout, process.stderr].map((to) => vi.spyOn(to, "write").mockImplementation(write));
  try {
    const exit = await runCli(["inspect", ...names.map((name) => join(folder, name)), "--format", "json"]);
    return { exit, text: said.join("") };
  } finally {
    out?.mockRestore();
    error?.mockRestore();
  }
}

describe("a file of brackets", () => {
  const deep = "the file nests objects or lists more than 32 deep: export it as csv, or as JSON with one object a line";
  const millions = 5_000_000;
  it.each<readonly [string, string, string]>([
    ["lists.json", "[".repeat(millions), deep],
    ["lists.jsonl", "[".repeat(millions), deep],
    ["lists.csv", "[".repeat(millions), deep],
    ["objects.json", '{"a":'.repeat(millions / 5), deep],
    ["a whole one.json", `[{"a":${"[".repeat(32)}1${"]".repeat(32)}}]`, deep],
    ["further on.jsonl", `${'{"a":1}\n'.repeat(100_000)}{"a":${"[".repeat(32)}${"]".repeat(32)}}\n`, deep],
    ["lines.json", "[\n".repeat(10_000), "not recognised as any known export: it holds no table; see docs/formats.md"],
    ["letters.csv", "x".repeat(millions), "not recognised as any known export: it holds no table; see docs/formats.md"],
  ])("is read once and refused: %s", async (name, text, sentence) => {
    expect((await read({ [name]: text })).hint).toBe(sentence);
  });

  it("is no depth within a text, nor where each line is cut off", async () => {
    const text = `{"a":"${"[{".repeat(100)}\\"${"[".repeat(100)}"}\n`;
    expect((await read({ "texts.jsonl": text.repeat(2) })).hint).not.toBe(deep);
    expect((await read({ "cut.jsonl": '{"a":{"b":[{\n'.repeat(50) })).hint).not.toBe(deep);
  });

  it("leaves the sentence for a table whose lines stand in one cell each", async () => {
    const hint = (await read({ "cells.csv": '"a,b,c,d"\n"1,2,3,4"\n' })).hint;
    expect(hint).toContain("each line stands in one cell");
  });
});
