import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { scanRows } from "./text-rows.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "retorno-test-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function scan(text: string, wanted: readonly number[] = [0, 1, 2, 3], firstLine = 1) {
  const file = join(folder, "rows.csv");
  await writeFile(file, text);
  const { lines, closed } = await scanRows(file, { encoding: "utf-8", delimiter: ",", firstLine }, wanted);
  return { lines: [...lines.entries()], closed };
}

it.each(["\n", "\r\n", "\r"])("counts the lines of a cell and the blank ones, ended by %j", async (end) => {
  const text = ["a,1", '"b', 'b","2', '3"', "", "c,3", ""].join(end);
  expect(await scan(text)).toEqual({
    lines: [
      [0, 1],
      [1, 2],
      [2, 6],
    ],
    closed: true,
  });
});

it("counts rows from the first line of the data", async () => {
  expect(await scan('title\n"a header\nof two lines",b\nx,1\ny,2\n', [0, 1], 4)).toEqual({
    lines: [
      [0, 4],
      [1, 5],
    ],
    closed: true,
  });
});

it("takes a doubled quote, and a quote inside a bare cell, for text", async () => {
  expect(await scan('"a ""b"" c",1\n5" screen,2\nx,3\n')).toEqual({
    lines: [
      [0, 1],
      [1, 2],
      [2, 3],
    ],
    closed: true,
  });
});

it("sees a quote that is never closed", async () => {
  expect((await scan('a,1\n"b,2\nc,3\n', [])).closed).toBe(false);
});
