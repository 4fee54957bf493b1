import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** What a process used: its resident memory at the peak, in MiB, and its time on all cores. */
export interface Use {
  readonly peakMb: number;
  readonly cpuSeconds: number;
}

export interface WholeProcess {
  /** From before it is started until it has ended. */
  readonly seconds: number;
  readonly stdout: string;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Our command line as a user starts it. */
export const retorno = fileURLToPath(new URL("../../bin/retorno.mjs", import.meta.url));

const reportOwnUse = new URL("./report-own-use.ts", import.meta.url).href;

/** Runs a program to its end; one that fails, or takes longer than `mostSeconds`, is an error. */
export async function timeProcess(
  program: string,
  args: readonly string[],
  { mostSeconds = 300 } = {},
): Promise<WholeProcess> {
  const { seconds, stdout } = await run(program, args, mostSeconds, ["ignore", "pipe", "pipe"]);
  return { seconds, stdout };
}

/** The same for a script on this very Node, with what it used. */
export async function measureNode(
  script: string,
  args: readonly string[],
  { mostSeconds = 300 } = {},
): Promise<WholeProcess & Use> {
  const withReport = ["--import", reportOwnUse, script, ...args];
  const { fd3, ...whole } = await run(process.execPath, withReport, mostSeconds, ["ignore", "pipe", "pipe", "pipe"]);
  const use: Use = JSON.parse(fd3);
  return { ...whole, ...use };
}

async function run(
  program: string,
  args: readonly string[],
  mostSeconds: number,
  stdio: ("ignore" | "pipe")[],
): Promise<WholeProcess & { fd3: string }> {
  const start = performance.now();
  const child = spawn(program, args, { cwd: root, stdio, timeout: mostSeconds * 1000 });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? signal));
  });
  const said = Promise.all([1, 2, 3].map((fd) => (child.stdio[fd] ? text(child.stdio[fd] as Readable) : "")));
  const code = await ended;
  const seconds = (performance.now() - start) / 1000;
  const [stdout = "", stderr = "", fd3 = ""] = await said;
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}: ${stderr.slice(-2000)}`);
  return { seconds, stdout, fd3 };
}
