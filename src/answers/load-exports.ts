import { describeFiles, type FileDescription } from "../intake/exports/describe-files.ts";
import type { ImportedFile, ImportOptions } from "../intake/exports/import-files.ts";
import { findFiles } from "../intake/exports/open/find-files.ts";
import { KnownError } from "../model/errors.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { Place } from "./place.ts";

export type LoadedFile = ImportedFile & FileDescription;

/** Watches files while they are read: told where each begins and ends, it may ask how much of the one under way is read. */
export type WatchFiles = (
  files: readonly string[],
  shareOfFile: () => number | null,
) => NonNullable<ImportOptions["progress"]> & { stop(): void };

/** Reads every file under `paths` into the facts; a KnownError where there is none at all. */
export async function loadExports(
  warehouse: Warehouse,
  paths: readonly string[],
  {
    workspace,
    zone,
    currency,
    watch,
    ...keeping
  }: Omit<Place, "plan"> & { watch?: WatchFiles } & Pick<ImportOptions, "firstSource" | "keep" | "keptAs">,
): Promise<LoadedFile[]> {
  if (paths.length === 0) {
    throw new KnownError("invalid_request", "no files are given", { hint: "name the folder or files you downloaded" });
  }
  const files = await findFiles(paths);
  if (files.length === 0) {
    throw new KnownError("not_found", `there is no file in ${paths.join(", ")}`, {
      hint: "put the exports you downloaded there; docs/formats.md says where to get them",
    });
  }
  // All the formats come with it, which a server that reads no file does not need.
  const { importFiles } = await import("../intake/exports/import-files.ts");
  const progress = watch?.(files, () => warehouse.progress());
  try {
    const imported = await importFiles(files, {
      warehouse,
      workspace,
      zone,
      currency,
      ...(progress === undefined ? {} : { progress }),
      ...keeping,
    });
    return await describeFiles(warehouse, { workspace, zone }, imported);
  } finally {
    progress?.stop();
  }
}

/** A KnownError that says why of each file, where not one of them gave a row. */
export function refuseIfNothingKnown(files: readonly Read[]): void {
  if (files.some(({ tables }) => tables.some(({ rows }) => rows > 0))) return;
  const reasons = files.slice(0, 3).map(({ file, hint }) => `${file} (${hint ?? "not recognised"})`);
  const more = files.length > 3 ? ` and ${files.length - 3} more` : "";
  const code = codeOf(files);
  throw new KnownError(code, `nothing could be read: ${reasons.join("; ")}${more}`, {
    hint: "see docs/formats.md for what can be read, or use the templates in docs/templates",
  });
}

type Read = Pick<LoadedFile, "file" | "hint" | "tables"> & { readonly format: unknown };

/** A file that is damaged has no format either, but naming its columns would not help. */
function codeOf(files: readonly Read[]) {
  if (files.every(({ format }) => format !== null)) return "no_rows";
  const isUnknown = ({ format, hint }: Read) => format === null && (hint === null || hint.startsWith("not recognised"));
  return files.every(isUnknown) ? "not_recognised" : "source_rejected";
}
