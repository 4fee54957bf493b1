// `retorno roi` over about 1 M and 5 M rows, beside DuckDB alone counting the rows of the same files read as text.
// Other sizes, in people: node bench/roi-large.ts 880000
import { fileURLToPath } from "node:url";
import { median } from "./measuring/median.ts";
import { printFigure } from "./measuring/print-figure.ts";
import { type SimulatedWorld, simulatedWorld } from "./measuring/simulated-world.ts";
import { measureNode, retorno, type Use } from "./measuring/whole-process.ts";

const rounds = 3;
const mostTimes = 3;
const mostMb = 1.5 * 1024;
const readAsText = fileURLToPath(new URL("./measuring/read-as-text.ts", import.meta.url));

interface Round {
  /** DuckDB's queries alone, and its process from start to end. */
  readonly querySeconds: number;
  readonly duckDbSeconds: number;
  readonly duckDbUse: Use;
  readonly roiSeconds: number;
  readonly roiUse: Use;
}

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [880_000, 4_400_000];
const measured = [];
for (const people of sizes) {
  const world = await simulatedWorld({ model: "online-shop", people, days: 90, seed: 7 });
  measured.push({ rows: world.rows, ...report(world, await alternate(world)) });
}
const [small, large] = [measured.at(0), measured.at(-1)];
if (small && large && small !== large) reportGrowth(small, large);

/** DuckDB and we take turns, so that what else the machine does meets both; a first reading fills its file cache. */
async function alternate(world: SimulatedWorld): Promise<Round[]> {
  await measureNode(readAsText, world.exports);
  const done: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const duckDb = await measureNode(readAsText, world.exports);
    const { seconds: querySeconds }: { seconds: number } = JSON.parse(duckDb.stdout);
    const roi = await measureNode(retorno, ["roi", world.folder, "--plan", world.plan, "--format", "json"]);
    done.push({ querySeconds, duckDbSeconds: duckDb.seconds, duckDbUse: duckDb, roiSeconds: roi.seconds, roiUse: roi });
  }
  return done;
}

function report({ rows }: SimulatedWorld, done: readonly Round[]): { roiSeconds: number } {
  const of = (what: (round: Round) => number) => median(done.map(what));
  const size = `${(rows / 1e6).toFixed(1)} M rows`;
  const [roiSeconds, querySeconds, duckDbSeconds] = [
    of(({ roiSeconds }) => roiSeconds),
    of(({ querySeconds }) => querySeconds),
    of(({ duckDbSeconds }) => duckDbSeconds),
  ];
  const times = roiSeconds / querySeconds;
  const [roiCpu, duckDbCpu] = [of(({ roiUse }) => roiUse.cpuSeconds), of(({ duckDbUse }) => duckDbUse.cpuSeconds)];
  printFigure({
    figure: `roi of ${size}, whole process, over DuckDB's reading`,
    measured: `${times.toFixed(1)} times (${roiSeconds.toFixed(2)} s over ${querySeconds.toFixed(2)} s)`,
    promised: `≤ ${mostTimes} times`,
    holds: times <= mostTimes,
  });
  printFigure({
    figure: `roi of ${size}, over DuckDB's whole process`,
    measured: `${(roiSeconds / duckDbSeconds).toFixed(1)} times (over ${duckDbSeconds.toFixed(2)} s; CPU ${roiCpu.toFixed(1)} s over ${duckDbCpu.toFixed(1)} s)`,
  });
  const peakMb = Math.max(...done.map(({ roiUse }) => roiUse.peakMb));
  printFigure({
    figure: `roi of ${size}, peak memory`,
    measured: `${Math.round(peakMb)} MB`,
    promised: `< ${mostMb} MB`,
    holds: peakMb < mostMb,
  });
  return { roiSeconds };
}

function reportGrowth(small: { rows: number; roiSeconds: number }, large: { rows: number; roiSeconds: number }): void {
  const rows = large.rows / small.rows;
  const seconds = large.roiSeconds / small.roiSeconds;
  printFigure({
    figure: "roi's time grows, from the smaller to the larger",
    measured: `${seconds.toFixed(2)} times for ${rows.toFixed(2)} times the rows`,
    promised: "no faster than the rows",
    holds: seconds <= rows,
  });
}
