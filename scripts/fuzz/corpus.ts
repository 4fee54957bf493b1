import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import type { ExportFormat } from "../../src/intake/exports/format.ts";
import { formats } from "../../src/intake/exports/formats/index.ts";
import { type Encoding, openFile } from "../../src/intake/exports/open/open-file.ts";
import { textSheet } from "../../src/intake/exports/open/text-sheet.ts";
import { recogniseAll } from "../../src/intake/exports/tables/recognise.ts";

/** A text file split into cells, and where its first table stands. */
export interface TextTable {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly text: string;
  readonly rows: readonly (readonly string[])[];
  /** Index in `rows` of the header; rows from `from` up to `to` are that table's data. */
  readonly header: number;
  readonly from: number;
  readonly to: number;
  /** Whether one table is all there is from the header on, every row of it as wide. */
  readonly plain: boolean;
  /** Whether, besides, no row says anything about another. */
  readonly alone: boolean;
}

/** A sound file that is to be spoilt. */
export interface Fixture {
  /** Folder of its format, and name. */
  readonly id: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly table: TextTable | null;
  /** Whether it is a workbook in a zip. */
  readonly isXlsx: boolean;
}

const folder = fileURLToPath(new URL("../../src/intake/exports/formats/", import.meta.url));

/** Every fixture of every format whose path, from the folder of formats on, holds `words`. */
export async function corpus(words = ""): Promise<Fixture[]> {
  const files = readdirSync(folder)
    .map((id) => join(folder, id, "fixtures"))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory())
    .flatMap((path) => readdirSync(path).map((name) => join(path, name)))
    .filter((file) => !file.endsWith(".expected.json"))
    .filter((file) => file.slice(folder.length).includes(words))
    .sort();
  return Promise.all(files.map(fixtureOf));
}

async function fixtureOf(file: string): Promise<Fixture> {
  const bytes = readFileSync(file);
  return {
    id: file.slice(folder.length).split(/[\\/]/)[0] ?? "",
    name: basename(file),
    bytes,
    table: await tableOf(file, bytes),
    isXlsx: bytes.subarray(0, 2).toString("latin1") === "PK",
  };
}

async function tableOf(file: string, bytes: Buffer): Promise<TextTable | null> {
  const opened = await openFile(file);
  if (opened.kind !== "text") return null;
  const sheet = textSheet({ file, path: file }, opened);
  const { delimiter } = sheet;
  const text = new TextDecoder(opened.encoding).decode(bytes);
  const rows = Papa.parse<string[]>(text, { delimiter }).data;
  if (rows.at(-1)?.join("") === "") rows.pop();
  const matches = recogniseAll(sheet, formats);
  const [match] = matches;
  if (match === undefined) return null;
  const { header, length } = match.region;
  const to = Math.min(rows.length, length === null ? rows.length : header + 1 + length);
  const width = rows[header]?.length;
  const plain =
    matches.length === 1 && match.format.stacked !== true && rows.slice(header).every((row) => row.length === width);
  const alone = plain && !looksAround(match.format);
  return { encoding: opened.encoding, delimiter, text, rows, header, from: header + 1, to, plain, alone };
}

const looksAround = ({ tables, derived, mergesPosts }: ExportFormat): boolean =>
  mergesPosts === true ||
  tables.some(({ once }) => once !== undefined) ||
  /\bover\b/.test(JSON.stringify(derived ?? ""));
