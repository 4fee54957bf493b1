// The modules of our own pages: types stripped, as small as can be, in dist/door.
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { minify } from "terser";
import { moduleOf } from "../src/server/door-files.ts";

const source = new URL("../src/door/", import.meta.url);
const target = new URL("../dist/door/", import.meta.url);

/** Writes what the server hands out under `/door/`; a file is there whole or not at all. */
export async function buildDoor(): Promise<void> {
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(source).filter((one) => /^[\w-]+\.ts$/.test(one))) {
    const typed = readFileSync(new URL(name, source), "utf8");
    const { code } = await minify(moduleOf(typed), { module: true, ecma: 2020, compress: { passes: 2 } });
    if (code === undefined) throw new Error("terser answered nothing");
    const built = new URL(name.replace(/\.ts$/, ".js"), target);
    const draft = new URL(`${built.href}.${process.pid}`);
    writeFileSync(draft, code);
    renameSync(draft, built);
  }
}

if (import.meta.main) await buildDoor();
