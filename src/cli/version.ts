import { readFileSync } from "node:fs";

/** Prints the version. (The launcher answers `--version` by itself, before anything is loaded.) */
export async function version(): Promise<number> {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  process.stdout.write(`${(JSON.parse(text) as { version: string }).version}\n`);
  return 0;
}
