import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Mapping } from "../../model/mapping.ts";

/** Where the files of uploads stand until they are read. */
const uploadsIn = (folder: string): string => join(folder, "uploads");

/** The place of one upload in a data folder: its file, and what is unpacked of it, both gone with `remove`. */
export interface UploadFolder {
  readonly path: string;
  /** Where what is laid aside while it is read goes. */
  readonly aside: string;
  /** The list of rows that could not be read. */
  readonly rejects: string;
  /** What is to be seen of the file itself. */
  readonly look: string;
  file(name: string): string;
  /** Notes a mapping that nobody has kept yet, for this file alone. */
  tryMapping(mapping: Mapping): void;
  /** Lays how files are read that nothing recognises beside the file, where the reader finds it. */
  layMappings(mappings: readonly Mapping[]): void;
  remove(): void;
}

export function uploadFolder(folder: string, id: string): UploadFolder {
  const path = join(uploadsIn(folder), id);
  const tried = join(path, "mapping.json");
  return {
    path,
    aside: join(path, "aside"),
    rejects: join(path, "rejects.csv"),
    look: join(path, "look.json"),
    // Apart from the rest, so that no name of a file can be that of something else.
    file: (name) => join(path, "file", name),
    tryMapping: (mapping) => writeFileSync(tried, JSON.stringify(mapping), { mode: 0o600 }),
    layMappings(kept) {
      const mappings = existsSync(tried) ? [Mapping.parse(JSON.parse(readFileSync(tried, "utf8")))] : kept;
      // JSON is YAML as well.
      const text = JSON.stringify({ mappings });
      if (mappings.length > 0) writeFileSync(join(path, "file", "mapping.yaml"), text, { mode: 0o600 });
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Makes the place of an upload, only for this user to see. */
export function makeUploadFolder(folder: string, id: string): UploadFolder {
  const made = uploadFolder(folder, id);
  for (const path of [uploadsIn(folder), made.path, made.aside, join(made.path, "file")]) {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  }
  return made;
}

/** Removes what a server that was killed has left. */
export const removeLeftUploads = (folder: string): void => rmSync(uploadsIn(folder), { recursive: true, force: true });
