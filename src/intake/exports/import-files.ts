import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { KnownError } from "../../model/errors.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { Context, ExportFormat } from "./format.ts";
import { formats as allFormats } from "./formats/index.ts";
import { type ImportedTable, importTable } from "./import-table.ts";
import type { Reject } from "./list-rejects.ts";
import { openFile } from "./open-file.ts";
import { isOwnStatement } from "./own-statement.ts";
import { type Match, namedReport, nearest, recogniseAll } from "./recognise.ts";
import type { Sheet } from "./sheet.ts";
import { textSheet } from "./text-sheet.ts";
import { workbookSheets } from "./workbook-sheets.ts";

/** What became of one file. */
export interface ImportedFile {
  /** The id its facts carry as `source`. */
  readonly source: number;
  readonly file: string;
  readonly format: ExportFormat | null;
  readonly confidence: number;
  readonly context: Context | null;
  readonly tables: readonly ImportedTable[];
  readonly ignored: readonly string[];
  readonly rejects: readonly Reject[];
  /** The file this one repeats byte for byte. */
  readonly duplicateOf: string | null;
  /** Why nothing was read, or what is odd; what to do. */
  readonly hint: string | null;
}

export interface ImportOptions {
  readonly warehouse: Warehouse;
  readonly workspace: string;
  /** Zone of days and times that carry none; currency of money that names none. */
  readonly zone: string;
  readonly currency: string | null;
  readonly formats?: readonly ExportFormat[];
  readonly onProgress?: (file: string) => void;
}

/**
 * Reads files into the facts, each whole or not at all. A file that is damaged, empty or of no known format is a
 * result with a `hint`, not an error; a file that repeats another byte for byte is read once.
 */
export async function importFiles(files: readonly string[], options: ImportOptions): Promise<ImportedFile[]> {
  const repeated = await findRepeated(files);
  const results: ImportedFile[] = [];
  for (const [index, file] of files.entries()) {
    options.onProgress?.(file);
    const duplicateOf = repeated.get(file) ?? null;
    results.push(
      duplicateOf === null
        ? await importFile(file, index + 1, options)
        : { ...nothingRead(file, index + 1), duplicateOf, hint: `the same file as ${duplicateOf}, counted once` },
    );
  }
  return results;
}

const nothingRead = (file: string, source: number): ImportedFile => ({
  source,
  file,
  format: null,
  confidence: 0,
  context: null,
  tables: [],
  ignored: [],
  rejects: [],
  duplicateOf: null,
  hint: null,
});

async function importFile(file: string, source: number, options: ImportOptions): Promise<ImportedFile> {
  const sheets: Sheet[] = [];
  try {
    sheets.push(...(await sheetsOf(file, options.warehouse)));
    if (isOwnStatement(sheets)) return { ...nothingRead(file, source), hint: ownHint };
    return await importWhole(file, source, sheets, options);
  } catch (cause) {
    if (cause instanceof KnownError) return { ...nothingRead(file, source), hint: hintOf(cause) };
    const refusal = refusalOf(cause);
    if (refusal === null) throw cause;
    return { ...nothingRead(file, source), hint: refusal };
  } finally {
    for (const sheet of sheets) await sheet.dispose();
  }
}

const ownHint = "this is a statement that Retorno wrote, not an export: keep it outside the folder of exports";

/** A file whose rows cannot all be split strictly is taken back and read once more, leniently. */
async function importWhole(
  file: string,
  source: number,
  sheets: readonly Sheet[],
  options: ImportOptions,
): Promise<ImportedFile> {
  const { warehouse } = options;
  try {
    return await warehouse.transaction(() => importSheets(file, source, sheets, options, { lenient: false }));
  } catch (cause) {
    if (cause instanceof KnownError || refusalOf(cause) === null) throw cause;
    return await warehouse.transaction(() => importSheets(file, source, sheets, options, { lenient: true }));
  }
}

const hintOf = ({ message, hint }: KnownError): string => (hint === undefined ? message : `${message}: ${hint}`);

async function sheetsOf(file: string, warehouse: Warehouse): Promise<Sheet[]> {
  const opened = await openFile(file);
  switch (opened.kind) {
    case "refused":
      throw new KnownError("source_rejected", opened.reason, { hint: opened.hint });
    case "workbook":
      return workbookSheets(file, warehouse);
    case "text":
      return [textSheet(file, opened)];
    default:
      return opened satisfies never;
  }
}

async function importSheets(
  file: string,
  source: number,
  sheets: readonly Sheet[],
  { warehouse, workspace, zone, currency, formats = allFormats }: ImportOptions,
  { lenient }: { lenient: boolean },
): Promise<ImportedFile> {
  const found: { match: Match; result: Awaited<ReturnType<typeof importTable>> }[] = [];
  for (const { sheet, match } of recognised(sheets, formats)) {
    const result = await importTable({ warehouse, workspace, source }, sheet, match, { zone, currency }, { lenient });
    found.push({ match, result });
  }
  const [first] = found;
  if (first === undefined) return unread(file, source, sheets, formats);
  const tables = added(found.flatMap(({ result }) => result.tables));
  return {
    source,
    file,
    format: first.match.format,
    confidence: first.match.confidence,
    context: first.result.context,
    tables,
    ignored: [...new Set(found.flatMap(({ match }) => match.ignored))],
    rejects: found.flatMap(({ result }) => result.rejects),
    duplicateOf: null,
    hint: tables.every(({ rows }) => rows === 0)
      ? emptyHint(first.match.format, tables)
      : notesOf(found.map(({ result }) => result.note)),
  };
}

function notesOf(notes: readonly (string | null)[]): string | null {
  const said = new Set(notes.filter((note) => note !== null));
  return said.size === 0 ? null : [...said].join("; ");
}

/** The tables of several sheets, one for each fact. */
const added = (tables: readonly ImportedTable[]): ImportedTable[] =>
  [...Map.groupBy(tables, ({ fact }) => fact)].map(([fact, alike]) => ({
    fact,
    rows: alike.reduce((sum, { rows }) => sum + rows, 0),
    rejected: alike.reduce((sum, { rejected }) => sum + rejected, 0),
  }));

/** The sheets in which a table was found, without those that repeat another. */
function recognised(sheets: readonly Sheet[], formats: readonly ExportFormat[]): { sheet: Sheet; match: Match }[] {
  const found = sheets.flatMap((sheet) => recogniseAll(sheet, formats).map((match) => ({ sheet, match })));
  const wanted = ({ sheet, match }: (typeof found)[number]) => match.format.sheet?.test(sheet.name ?? "") === true;
  const chosen = new Set(found.filter(wanted).map(({ match }) => match.format));
  return found.filter((each) => !chosen.has(each.match.format) || wanted(each));
}

function unread(
  file: string,
  source: number,
  sheets: readonly Sheet[],
  formats: readonly ExportFormat[],
): ImportedFile {
  const nothing = nothingRead(file, source);
  for (const sheet of sheets) {
    const named = namedReport(sheet, formats);
    if (named === null) continue;
    const { format, recognised, hint } = named;
    return recognised ? { ...nothing, format, confidence: 0.5, hint } : { ...nothing, hint };
  }
  return { ...nothing, hint: unknownHint(sheets, formats) };
}

const emptyHint = (format: ExportFormat, tables: readonly ImportedTable[]): string =>
  tables.some(({ rejected }) => rejected > 0)
    ? `${format.title}: not one row could be read; --rejects FILE lists why`
    : `${format.title}: the file holds no rows; choose a longer period and export again`;

function unknownHint(sheets: readonly Sheet[], formats: readonly ExportFormat[]): string {
  for (const sheet of sheets) {
    const near = nearest(sheet, formats);
    if (near)
      return `not recognised; nearest is ${near.format.title}, but these columns are missing: ${near.missing.join(", ")}`;
  }
  return "not recognised as any known export; see docs/formats.md for the formats and templates";
}

/** DuckDB's word on a file it cannot split is the user's to mend; anything else is a bug. */
function refusalOf(cause: unknown): string | null {
  if (!(cause instanceof Error)) return null;
  if (/EACCES|EPERM/.test(cause.message)) return "the file cannot be read: check its permissions";
  if (
    /^(?:Invalid Input|IO) Error/.test(cause.message) &&
    /CSV|unquoted|quote|line size|not utf-8|unicode|encoding/i.test(cause.message)
  ) {
    return "the file is damaged: its rows cannot be told apart (a quote that never closes, or a cut); download it again";
  }
  return null;
}

/** Files that repeat an earlier one byte for byte. Only files of one size are read for it. */
async function findRepeated(files: readonly string[]): Promise<Map<string, string>> {
  const bySize = Map.groupBy(
    await Promise.all(files.map(async (file) => ({ file, size: (await stat(file)).size }))),
    ({ size }) => size,
  );
  const repeated = new Map<string, string>();
  for (const alike of bySize.values()) {
    if (alike.length < 2) continue;
    const firsts = new Map<string, string>();
    for (const { file } of alike) {
      const digest = await digestOf(file);
      const first = firsts.get(digest);
      if (first === undefined) firsts.set(digest, file);
      else repeated.set(file, first);
    }
  }
  return repeated;
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash).catch(() => undefined);
  return hash.digest("hex");
}
