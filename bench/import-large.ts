// `retorno inspect` and `retorno import` of about 1 GB of orders with their visits, beside DuckDB alone reading the same file
// into a table. What lasts is known by keyed hashes (HMAC-SHA-256), which DuckDB works out in two microseconds a row.
// Other sizes, in rows: node bench/import-large.ts 500000
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { largeOrders } from "./measuring/large-orders.ts";
import { median } from "./measuring/median.ts";
import { printFigure } from "./measuring/print-figure.ts";
import { measureNode, retorno, type Use, type WholeProcess } from "./measuring/whole-process.ts";

const rounds = 3;
const mostTimes = 2;
const mostMb = 1024;
const intoATable = fileURLToPath(new URL("./measuring/into-a-table.ts", import.meta.url));

const { file, bytes } = await largeOrders(Number(process.argv[2] ?? 9_200_000));
interface Run {
  /** DuckDB's query alone. */
  readonly querySeconds: number;
  readonly duckDb: Use;
  readonly inspect: WholeProcess & Use;
  readonly import: WholeProcess & Use;
}
const runs: Run[] = [];
// They take turns, so that what else the machine does meets both.
await measureNode(intoATable, [file]);
for (let round = 0; round < rounds; round++) {
  const duckDb = await measureNode(intoATable, [file]);
  const { seconds: querySeconds }: { seconds: number } = JSON.parse(duckDb.stdout);
  const inspect = await measureNode(retorno, ["inspect", file, "--format", "json"]);
  runs.push({ querySeconds, duckDb, inspect, import: await imported() });
}

async function imported() {
  const data = mkdtempSync(join(tmpdir(), "retorno-bench-"));
  try {
    return await measureNode(retorno, ["import", file, "--data", data, "--format", "json"]);
  } finally {
    rmSync(data, { recursive: true });
  }
}

const of = (what: (run: Run) => number) => median(runs.map(what));
const duckDb = of(({ querySeconds }) => querySeconds);
const size = `${(bytes / 2 ** 30).toFixed(2)} GB`;
for (const command of ["inspect", "import"] as const) {
  const seconds = of((run) => run[command].seconds);
  const cpu = [of((run) => run[command].cpuSeconds), of((run) => run.duckDb.cpuSeconds)].map((one) => one.toFixed(1));
  printFigure({
    figure: `${command} of ${size} of orders, whole process, over DuckDB's read_csv into a table`,
    measured: `${(seconds / duckDb).toFixed(2)} times (${seconds.toFixed(1)} s over ${duckDb.toFixed(1)} s; CPU ${cpu.join(" s over ")} s)`,
    promised: `≤ ${mostTimes} times`,
    holds: seconds / duckDb <= mostTimes,
  });
  const peakMb = Math.max(...runs.map((run) => run[command].peakMb));
  printFigure({
    figure: `${command} of ${size} of orders, peak memory`,
    measured: `${Math.round(peakMb)} MB`,
    promised: `< ${mostMb} MB`,
    holds: peakMb < mostMb,
  });
}
