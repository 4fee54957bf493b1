import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { KnownError } from "../../model/errors.ts";

/** The files that `paths` name, folders opened to the bottom, sorted; hidden files and plans are passed over. */
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
  if (!entry.isDirectory()) return [path];
  const names = await readdir(path, { recursive: true, withFileTypes: true });
  return names
    .filter((name) => name.isFile() && !isPassedOver(join(name.parentPath, name.name)))
    .map((name) => join(name.parentPath, name.name));
}

const isPassedOver = (path: string): boolean =>
  path.split(/[\\/]/).some((part) => part.startsWith(".") && part !== "." && part !== "..") ||
  /\.(ya?ml|json|md|html?|sqlite|duckdb)$|[\\/](~\$|Thumbs\.db|desktop\.ini|readme)/i.test(path);
