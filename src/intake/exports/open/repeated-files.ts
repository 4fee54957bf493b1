import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
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
  for (const alike of Map.groupBy(sized, ({ size }) => size).values()) {
    if (alike.length < 2 && !all) continue;
    const firsts = new Map<string, string>();
    for (const { input } of alike) {
      if (input.refusal !== null) continue;
      const digest = await digestOf(input.path);
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

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash).catch(() => undefined);
  return hash.digest("hex");
}
