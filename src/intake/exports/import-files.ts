import { KnownError } from "../../model/errors.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { ExportFormat } from "./format.ts";
import { formats as allFormats } from "./formats/index.ts";
import { inLanes } from "./lanes.ts";
import { type MappedFormats, mappedFormatsOf } from "./mapping/mapped-formats.ts";
import { openSheets } from "./open/open-sheets.ts";
import { repeatedFiles } from "./open/repeated-files.ts";
import type { Sheet } from "./open/sheet.ts";
import { type InputFile, unpackFiles } from "./open/unpack-files.ts";
import { isOwnStatement } from "./own-statement.ts";
import { type ImportedSheets, importSheets, nothingFound, type SheetTarget } from "./tables/import-sheets.ts";

/** What became of one file. */
export interface ImportedFile extends ImportedSheets {
  /** The id its facts carry as `source`. */
  readonly source: number;
  /** As it is shown; a file in an archive as `download.zip/Queries.csv`. */
  readonly file: string;
  /** The file on disk that was given: itself, or its archive. */
  readonly given: string;
  /** When it was written; of a file in an archive as the archive tells. */
  readonly writtenMs: number;
  /** SHA-256 of its bytes; null where nobody had to know. */
  readonly sha256: string | null;
  /** The file this one repeats byte for byte. */
  readonly duplicateOf: string | null;
}

export interface ImportOptions extends SheetTarget {
  readonly formats?: readonly ExportFormat[];
  /** Where the ids of the files' facts begin; 1 unless given. */
  readonly firstSource?: number;
  /** For facts that last: called in the transaction that lays a file's facts, which goes back if it throws. */
  readonly keep?: (file: ImportedFile, warehouse: Warehouse) => Promise<void>;
  /** What an import by these bytes is called that was kept before. */
  readonly keptAs?: (sha256: string) => string | undefined;
  readonly progress?: {
    /** How many files there are, those in archives counted. */
    found?(files: number): void;
    begin(given: string): void;
    end(given: string, rows: number): void;
  };
}

/**
 * Reads files into the facts, each whole or not at all; archives are files for each file in them. A file that is
 * damaged, empty or of no known format is a result with a `hint`, not an error; a file that repeats another byte for
 * byte, in an archive or beside it, is read once. A `mapping.yaml` beside a file says how it is read.
 */
export async function importFiles(files: readonly string[], options: ImportOptions): Promise<ImportedFile[]> {
  const { firstSource = 1, keep, keptAs, progress } = options;
  const mapped = await mappedFormatsOf(files);
  const { inputs, remove } = await unpackFiles(files);
  try {
    progress?.found?.(inputs.length);
    const { digests, repeated } = await repeatedFiles(inputs, { all: keep !== undefined });
    return await inLanes(inputs, options.warehouse, async (input, index, warehouse) => {
      progress?.begin(input.given);
      const sha256 = digests.get(input.file) ?? null;
      const nothing = { ...nothingRead(input, firstSource + index), sha256 };
      const earlier = repeated.get(input.file);
      const kept = sha256 === null ? undefined : keptAs?.(sha256);
      if (earlier !== undefined) return repeatOf(nothing, earlier, "counted once");
      if (kept !== undefined) return repeatOf(nothing, kept, "nothing changes");
      const imported = await importFile(input, nothing, mapped, { ...options, warehouse });
      progress?.end(
        input.given,
        imported.tables.reduce((sum, { rows }) => sum + rows, 0),
      );
      return imported;
    });
  } finally {
    remove();
  }
}

const nothingRead = ({ file, given, writtenMs }: InputFile, source: number): ImportedFile => ({
  ...nothingFound,
  source,
  file,
  given,
  writtenMs,
  sha256: null,
  duplicateOf: null,
});

const repeatOf = (nothing: ImportedFile, other: string, so: string): ImportedFile => ({
  ...nothing,
  duplicateOf: other,
  hint: `the same file as ${other}, ${so}`,
});

async function importFile(
  input: InputFile,
  nothing: ImportedFile,
  mapped: MappedFormats,
  options: ImportOptions,
): Promise<ImportedFile> {
  const sheets: Sheet[] = [];
  try {
    sheets.push(...(await openSheets(input, options.warehouse)));
    if (isOwnStatement(sheets)) return { ...nothing, hint: ownHint };
    return await importWhole(nothing, sheets, mapped.for(input), options);
  } catch (cause) {
    if (cause instanceof KnownError) return { ...nothing, hint: hintOf(cause) };
    const refusal = refusalOf(cause);
    if (refusal === null) throw cause;
    return { ...nothing, hint: refusal };
  } finally {
    for (const sheet of sheets) await sheet.dispose();
  }
}

const ownHint = "this is a statement that Retorno wrote, not an export: keep it outside the folder of exports";

/** A file whose rows cannot all be split strictly is taken back and read once more, leniently. */
async function importWhole(
  nothing: ImportedFile,
  sheets: readonly Sheet[],
  mapped: readonly ExportFormat[],
  options: ImportOptions,
): Promise<ImportedFile> {
  const { warehouse, formats = allFormats, keep } = options;
  const read = (lenient: boolean) =>
    warehouse.transaction(async () => {
      const found = await importSheets(nothing.source, sheets, options, { formats, mapped }, { lenient });
      const imported = { ...nothing, ...found };
      if (imported.tables.some(({ rows }) => rows > 0)) await keep?.(imported, warehouse);
      return imported;
    });
  try {
    return await read(false);
  } catch (cause) {
    if (cause instanceof KnownError || refusalOf(cause) === null) throw cause;
    return await read(true);
  }
}

const hintOf = ({ message, hint }: KnownError): string => (hint === undefined ? message : `${message}: ${hint}`);

/** DuckDB's word on a file it cannot split is the user's to mend; anything else is a bug. */
function refusalOf(cause: unknown): string | null {
  if (!(cause instanceof Error)) return null;
  if (/EACCES|EPERM/.test(cause.message)) return "the file cannot be read: check its permissions";
  if (/could not allocate|^Out of Memory/i.test(cause.message))
    return "the file takes more memory than is left for it: export a shorter period, or save it as csv";
  if (!/^(?:Invalid Input|IO|Invalid|Serialization|Conversion) Error/.test(cause.message)) return null;
  if (/CSV|unquoted|quote|line size|not utf-|unicode|encoding/i.test(cause.message))
    return "the file is damaged: its rows cannot be told apart (a quote that never closes, or a cut); download it again";
  if (/JSON|parquet|thrift|snappy|zstd|decompress|page/i.test(cause.message))
    return "the file is cut off or damaged; export it again";
  return null;
}
