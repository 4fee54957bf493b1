import { basename } from "node:path";
import { z } from "zod";
import { describeFiles } from "../intake/exports/describe-files.ts";
import type { Context } from "../intake/exports/format.ts";
import type { ImportedFile } from "../intake/exports/import-files.ts";
import { type ImportRecord, importsOf, nextImportId, recordImport } from "../intake/exports/import-log.ts";
import { KnownError } from "../model/errors.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { type KnownFile, liveFiles } from "./live-files.ts";
import { type LoadedFile, loadExports, type WatchFiles } from "./load-exports.ts";
import type { Place } from "./place.ts";

const Told = z.object({
  confidence: z.number(),
  context: z.record(z.string(), z.unknown()).nullable(),
  tables: z.array(z.object({ fact: z.string(), rows: z.number(), rejected: z.number() })),
  used: z.array(z.string()),
  ignored: z.array(z.string()),
  hint: z.string().nullable(),
});

/**
 * Reads files into facts that last; bytes that are there already change nothing. `keeping` hears of each import before
 * its facts stand.
 */
export async function importExports(
  warehouse: Warehouse,
  paths: readonly string[],
  {
    workspace,
    zone,
    currency,
    keeping,
    ...watching
  }: Omit<Place, "plan"> & { watch?: WatchFiles; keeping?: (importId: number) => void },
): Promise<LoadedFile[]> {
  const standing = (await importsOf(warehouse, workspace)).filter(({ undoneAt }) => undoneAt === null);
  const bySha = new Map(standing.map(({ sha256, id, file }) => [sha256, `import ${id} (${file})`]));
  return loadExports(warehouse, paths, {
    workspace,
    zone,
    currency,
    ...watching,
    firstSource: await nextImportId(warehouse),
    keptAs: (sha256) => bySha.get(sha256),
    keep: (file, lane) => {
      keeping?.(file.source);
      return recordImport(lane, workspace, recordOf(file));
    },
  });
}

function recordOf(imported: ImportedFile): Omit<ImportRecord, "importedAt" | "undoneAt"> {
  const { source, file, sha256, format, writtenMs, tables, confidence, context, used, ignored, hint } = imported;
  return {
    id: source,
    file: nameOf(file),
    sha256: sha256 ?? "",
    format: format?.id ?? "",
    writtenMs,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    rejected: tables.reduce((sum, { rejected }) => sum + rejected, 0),
    told: JSON.stringify({ confidence, context, tables, used, ignored, hint }),
  };
}

/** The folders above a file are the user's own affair; the archive it came in is not. */
const nameOf = (file: string): string => /[^/\\]+\.zip[/\\].*$/i.exec(file)?.[0] ?? basename(file);

/** The files whose facts stand in the warehouse, and what the server saw itself; a KnownError where there is neither. */
export async function keptExports(warehouse: Warehouse, place: Omit<Place, "plan">): Promise<KnownFile[]> {
  const { workspace, zone } = place;
  const kept = (await importsOf(warehouse, workspace)).filter(({ undoneAt }) => undoneAt === null);
  const live = await liveFiles(warehouse, place);
  if (kept.length === 0 && live.length === 0) {
    throw new KnownError("not_found", "nothing has been imported or seen yet", {
      hint: "bring files in with retorno import, or put the tracker on your site (docs/tracking.md)",
    });
  }
  return [...(await describeFiles(warehouse, { workspace, zone }, kept.map(importedOf))), ...live];
}

/** One file that was imported, with what its facts come to. */
export async function keptFile(
  warehouse: Warehouse,
  place: Pick<Place, "workspace" | "zone">,
  record: ImportRecord,
): Promise<KnownFile> {
  const [file] = await describeFiles(warehouse, place, [importedOf(record)]);
  if (file === undefined) throw new Error("an import was described as nothing");
  return file;
}

type KeptFile = Omit<ImportedFile, "format"> & Pick<KnownFile, "format">;

function importedOf({ id, file, sha256, format, writtenMs, told }: ImportRecord): KeptFile {
  const { context, ...rest } = Told.parse(JSON.parse(told));
  return {
    ...rest,
    source: id,
    file,
    given: file,
    writtenMs,
    sha256,
    format: format === "" ? null : { id: format },
    context: context as Context | null,
    rejects: [],
    duplicateOf: null,
  };
}
