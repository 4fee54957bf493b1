import { KnownError } from "../../model/errors.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { Context, ExportFormat } from "./format.ts";
import { formats as allFormats } from "./formats/index.ts";
import { type ImportedTable, importTable } from "./import-table.ts";
import type { Reject } from "./list-rejects.ts";
import { mergePosts } from "./merge-posts.ts";
import { openSheets } from "./open-sheets.ts";
import { isOwnStatement } from "./own-statement.ts";
import { type Match, namedReport, nearest, recogniseAll } from "./recognise.ts";
import { repeatedFiles } from "./repeated-files.ts";
import type { Sheet } from "./sheet.ts";
import { type InputFile, unpackFiles } from "./unpack-files.ts";

/** What became of one file. */
export interface ImportedFile {
  /** The id its facts carry as `source`. */
  readonly source: number;
  /** As it is shown; a file in an archive as `download.zip/Queries.csv`. */
  readonly file: string;
  /** The file on disk that was given: itself, or its archive. */
  readonly given: string;
  /** When it was written; of a file in an archive as the archive tells. */
  readonly writtenMs: number;
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
 * Reads files into the facts, each whole or not at all; archives are files for each file in them. A file that is
 * damaged, empty or of no known format is a result with a `hint`, not an error; a file that repeats another byte for
 * byte, in an archive or beside it, is read once.
 */
export async function importFiles(files: readonly string[], options: ImportOptions): Promise<ImportedFile[]> {
  const { inputs, remove } = await unpackFiles(files);
  try {
    const repeated = await repeatedFiles(inputs);
    const results: ImportedFile[] = [];
    for (const [index, input] of inputs.entries()) {
      options.onProgress?.(input.file);
      const duplicateOf = repeated.get(input.file) ?? null;
      const nothing = nothingRead(input, index + 1);
      results.push(
        duplicateOf === null
          ? { ...nothing, ...(await importFile(input, index + 1, options)) }
          : { ...nothing, duplicateOf, hint: `the same file as ${duplicateOf}, counted once` },
      );
    }
    return results;
  } finally {
    remove();
  }
}

const nothingRead = ({ file, given, writtenMs }: InputFile, source: number): ImportedFile => ({
  source,
  file,
  given,
  writtenMs,
  format: null,
  confidence: 0,
  context: null,
  tables: [],
  ignored: [],
  rejects: [],
  duplicateOf: null,
  hint: null,
});

async function importFile(input: InputFile, source: number, options: ImportOptions): Promise<Partial<ImportedFile>> {
  const sheets: Sheet[] = [];
  try {
    sheets.push(...(await openSheets(input, options.warehouse)));
    if (isOwnStatement(sheets)) return { hint: ownHint };
    return await importWhole(source, sheets, options);
  } catch (cause) {
    if (cause instanceof KnownError) return { hint: hintOf(cause) };
    const refusal = refusalOf(cause);
    if (refusal === null) throw cause;
    return { hint: refusal };
  } finally {
    for (const sheet of sheets) await sheet.dispose();
  }
}

const ownHint = "this is a statement that Retorno wrote, not an export: keep it outside the folder of exports";

/** A file whose rows cannot all be split strictly is taken back and read once more, leniently. */
async function importWhole(
  source: number,
  sheets: readonly Sheet[],
  options: ImportOptions,
): Promise<Partial<ImportedFile>> {
  const { warehouse } = options;
  try {
    return await warehouse.transaction(() => importSheets(source, sheets, options, { lenient: false }));
  } catch (cause) {
    if (cause instanceof KnownError || refusalOf(cause) === null) throw cause;
    return await warehouse.transaction(() => importSheets(source, sheets, options, { lenient: true }));
  }
}

const hintOf = ({ message, hint }: KnownError): string => (hint === undefined ? message : `${message}: ${hint}`);

async function importSheets(
  source: number,
  sheets: readonly Sheet[],
  { warehouse, workspace, zone, currency, formats = allFormats }: ImportOptions,
  { lenient }: { lenient: boolean },
): Promise<Partial<ImportedFile>> {
  const found: { match: Match; result: Awaited<ReturnType<typeof importTable>> }[] = [];
  for (const { sheet, match } of recognised(sheets, formats)) {
    const result = await importTable({ warehouse, workspace, source }, sheet, match, { zone, currency }, { lenient });
    found.push({ match, result });
  }
  const [first] = found;
  if (first === undefined) return unread(sheets, formats);
  const merges = found.some(({ match }) => match.format.mergesPosts === true);
  const merged = merges ? await mergePosts({ warehouse, workspace, source }) : 0;
  const tables = added(found.flatMap(({ result }) => result.tables)).map((table) =>
    table.fact === "post" ? { ...table, rows: table.rows - merged } : table,
  );
  return {
    format: first.match.format,
    confidence: first.match.confidence,
    context: first.result.context,
    tables,
    ignored: [...new Set(found.flatMap(({ match }) => match.ignored))],
    rejects: found.flatMap(({ result }) => result.rejects),
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

function unread(sheets: readonly Sheet[], formats: readonly ExportFormat[]): Partial<ImportedFile> {
  for (const sheet of sheets) {
    const named = namedReport(sheet, formats);
    if (named === null) continue;
    const { format, recognised, hint } = named;
    return recognised ? { format, confidence: 0.5, hint } : { hint };
  }
  return { hint: unknownHint(sheets, formats) };
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
  if (!/^(?:Invalid Input|IO|Invalid|Serialization|Conversion) Error/.test(cause.message)) return null;
  if (/CSV|unquoted|quote|line size|not utf-8|unicode|encoding/i.test(cause.message))
    return "the file is damaged: its rows cannot be told apart (a quote that never closes, or a cut); download it again";
  if (/JSON|parquet|thrift|snappy|zstd|decompress|page/i.test(cause.message))
    return "the file is cut off or damaged; export it again";
  return null;
}
