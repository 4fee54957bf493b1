import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { KnownError } from "../../../model/errors.ts";
import type { ExportFormat } from "../format.ts";
import type { InputFile } from "../open/unpack-files.ts";

/** The user's own formats, by the folder their `mapping.yaml` stands in. */
export interface MappedFormats {
  /** Those that may read a file; a KnownError where the one made for it is not complete. */
  for(input: InputFile): ExportFormat[];
}

/** A mapping as a format, made when it is asked for. */
interface Mapped {
  readonly file: string | undefined;
  readonly format: () => ExportFormat;
}

/** Reads the `mapping.yaml` of every folder that a file is given from. */
export async function mappedFormatsOf(files: readonly string[]): Promise<MappedFormats> {
  const byFolder = new Map<string, readonly Mapped[]>();
  for (const folder of new Set(files.map((file) => dirname(file)))) byFolder.set(folder, await mappedIn(folder));
  return {
    for: ({ file, given }) => (byFolder.get(dirname(given)) ?? []).flatMap((mapped) => formatOf(mapped, file)),
  };
}

/** YAML and the templates' words are loaded only where there is a mapping. */
async function mappedIn(folder: string): Promise<Mapped[]> {
  if (!existsSync(join(folder, "mapping.yaml"))) return [];
  const { readMappings } = await import("./mapping-file.ts");
  const { mappedFormat } = await import("./mapped-format.ts");
  const mappings = await readMappings(folder);
  return mappings.map((mapping) => ({ file: mapping.file, format: () => mappedFormat(mapping) }));
}

/** What is wrong with a mapping for another file is no fault of this one. */
function formatOf({ file: madeFor, format }: Mapped, file: string): ExportFormat[] {
  try {
    return [format()];
  } catch (cause) {
    if (cause instanceof KnownError && madeFor !== undefined && madeFor !== basename(file)) return [];
    throw cause;
  }
}
