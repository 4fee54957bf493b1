import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";

/**
 * The Node binary that the dependency `node` brought, as seen from a file of ours; undefined when it is not there.
 * @param {string | URL} from
 */
export function pinnedNode(from) {
  const require = createRequire(from);
  try {
    const manifest = require.resolve("node/package.json");
    const binary = join(dirname(manifest), require(manifest).bin.node);
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Runs a program in our place: same terminal, same signals, and this process ends as that one ended. Where Node can
 * become another program (22.15 and later, not on Windows), no second process is left beside it.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string }} [options]
 */
export function runInstead(program, args, { cwd = process.cwd() } = {}) {
  if (process.execve && process.platform !== "win32") {
    process.chdir(cwd);
    process.execve(program, [program, ...args], process.env);
  }
  const child = spawn(program, args, { stdio: "inherit", cwd });
  // A terminal sends Ctrl-C to both of us; sending it on would make it two.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP"])) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`retorno: cannot run ${program}: ${error.message}`);
    process.exitCode = 2;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal ? 128 + constants.signals[signal] : 2);
  });
}
