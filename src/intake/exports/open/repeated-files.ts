import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { InputFile } from "./unpack-files.ts";

/**
 * Files that repeat an earlier one byte for byte, with that one's name, and the SHA-256 of every file that had to be read
 * for it: those of one size, or `all`.
 */
export async function repeatedFiles(
  inputs: readonly InputFile[],
  { all }: { all: boolean },
): Promise<{ repeated: Map<string, string>; digests: Map<string, string> }> {
  const sized = await Promise.all(inputs.map(async (input) => ({ input, size: await sizeOf(input) })));
  const repeated = new Map<string, string>();
  const digests = new Map<string, string>();
  for (const [size, alike] of Map.groupBy(sized, ({ size }) => size)) {
    if (alike.length < 2 && !all) continue;
    const firsts = new Map<string, string>();
    for (const { input } of alike) {
      if (input.refusal !== null) continue;
      const digest = await digestOf(input.path, size);
      digests.set(input.file, digest);
      const first = firsts.get(digest);
      if (first === undefined) firsts.set(digest, input.file);
      else repeated.set(input.file, first);
    }
  }
  return { repeated, digests };
}

async function sizeOf({ path, refusal }: InputFile): Promise<number> {
  return refusal === null ? (await stat(path)).size : -1;
}

/** A stream costs more than a small file's bytes. */
const smallBytes = 1 << 20;

async function digestOf(path: string, size: number): Promise<string> {
  const digest = createHash("sha256");
  if (size <= smallBytes) digest.update(await readFile(path).catch(() => ""));
  else await pipeline(createReadStream(path, { highWaterMark: smallBytes }), digest).catch(() => undefined);
  return digest.digest("hex");
}
