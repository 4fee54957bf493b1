import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { InputFile } from "./unpack-files.ts";

/** Files that repeat an earlier one byte for byte, with that one's name. Only files of one size are read for it. */
export async function repeatedFiles(inputs: readonly InputFile[]): Promise<Map<string, string>> {
  const sized = await Promise.all(inputs.map(async (input) => ({ input, size: await sizeOf(input) })));
  const repeated = new Map<string, string>();
  for (const alike of Map.groupBy(sized, ({ size }) => size).values()) {
    if (alike.length < 2) continue;
    const firsts = new Map<string, string>();
    for (const { input } of alike) {
      if (input.refusal !== null) continue;
      const digest = await digestOf(input.path);
      const first = firsts.get(digest);
      if (first === undefined) firsts.set(digest, input.file);
      else repeated.set(input.file, first);
    }
  }
  return repeated;
}

async function sizeOf({ path, refusal }: InputFile): Promise<number> {
  return refusal === null ? (await stat(path)).size : -1;
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash).catch(() => undefined);
  return hash.digest("hex");
}
