import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { DemoLine, type DemoTask } from "./demo-task.ts";

/** The command line's own entry, in a checkout and in the package. */
const entry = fileURLToPath(new URL("../../../bin/retorno.mjs", import.meta.url));

/** Nothing of ours takes longer. */
const mostMs = 300_000;

/** More on standard error is nobody's to read. */
const mostSaid = 4000;

/**
 * Fills a made-up workspace in a process of its own, for making it up takes a core for itself. An Error says how it broke;
 * `signal` ends it.
 */
export async function fillDemo(
  task: DemoTask,
  { heard, signal }: { heard: (share: number) => void; signal: AbortSignal },
): Promise<void> {
  const child = spawn(process.execPath, [entry, "fill-demo"], {
    cwd: task.aside,
    windowsHide: true,
    env: { TMPDIR: task.aside, NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache") },
    stdio: ["pipe", "pipe", "pipe"],
    signal,
    killSignal: "SIGKILL",
    timeout: mostMs,
  });
  let said = "";
  child.stderr.on("data", (part: Buffer) => {
    said = (said + part.toString()).slice(-mostSaid);
  });
  createInterface({ input: child.stdout }).on("line", (line) => heard(DemoLine.parse(JSON.parse(line)).share));
  child.stdin.on("error", () => undefined);
  child.stdin.end(`${JSON.stringify(task)}\n`);
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`it ended with ${code ?? "a signal"}: ${said}`);
}
