// About 100 MB of orders sent to a running server's API and read there, beside `retorno import` of the same file into a
// folder of its own; and what the server holds in memory meanwhile. Other sizes, in rows: node bench/upload.ts 90000
import { mkdtempSync, openAsBlob, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { openState } from "../src/state/database.ts";
import { addApiKey } from "../src/state/people/api-keys.ts";
import { addWorkspace } from "../src/state/workspaces/workspaces.ts";
import { largeOrders } from "./measuring/large-orders.ts";
import { median } from "./measuring/median.ts";
import { printFigure } from "./measuring/print-figure.ts";
import { startRetorno } from "./measuring/running-server.ts";
import { measureNode, retorno } from "./measuring/whole-process.ts";

const rounds = 3;
const mostTimes = 1.5;
const workspace = "bench";

const { file, bytes } = await largeOrders(Number(process.argv[2] ?? 900_000));

interface Run {
  readonly alone: number;
  readonly sent: number;
  readonly read: number;
  readonly serverMb: { readonly before: number; readonly peak: number };
}
const runs: Run[] = [];
for (let round = 0; round < rounds; round++) {
  const { seconds: alone } = await inFolder((data) => measureNode(retorno, ["import", file, "--data", data]));
  runs.push({ alone, ...(await inFolder(uploaded)) });
}

async function inFolder<Answer>(work: (data: string) => Promise<Answer>): Promise<Answer> {
  const data = mkdtempSync(join(tmpdir(), "retorno-bench-"));
  try {
    return await work(data);
  } finally {
    rmSync(data, { recursive: true });
  }
}

async function uploaded(data: string): Promise<Omit<Run, "alone">> {
  const state = await openState(data);
  await addWorkspace(state, { id: workspace, name: "Bench", currency: "EUR", timeZone: "UTC" });
  const { key } = await addApiKey(state, { workspace, name: "bench", scopes: ["imports:read", "imports:write"] });
  await state.destroy();
  const server = await startRetorno(data);
  const before = memoryMb(server.pid);
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, memoryMb(server.pid));
  }, 20);
  try {
    const at = `http://127.0.0.1:${server.port}/api/v1/workspaces/${workspace}/imports`;
    const headers = { authorization: `Bearer ${key}` };
    const start = performance.now();
    const answer = await fetch(`${at}?name=${basename(file)}`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/octet-stream" },
      body: await openAsBlob(file),
    });
    const { id } = (await answer.json()) as { id: string };
    const sent = seconds(start);
    // The stream of events ends with the import.
    const told = await (await fetch(`${at}/${id}/events`, { headers })).text();
    if (!told.includes('"state":"done"')) throw new Error(`it was not read: ${told.slice(-500)}`);
    return { sent, read: seconds(start), serverMb: { before, peak } };
  } finally {
    clearInterval(timer);
    await server.stop();
  }
}

function seconds(since: number): number {
  return (performance.now() - since) / 1000;
}

/** On Linux; elsewhere it is not known. */
function memoryMb(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

const of = (what: (run: Run) => number) => median(runs.map(what));
const size = `${Math.round(bytes / 2 ** 20)} MB`;
const times = of(({ read }) => read) / of(({ alone }) => alone);
printFigure({
  figure: `import of ${size} of orders over the API, from its first byte to its end, over retorno import of the same file`,
  measured: `${times.toFixed(2)} times (${of(({ read }) => read).toFixed(1)} s, ${of(({ sent }) => sent).toFixed(1)} s of it sending, over ${of(({ alone }) => alone).toFixed(1)} s)`,
  promised: `≤ ${mostTimes} times`,
  holds: times <= mostTimes,
});
printFigure({
  figure: `the server's own memory while it is read`,
  measured: `${Math.round(of(({ serverMb }) => serverMb.peak))} MB at its peak, ${Math.round(of(({ serverMb }) => serverMb.before))} MB before`,
});
