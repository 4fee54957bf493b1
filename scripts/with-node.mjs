// Runs a task of the checkout on the pinned Node, installing first what package-lock.json names.
// Plain JavaScript without dependencies: on a fresh clone Node 20 runs it, and nothing else is there yet.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
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
  shots: "scripts/shots.ts",
  build: "scripts/build.ts",
  retorno: "bin/retorno.mjs",
};

const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

const [task = "", ...args] = process.argv.slice(2);
const program = tasks[task];
if (!program) stop(`no task "${task}"; there are ${Object.keys(tasks).join(", ")}.`);
for (const folder of task === "test" ? ["", "scripts/dead-code/"] : [""])
  if (!isInstalled(folder)) await install(folder);
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
async function install(folder) {
  console.error(`retorno: installing what ${folder}package-lock.json names (npm ci); this happens once.`);
  const npm = process.env.npm_execpath;
  const options = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const isOurs = npm !== undefined && basename(npm) === "npm-cli.js";
  const child = spawn(isOurs ? process.execPath : "npm", isOurs ? [npm, ...options] : options, {
    cwd: root + folder,
    stdio: ["ignore", "ignore", "pipe"],
    shell: !isOurs && process.platform === "win32",
    detached: process.platform !== "win32",
  });
  const { code, told, said } = await ended(child);
  if (told !== null) stop("stopped while installing; the next start begins it anew", 128 + constants.signals[told]);
  if (code !== 0)
    stop(
      `npm ci failed: ${reasonIn(said) ?? (typeof code === "string" ? code : `exit ${code}`)} (all of it: run npm ci in ${root + folder})`,
    );
}

/**
 * How npm ended, what it said, and the signal by which we were told to stop. npm takes half a minute to give up by
 * itself, and one that went on would stand in the way of the next: it ends at once, and the next `npm ci` clears what it left.
 * @param {import("node:child_process").ChildProcessByStdio<null, null, import("node:stream").Readable>} child
 * @returns {Promise<{ code: number | string | null, told: Signal | null, said: string }>}
 */
function ended(child) {
  /** @type {Signal | null} */
  let told = null;
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  return new Promise((resolve) => {
    for (const signal of signals) {
      process.on(signal, () => {
        told = signal;
        endGroup(child);
      });
    }
    child.on("error", (error) => resolve({ code: error.message, told, said }));
    child.on("exit", () => told !== null && resolve({ code: null, told, said }));
    child.on("close", (code) => {
      for (const signal of signals) process.removeAllListeners(signal);
      resolve({ code, told, said });
    });
  });
}

/** @typedef {"SIGINT" | "SIGTERM" | "SIGHUP"} Signal */

/**
 * A program and those that it started.
 * @param {import("node:child_process").ChildProcess} child
 */
function endGroup(child) {
  try {
    if (process.platform === "win32" || child.pid === undefined) child.kill();
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has just ended.
  }
}

/**
 * npm's own sentence, which stands below the parts it is made of.
 * @param {string} said
 */
function reasonIn(said) {
  return /^npm error (?!(?:code|errno|syscall|path|dest|file|cwd|signal|command sh)\b)(\S.*)$/m.exec(said)?.[1];
}

/**
 * @param {string} reason
 * @returns {never}
 */
function stop(reason, code = 1) {
  console.error(`retorno: ${reason}`);
  process.exit(code);
}
