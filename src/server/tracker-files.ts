import { hash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { withoutTypes } from "./without-types.ts";

/** A script for the business's pages, ready to be sent. */
export interface TrackerFile {
  /** Of its content: ten hexadecimal digits. */
  readonly version: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly br: Buffer;
}

/**
 * What `scripts/build-tracker.ts` built. In a checkout where it has not run since the source changed, the source itself
 * without its types: larger, and the same to a browser.
 */
export function readTrackerFile(name: "t" | "ask"): TrackerFile {
  const plain = Buffer.from(contentOf(name));
  return {
    version: hash("sha256", plain).slice(0, 10),
    plain,
    gzip: gzipSync(plain, { level: 9 }),
    br: brotliCompressSync(plain),
  };
}

function contentOf(name: string): string {
  const packed = new URL(`../tracker/${name}.js`, import.meta.url);
  if (changedAt(packed) > 0) return readFileSync(packed, "utf8");
  const source = new URL(`../tracker/${name}.ts`, import.meta.url);
  const built = new URL(`../../dist/tracker/${name}.js`, import.meta.url);
  if (changedAt(built) > changedAt(source)) return readFileSync(built, "utf8");
  return `{${withoutTypes(readFileSync(source, "utf8")).replace(/^export \{\};$/m, "")}}`;
}

const changedAt = (file: URL): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
