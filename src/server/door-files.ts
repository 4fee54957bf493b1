import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { withoutTypes } from "./without-types.ts";

const own = new URL("../door/", import.meta.url);
const built = new URL("../../dist/door/", import.meta.url);

/** The modules that the pages run in browsers, by name such as sign-in.js. */
export interface DoorFiles {
  /** Of all their content: an address that holds it never changes what it answers. */
  readonly version: string;
  readonly files: ReadonlyMap<string, string>;
}

/**
 * What `scripts/build-door.ts` built. In a checkout where it has not run since the sources changed, the sources
 * themselves without their types: larger, and the same to a browser.
 */
export function readDoorFiles(): DoorFiles {
  const files = contents();
  const hash = createHash("sha256");
  for (const [name, content] of files) hash.update(`${name}\n${content}\n`);
  return { version: hash.digest("hex").slice(0, 10), files };
}

function contents(): ReadonlyMap<string, string> {
  if (namesIn(own, ".js").length > 0) return read(own, ".js");
  if (isDoorBuilt()) return read(built, ".js");
  const sources = read(own, ".ts");
  return new Map([...sources].map(([name, typed]) => [name, moduleOf(typed)]));
}

/** Whether what was built in a checkout is newer than the sources. */
export function isDoorBuilt(): boolean {
  const [ours, theirs] = [namesIn(built, ".js"), namesIn(own, ".ts")];
  const changedAt = (folder: URL, names: string[]) => names.map((name) => statSync(new URL(name, folder)).mtimeMs);
  return ours.length === theirs.length && Math.min(...changedAt(built, ours)) > Math.max(...changedAt(own, theirs));
}

/** A module as browsers take it: its neighbours have the endings that they are served with. */
export const moduleOf = (typed: string): string =>
  withoutTypes(typed).replace(/((?:from|import) ")(\.\/[\w-]+)\.ts"/g, '$1$2.js"');

function read(folder: URL, ending: ".js" | ".ts"): Map<string, string> {
  return new Map(
    namesIn(folder, ending).map((name) => [
      `${name.slice(0, -ending.length)}.js`,
      readFileSync(new URL(name, folder), "utf8"),
    ]),
  );
}

const namesIn = (folder: URL, ending: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending) && !name.endsWith(".test.ts"))
        .sort()
    : [];
