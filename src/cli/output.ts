import { lstat, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { config } from "../config.ts";
import { KnownError } from "../model/errors.ts";
import { displayWidth, pad } from "../reports/terminal/display-width.ts";

/** Writes a result to `out`, whole or not at all, else to standard output. Bytes never go to a terminal. */
export async function output(result: string | Uint8Array, out: string | undefined): Promise<void> {
  if (out !== undefined) return writeWhole(out, result);
  if (typeof result !== "string" && process.stdout.isTTY) {
    throw new KnownError("invalid_request", "this format is not for the terminal", { hint: "name a file with --out" });
  }
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(result, (error) => (error ? reject(error) : resolve()));
  });
}

/**
 * Writes beside the target first, so that a failure leaves what stood there. What is no plain file (a device, a pipe) is
 * written to as it is: a rename would put a file in its place.
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const standing = await lstat(file).catch(() => null);
  const draft = `${file}.${process.pid}.part`;
  try {
    if (standing !== null && !standing.isFile()) return await writeFile(file, content);
    await writeFile(draft, content);
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    const { code } = cause as NodeJS.ErrnoException;
    throw new KnownError("invalid_request", `${file} cannot be written (${code})`, {
      hint: "choose a file in a folder that exists and that you may write to",
      cause,
    });
  }
}

/**
 * Refuses a target that is one of the files read, or the target of something else: a statement in their place would be a
 * loss nobody asked for. A file that may not be written to is refused too, for a rename would not ask.
 */
export async function refuseToOverwrite(
  targets: readonly (string | undefined)[],
  inputs: readonly string[],
): Promise<void> {
  const taken = new Set(await Promise.all(inputs.map(realPath)));
  for (const target of targets) {
    if (target === undefined) continue;
    const path = await realPath(target);
    if (taken.has(path)) {
      throw new KnownError("invalid_request", `${target} is read or written already and would be lost`, {
        hint: "name another file",
      });
    }
    taken.add(path);
    const standing = await stat(target).catch(() => null);
    if (standing?.isFile() && (standing.mode & 0o222) === 0) {
      throw new KnownError("invalid_request", `${target} may not be written to`, { hint: "name another file" });
    }
  }
}

/** The path with every link followed as far as it exists. */
const realPath = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));

/** How the terminal is to be written to: colour only where it is one and nobody refuses it. */
export function terminal(out: string | undefined): { colour: boolean; width: number } {
  const isTerminal = out === undefined && process.stdout.isTTY === true;
  return { colour: isTerminal && !config.noColour, width: isTerminal ? (process.stdout.columns ?? 100) : 100 };
}

/** Rows of cells as lines, each column as wide as its widest cell. */
export function alignedLines(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, at) => Math.max(widest[at] ?? 0, displayWidth(cell))),
    [],
  );
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, at) => pad(cell, widths[at] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}
