// Runs a task of the checkout on the pinned Node, installing first what package-lock.json names.
// Plain JavaScript without dependencies: on a fresh clone Node 20 runs it, and nothing else is there yet.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { pinnedNode, runInstead } from "../bin/pinned-node.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** @type {Record<string, string>} */
const tasks = {
  start: "scripts/start.ts",
  test: "scripts/check.ts",
  bench: "scripts/bench.ts",
  fuzz: "scripts/fuzz.ts",
  build: "scripts/build.ts",
  retorno: "bin/retorno.mjs",
};

const [task = "", ...args] = process.argv.slice(2);
const program = tasks[task];
if (!program) stop(`no task "${task}"; there are ${Object.keys(tasks).join(", ")}.`);
for (const folder of task === "test" ? ["", "scripts/dead-code/"] : [""]) if (!isInstalled(folder)) install(folder);
const node = pinnedNode(import.meta.url);
if (!node)
  stop("the package `node` has no binary; let its install script run: npm rebuild node --ignore-scripts=false");

// The tracker is built by what Node calls experimental; that is no news to whoever starts it.
const flags = task === "start" ? ["--disable-warning=ExperimentalWarning"] : [];
runInstead(node, [...flags, fileURLToPath(new URL(`../${program}`, import.meta.url)), ...args], {
  // npm moves to the checkout; the paths somebody typed are relative to where they typed them.
  cwd: task === "retorno" ? (process.env.INIT_CWD ?? process.cwd()) : root,
});

/**
 * Whether a folder's node_modules holds what its package-lock.json names, by the record npm keeps of its last whole install.
 * @param {string} folder
 */
function isInstalled(folder) {
  const locked = packagesOf(`${folder}package-lock.json`);
  const present = packagesOf(`${folder}node_modules/.package-lock.json`);
  if (!locked || !present || !pinnedNode(import.meta.url)) return false;
  return Object.entries(locked).every(([path, { version, integrity, optional }]) => {
    if (path === "") return true;
    const found = present[path];
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version: string, integrity?: string, optional?: boolean }> | undefined}
 */
function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(new URL(`../${lockfile}`, import.meta.url), "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** @param {string} folder */
function install(folder) {
  console.error(`retorno: installing what ${folder}package-lock.json names (npm ci); this happens once.`);
  const npm = process.env.npm_execpath;
  const options = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  /** @type {import("node:child_process").SpawnSyncOptionsWithStringEncoding} */
  const quietly = { cwd: root + folder, stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" };
  const { status, stderr, error } =
    npm && basename(npm) === "npm-cli.js"
      ? spawnSync(process.execPath, [npm, ...options], quietly)
      : spawnSync("npm", options, { ...quietly, shell: process.platform === "win32" });
  if (status === 0) return;
  const reason =
    /^npm error (?!code |errno |syscall )(.+)$/m.exec(stderr ?? "")?.[1] ?? error?.message ?? `exit ${status}`;
  stop(`npm ci failed: ${reason} (all of it: run npm ci in ${root + folder})`);
}

/**
 * @param {string} reason
 * @returns {never}
 */
function stop(reason) {
  console.error(`retorno: ${reason}`);
  process.exit(1);
}
