#!/usr/bin/env node
// Plain JavaScript that Node 20 can read: it may be the one that starts us.
import { existsSync, readFileSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

const args = process.argv.slice(2);
const neededNode = 26;

if (args[0] === "--version" || args[0] === "-v") {
  console.log(JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version);
} else if (Number.parseInt(process.versions.node, 10) < neededNode) {
  await runOnPinnedNode();
} else {
  module.enableCompileCache();
  await import(main());
}

async function runOnPinnedNode() {
  const { pinnedNode, runInstead } = await import("./pinned-node.mjs");
  const node = pinnedNode(import.meta.url);
  if (node) return runInstead(node, [...process.execArgv, fileURLToPath(import.meta.url), ...args]);
  console.error(
    `retorno: needs Node ${neededNode}, this is ${process.versions.node}, and the one it brings along is not installed. ` +
      "Let its install script run (npm rebuild node --ignore-scripts=false), or start retorno with Node 26.",
  );
  process.exitCode = 1;
}

/** A checkout has the source, and runs it even beside an old build; the package ships the build alone. */
function main() {
  const source = new URL("../src/main.ts", import.meta.url);
  return existsSync(source) ? source.href : new URL("../dist/main.js", import.meta.url).href;
}
