// A load generator in a process of its own: reads a Load as JSON, prints a LoadResult as JSON.
// Raw sockets, one request outstanding on each, ids patched into ready-made requests: it costs little beside the server.
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { Latencies } from "./latencies.ts";
import { ReadyRequest } from "./ready-request.ts";

export interface Load {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Before counting begins. */
  readonly warmUpSeconds: number;
  /** A request as it goes over the wire; each `idMark` in it becomes another id. */
  readonly request: string;
  /** So many requests a second, whether answers come or not; a latency then counts from when the request was due. */
  readonly perSecond?: number;
}

export interface LoadResult {
  readonly perSecond: number;
  readonly answered: number;
  /** Answers by status; "closed" where the server hung up. */
  readonly statuses: Record<string, number>;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

async function send(load: Load): Promise<LoadResult> {
  const latencies = new Latencies();
  const statuses: Record<string, number> = {};
  let counting = false;
  const answered = (status: string, sinceMs: number) => {
    if (!counting) return;
    statuses[status] = (statuses[status] ?? 0) + 1;
    latencies.add(performance.now() - sinceMs);
  };
  const lines = await Promise.all(Array.from({ length: load.connections }, () => open(load, answered)));
  const stop = load.perSecond === undefined ? closedLoop(lines) : openLoop(lines, load.perSecond);
  await passed(load.warmUpSeconds);
  counting = true;
  const start = performance.now();
  await passed(load.seconds);
  counting = false;
  const seconds = (performance.now() - start) / 1000;
  stop();
  for (const line of lines) line.close();
  const { count, p50Ms, p99Ms, maxMs } = latencies.summary();
  return { perSecond: count / seconds, answered: count, statuses, p50Ms, p99Ms, maxMs };
}

const passed = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** As fast as answers come. */
function closedLoop(lines: readonly Line[]): () => void {
  for (const line of lines) {
    line.whenFree = () => line.send(performance.now());
    line.whenFree();
  }
  return () => {
    for (const line of lines) line.whenFree = () => {};
  };
}

/** A request that is due waits for a free connection, and its latency counts the wait. */
function openLoop(lines: readonly Line[], perSecond: number): () => void {
  const free = [...lines];
  for (const line of lines) line.whenFree = () => void free.push(line);
  const start = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = ((performance.now() - start) / 1000) * perSecond;
    for (; sent < due; sent++) {
      const line = free.pop();
      if (line === undefined) return;
      line.send(start + (sent / perSecond) * 1000);
    }
  }, 1);
  return () => clearInterval(timer);
}

interface Line {
  send(sinceMs: number): void;
  whenFree: () => void;
  close(): void;
}

function open(load: Load, answered: (status: string, sinceMs: number) => void): Promise<Line> {
  const request = new ReadyRequest(load.request);
  let sinceMs = 0;
  let expected = 0;
  let status = "";
  const read = (size: number, buffer: Uint8Array) => {
    const part = Buffer.from(buffer.buffer, buffer.byteOffset, size);
    if (expected === 0) {
      const head = part.toString("latin1");
      status = head.slice(9, 12);
      const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? "0";
      expected = head.indexOf("\r\n\r\n") + 4 + Number(length);
    }
    expected -= size;
    if (expected > 0) return true;
    expected = 0;
    answered(status, sinceMs);
    line.whenFree();
    return true;
  };
  const socket = connect({
    port: load.port,
    host: "127.0.0.1",
    onread: { buffer: Buffer.alloc(16_384), callback: read },
  });
  socket.setNoDelay(true);
  socket.on("error", () => answered("closed", sinceMs));
  const line: Line = {
    send: (since) => {
      sinceMs = since;
      socket.write(request.next());
    },
    whenFree: () => {},
    close: () => socket.destroy(),
  };
  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(line));
    socket.once("error", reject);
  });
}

console.log(JSON.stringify(await send(JSON.parse(await text(process.stdin)))));
