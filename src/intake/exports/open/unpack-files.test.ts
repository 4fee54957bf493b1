import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDuckDb } from "../../../warehouse/engines/duckdb.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import { importFiles } from "../import-files.ts";
import { unpackFiles } from "./unpack-files.ts";
import { archiveLimits, type UnpackingLimits } from "./unpacked-size.ts";
import { type Packed, zipOf } from "./zip-fixture.ts";

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

const ads = (spend: string) => `Day,Campaign name,Amount spent (EUR),Impressions\n2026-03-01,spring,${spend},100\n`;
const bad = "Day,Campaign name,Amount spent (EUR),Impressions\nsomeday,spring,1,100\n2026-03-01,spring,1,100\n";

async function laid(name: string, bytes: Uint8Array | string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, bytes);
  return file;
}

async function read(...files: string[]) {
  const found = await importFiles(files, { warehouse: facts, workspace: "w", zone: "UTC", currency: "EUR" });
  return found.map(({ file, format, hint }) => [file.slice(folder.length + 1), format?.id ?? null, hint]);
}

/** What is said of a zip of these files alone. */
const readZip = async (...files: Packed[]) => read(await laid("download.zip", zipOf(files)));

it("reads each file of a zip as a file of its own, and passes over what no export is", async () => {
  const files = ["a.csv", "deep/b.csv", "deep/", "__MACOSX/._a.csv", ".DS_Store", "deep/.hidden.csv", "readme.txt"];
  const found = await readZip(...files.map((name, index) => ({ name, content: ads(`1.0${index}`) })));
  expect(found).toEqual([
    ["download.zip/a.csv", "meta-ads", null],
    ["download.zip/deep/b.csv", "meta-ads", null],
  ]);
});

it("tells rejects, the archive and its own times of a file in a zip", async () => {
  const file = await laid("download.zip", zipOf([{ name: "a.csv", content: bad }]));
  const [found] = await importFiles([file], { warehouse: facts, workspace: "w", zone: "UTC", currency: "EUR" });
  expect(found?.rejects).toMatchObject([{ file: `${file}/a.csv`, line: 2, value: "someday" }]);
  expect(found?.given).toBe(file);
  expect(new Date(found?.writtenMs ?? 0)).toEqual(new Date(2026, 2, 2, 10, 20, 30));
});

it("reads names that are not UTF-8, with backslashes, with signs a terminal would obey, and zip64", async () => {
  const names = [Buffer.from([0x52, 0xe9, 0x73, 0x2e, 0x63, 0x73, 0x76]), "deep\\b.csv", "\u001b[2Jc.csv"];
  const found = await readZip(...names.map((name, at) => ({ name, content: ads(`1.0${at}`), zip64: at === 1 })));
  expect(found.map(([file, format]) => [file, format])).toEqual([
    ["download.zip/Rés.csv", "meta-ads"],
    ["download.zip/deep/b.csv", "meta-ads"],
    ["download.zip/\ufffd[2Jc.csv", "meta-ads"],
  ]);
});

it.each<[string, Packed, string]>([
  ["protected by a password", { name: "b.csv", content: "x", encrypted: true }, "protected by a password"],
  ["whose name leads out", { name: "../b.csv", content: ads("2") }, "leads out of the archive"],
  ["whose name is absolute", { name: "/etc/b.csv", content: ads("2") }, "leads out of the archive"],
  ["on a drive", { name: "C:\\b.csv", content: ads("2") }, "leads out of the archive"],
  ["that was changed", { name: "b.csv", content: ads("2"), wrongCrc: true }, "is damaged or packed in a way"],
  ["larger than it says", { name: "b.csv", content: ads("2"), claimedBytes: 3 }, "is damaged or packed in a way"],
  ["that is an archive", { name: "b.zip", content: zipOf([{ name: "c", content: "c" }]) }, "an archive in an archive"],
  ["that is compressed again", { name: "b.csv.gz", content: gzipSync(ads("2")) }, "an archive in an archive"],
])("says what is wrong with a file %s, and reads the others", async (_, file, reason) => {
  const found = await readZip({ name: "a.csv", content: ads("1") }, file);
  expect(found[0]).toEqual(["download.zip/a.csv", "meta-ads", null]);
  expect(found).toHaveLength(2);
  expect(found[1]?.[1]).toBeNull();
  expect(found[1]?.[2]).toContain(reason);
});

it.each([0, 1])("says of a zip under a password once what is to be done, with %i more files in it", async (more) => {
  const files = Array.from({ length: 1 + more }, (_, at) => ({ name: `${at}.csv`, content: "x", encrypted: true }));
  expect((await readZip(...files)).map(([, , hint]) => hint)).toEqual([
    "the archive is protected by a password: unpack it yourself and give the files inside",
  ]);
});

it.each([
  ["cut off", zipOf([{ name: "a.csv", content: ads("1") }]).subarray(0, -30), "the archive is cut off or damaged"],
  ["empty", zipOf([]), "the archive holds no file that could be an export"],
  ["of nothing but a page", zipOf([{ name: "a.html", content: "x" }]), "the archive holds no file that could be"],
  [
    "PK and noise",
    Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(99, 7)]),
    "the archive is cut off or damaged",
  ],
])("refuses a zip that is %s as one file", async (_, bytes, reason) => {
  const found = await read(await laid("download.zip", bytes));
  expect(found).toHaveLength(1);
  expect(found[0]?.[2]).toContain(reason);
});

it.each<[string, Partial<UnpackingLimits>, string]>([
  ["files", { files: 2 }, "the archive holds 3 files, more than 2"],
  ["bytes", { bytes: 2 * 2 ** 20 }, "it would unpack to more than 2 MB, which no export does"],
  ["bytes out of proportion", { ratioFromBytes: 2 ** 20 }, "it would unpack to more than 200 times its size"],
])("refuses an archive with too many %s, whatever its list claims", async (_, limits, reason) => {
  const content = Buffer.alloc(2 ** 20, "a,b\n");
  const files = ["a", "b", "c"].map((name) => ({ name, content }));
  const file = await laid("download.zip", zipOf(files));
  const { inputs, remove } = await unpackFiles([file], { ...archiveLimits, ...limits });
  expect(inputs.map(({ file, refusal }) => [file, refusal?.message.slice(0, reason.length)])).toEqual([[file, reason]]);
  remove();
});

it("reads a gzip as the file it holds, and refuses one that is cut off, or too much", async () => {
  const whole = gzipSync(ads("1"));
  const files = [await laid("a.csv.gz", whole), await laid("cut.csv.gz", whole.subarray(0, -12))];
  expect(await read(...files)).toEqual([
    ["a.csv.gz", "meta-ads", null],
    ["cut.csv.gz", null, "the compressed file is cut off or damaged: download it again"],
  ]);
  const bomb = await laid("bomb.gz", gzipSync(Buffer.alloc(2 ** 22)));
  const { inputs, remove } = await unpackFiles([bomb], { ...archiveLimits, ratioFromBytes: 2 ** 20 });
  expect(inputs[0]?.refusal?.message).toContain("more than 200 times its size");
  remove();
});

it("counts a file once that stands in an archive and beside it", async () => {
  const zip = await laid("download.zip", zipOf([{ name: "a.csv", content: ads("1") }]));
  const found = await read(await laid("a.csv", ads("1")), zip, await laid("b.csv.gz", gzipSync(ads("1"))));
  expect(found.map(([, , hint]) => hint)).toEqual([
    null,
    `the same file as ${join(folder, "a.csv")}, counted once`,
    `the same file as ${join(folder, "a.csv")}, counted once`,
  ]);
});

it("leaves nothing of what it unpacked", async () => {
  const zip = await laid("download.zip", zipOf([{ name: "a.csv", content: ads("1") }]));
  const { inputs, remove } = await unpackFiles([zip]);
  expect(inputs.map(({ path }) => existsSync(path))).toEqual([true]);
  remove();
  expect(inputs.map(({ path }) => existsSync(path))).toEqual([false]);
});
