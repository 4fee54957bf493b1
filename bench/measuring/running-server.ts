import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface RunningServer {
  readonly port: number;
  readonly pid: number;
  /** From before the process was started until it said where it answers. */
  readonly startSeconds: number;
  stop(): Promise<void>;
}

const bare = fileURLToPath(new URL("./bare-server.ts", import.meta.url));
const retorno = fileURLToPath(new URL("../../bin/retorno.mjs", import.meta.url));

/** Our server on a data folder, as a user starts it. */
export const startRetorno = (data: string, nodeOptions: readonly string[] = []): Promise<RunningServer> =>
  start([...nodeOptions, retorno, "serve", "--data", data, "--port", "0"]);

/** Fastify with our options and routes that do no work. */
export const startBare = (o: readonly string[] = []): Promise<RunningServer> => start([...o, bare]);

async function start(args: readonly string[]): Promise<RunningServer> {
  const since = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  const port = await portSaidBy(child);
  const startSeconds = (performance.now() - since) / 1000;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = () => {
    child.kill("SIGTERM");
    return ended;
  };
  return { port, pid: child.pid ?? 0, startSeconds, stop };
}

function portSaidBy(child: ChildProcess): Promise<number> {
  let said = "";
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said.slice(-2000)}`)));
    child.stderr?.on("data", (part: Buffer) => {
      said += part;
      const port = /http:\/\/[^:\s]+:(\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });
}
