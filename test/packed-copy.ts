import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

/**
 * The checkout as `npm pack` sees it, in a folder of its own below `scratch`: packing empties `dist`, out of which other
 * tests are served at the same time.
 */
export function packedCopy(scratch: string): string {
  const copy = join(scratch, "copy");
  mkdirSync(copy);
  for (const name of copied) {
    cpSync(join(root, name), join(copy, name), { recursive: true, filter: wanted });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  return copy;
}

const copied = [
  ...["package.json", "package-lock.json", "README.md", "LICENSE", "CHANGELOG.md", "bin", "docs", "scripts", "src"],
  ...["tsconfig.base.json", "tsconfig.build.json", "tsconfig.client.json"],
];

/** The dead-code checker brings packages of its own, which no package needs. */
const wanted = (path: string): boolean => basename(path) !== "node_modules";
