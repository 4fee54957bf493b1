import type { Dirent } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { KnownError } from "../../../model/errors.ts";

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
    else if (isPassedOver(entry.name) || !(await isFile(entry, path))) continue;
    else if (!(await holdsNoTable(entry.name, path))) files.push(path);
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

/** Whether a name in a folder or an archive is that of a plan, a page or a program's own file. */
export const isPassedOver = (name: string): boolean =>
  /\.(ya?ml|md|html?|sqlite|duckdb)$|^(~\$|Thumbs\.db|desktop\.ini|readme)/i.test(name);

/** Whether a `.json` is one document, such as a program's settings, and not objects in a row. */
export async function holdsNoTable(name: string, path: string): Promise<boolean> {
  if (!/\.json$/i.test(name)) return false;
  const handle = await open(path, "r").catch(() => null);
  if (handle === null) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return !isRowsOfJson(buffer.subarray(0, bytesRead).toString("utf8"));
  } finally {
    await handle.close();
  }
}

/** Whether a text begins as an array of objects or as one object a line. */
export function isRowsOfJson(head: string): boolean {
  if (/^\ufeff?\s*\[\s*\{/.test(head)) return true;
  const [, first = "", rest] = /^\ufeff?\s*(\{[^\r\n]*)(?:\r?\n\s*(.))?/.exec(head) ?? [];
  if (rest === undefined) return first.length > 32_768;
  return rest === "{" && /\}\s*$/.test(first);
}
