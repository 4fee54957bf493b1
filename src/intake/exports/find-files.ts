import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { KnownError } from "../../model/errors.ts";

/**
 * The files that `paths` name, folders opened to the bottom, sorted. Inside a folder, hidden files and plans are passed
 * over, and links to other folders are not followed.
 */
export async function findFiles(paths: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const path of paths) for (const file of await filesAt(path)) found.add(file);
  return [...found].sort();
}

async function filesAt(path: string): Promise<string[]> {
  const entry = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    const reason = cause.code === "ENOENT" ? "does not exist" : `cannot be read (${cause.code})`;
    throw new KnownError("not_found", `${path} ${reason}`, { hint: "give the folder or files you downloaded" });
  });
  return entry.isDirectory() ? filesIn(path) : [path];
}

async function filesIn(folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory()) files.push(...(await filesIn(path)));
    else if (!isPassedOver(entry.name) && (await isFile(entry, path))) files.push(path);
  }
  return files;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    throw new KnownError("not_found", `the folder ${folder} cannot be read (${codeOf(cause)})`, {
      hint: "allow yourself to read it, or give the files you want by name",
      cause,
    });
  }
}

const codeOf = (cause: unknown): string => String((cause as NodeJS.ErrnoException).code ?? cause);

async function isFile(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return stat(path).then(
    (target) => target.isFile(),
    () => false,
  );
}

const isPassedOver = (name: string): boolean =>
  /\.(ya?ml|json|md|html?|sqlite|duckdb)$|^(~\$|Thumbs\.db|desktop\.ini|readme)/i.test(name);
