import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { KnownError } from "../../model/errors.ts";
import { faultOf, nothingTold, type ReaderEnd, ReaderLine, type ReaderNews, type ReaderTask } from "./reader-lines.ts";
import { residentSize } from "./resident-size.ts";

export interface ReaderLimits {
  readonly ms: number;
  /** Of its process; half of it for JavaScript's own objects. */
  readonly memoryBytes: number;
}

/** The process that reads one upload. */
export interface Reader {
  /** Kills it with all it has started, for this reason. */
  stop(why: KnownError): void;
  readonly ended: Promise<ReaderEnd>;
}

/** The command line's own entry, in a checkout and in the package. */
const entry = fileURLToPath(new URL("../../../bin/retorno.mjs", import.meta.url));

const lookMs = 200;

/** What it tells of five hundred files is a hundredth of this. */
const mostTold = 64 * 1_048_576;

/** More on standard error is nobody's to read. */
const mostSaid = 4000;

/**
 * Reads an upload in a process of its own, under limits of time and memory; it knows nothing of this one's environment.
 * `refusal` is asked again and again whether it must end. Lines that it says come to `heard`.
 */
export function startReader(
  task: ReaderTask,
  {
    aside,
    limits,
    refusal,
    heard,
    broken,
  }: {
    aside: string;
    limits: ReaderLimits;
    refusal: () => KnownError | null;
    heard: (line: ReaderNews) => void;
    /** Hears where it broke, or what it said where it ended without an answer, which is a bug too. */
    broken: (said: string) => void;
  },
): Reader {
  const heapMb = Math.floor(limits.memoryBytes / 2 / 1_048_576);
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMb}`, entry, "read-upload"], {
    cwd: aside,
    detached: process.platform !== "win32",
    windowsHide: true,
    env: environment(aside),
    stdio: ["pipe", "pipe", "pipe"],
  });
  let why: KnownError | null = null;
  let end: ReaderEnd | null = null;
  let said = "";
  const stop = (reason: KnownError) => {
    why ??= reason;
    killTree(child);
  };
  const startedMs = performance.now();
  const timer = setInterval(async () => {
    const must = refusal() ?? (await overLimits(child, performance.now() - startedMs, limits));
    if (must !== null) stop(must);
  }, lookMs);
  createInterface({ input: child.stdout }).on("line", (text) => {
    const line = lineOf(text);
    if (line === null) return stop(broke());
    if ("told" in line) end = line;
    else if ("broke" in line) {
      said = line.broke;
      stop(broke());
    } else heard(line);
  });
  let bytes = 0;
  child.stdout.on("data", (part: Buffer) => {
    bytes += part.length;
    if (bytes > mostTold) stop(broke());
  });
  child.stderr.on("data", (part: Buffer) => {
    said = (said + part.toString()).slice(-mostSaid);
  });
  child.stdin.on("error", () => undefined);
  child.stdin.write(`${JSON.stringify(task)}\n`);
  const ended = new Promise<ReaderEnd>((resolve) => {
    const finish = (signal: string | null) => {
      clearInterval(timer);
      killTree(child);
      if (why === null && end !== null) return resolve(end);
      const reason = why ?? fellOver(signal, said);
      if (reason.code === "source_rejected") broken(said);
      resolve({ told: nothingTold, fault: faultOf(reason) });
    };
    child.once("error", () => finish(null));
    child.once("close", (_code, signal) => finish(signal));
  });
  return { stop, ended };
}

/** Nothing of the server's secrets, and what is laid aside goes where the upload goes. */
const environment = (aside: string): Record<string, string> => ({
  TMPDIR: aside,
  TEMP: aside,
  TMP: aside,
  NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache"),
});

async function overLimits(child: ChildProcess, ms: number, limits: ReaderLimits): Promise<KnownError | null> {
  if (ms > limits.ms) return tookTooLong(limits.ms);
  const size = child.pid === undefined ? null : await residentSize(child.pid);
  return size !== null && size > limits.memoryBytes ? tookTooMuch() : null;
}

function killTree({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    if (process.platform === "win32") spawn("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore" });
    else process.kill(-pid, "SIGKILL");
  } catch {
    // Nothing of it runs any more.
  }
}

function lineOf(text: string): ReaderLine | null {
  try {
    return ReaderLine.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** V8 ends a process that needs more than it may have by SIGABRT. */
function fellOver(signal: string | null, said: string): KnownError {
  return signal === "SIGABRT" || /heap out of memory|allocation failed/i.test(said) ? tookTooMuch() : broke();
}

const tookTooLong = (ms: number): KnownError =>
  new KnownError("took_too_long", `the file was not read within ${minutes(ms)}`, {
    hint: "export a shorter period, or bring it in with retorno import on the server",
  });

const minutes = (ms: number): string =>
  ms < 60_000 ? `${Math.ceil(ms / 1000)} seconds` : `${Math.round(ms / 60_000)} minutes`;

const tookTooMuch = (): KnownError =>
  new KnownError("took_too_much", "the file takes more memory than it may have", {
    hint: "export a shorter period, save it as csv, or bring it in with retorno import on the server",
  });

const broke = (): KnownError =>
  new KnownError("source_rejected", "the file could not be read: this is a bug in Retorno", {
    hint: "try it with retorno import on the server, which says more, and report it",
  });
