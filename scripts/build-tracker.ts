// The scripts for the business's pages: types stripped, one block, as small as can be, in dist/tracker.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { minify } from "terser";

const scripts = ["t", "ask"];
const source = new URL("../src/tracker/", import.meta.url);
const target = new URL("../dist/tracker/", import.meta.url);

/** Writes what the server hands out as `/t.js` and `/ask.js`; a file is there whole or not at all. */
export async function buildTracker(): Promise<void> {
  mkdirSync(target, { recursive: true });
  for (const name of scripts) {
    const built = await minified(readFileSync(new URL(`${name}.ts`, source), "utf8"));
    const draft = new URL(`${name}.js.${process.pid}`, target);
    writeFileSync(draft, built);
    renameSync(draft, new URL(`${name}.js`, target));
  }
}

async function minified(typed: string): Promise<string> {
  // In a block its constants are nobody else's, and no function has to be called.
  const script = `{${stripTypeScriptTypes(typed).replace(/^export \{\};$/m, "")}}`;
  const { code } = await minify(script, {
    ecma: 2020,
    toplevel: true,
    compress: { passes: 5, unsafe_arrows: true, unsafe_methods: true, pure_getters: true },
    mangle: { toplevel: true },
  });
  if (!code) throw new Error("terser answered nothing");
  return code;
}

if (import.meta.main) await buildTracker();
