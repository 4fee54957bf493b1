import { lstat, rename, rm, writeFile } from "node:fs/promises";
import { config } from "../config.ts";
import { KnownError } from "../model/errors.ts";

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

/** How the terminal is to be written to: colour only where it is one and nobody refuses it. */
export function terminal(out: string | undefined): { colour: boolean; width: number } {
  const isTerminal = out === undefined && process.stdout.isTTY === true;
  return { colour: isTerminal && !config.noColour, width: isTerminal ? (process.stdout.columns ?? 100) : 100 };
}
