import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where a running server of a data folder takes the command line's statements. */
export function controlAddress(folder: string): string | null {
  if (process.platform === "win32") return pipeOf(folder);
  const path = socketIn(folder);
  if (fits(path)) return path;
  try {
    return readFileSync(controlNote(folder), "utf8");
  } catch {
    return null;
  }
}

export const socketIn = (folder: string): string => join(resolve(folder), "control.sock");

/** Names the socket of a folder whose path is too long for one. */
export const controlNote = (folder: string): string => join(folder, "control.path");

/** What a socket's path may hold on every system: macOS takes 104 bytes with the zero that ends it. */
const mostBytes = 103;

export const fits = (path: string): boolean => Buffer.byteLength(path) <= mostBytes;

const pipeOf = (folder: string): string =>
  `\\\\.\\pipe\\retorno-${createHash("sha256").update(resolve(folder).toLowerCase()).digest("hex").slice(0, 32)}`;
