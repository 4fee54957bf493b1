// `retorno attribute` on a million paths, whole process, and the models by themselves.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markov } from "../src/attribution/markov/markov.ts";
import { mulberry } from "../src/attribution/mulberry.ts";
import { pathTable } from "../src/attribution/paths/path-table.ts";
import { creditReplicates } from "../src/attribution/paths/replicates.ts";
import { sumsOfChain } from "../src/attribution/paths/row-sums.ts";
import { shapley } from "../src/attribution/shapley.ts";
import { poissonWeight, unitHash } from "../src/statistics/poisson-weight.ts";
import { median } from "./measuring/median.ts";
import { writePathTable } from "./measuring/path-table-file.ts";
import { printFigure } from "./measuring/print-figure.ts";
import { measureNode, retorno } from "./measuring/whole-process.ts";

const rounds = 5;
const mostMb = 2048;
const folder = mkdtempSync(join(tmpdir(), "retorno-attribute-"));
const file = join(folder, "paths.csv");

try {
  writePathTable(file, { rows: 1_000_000, channels: 30 });
  const megabytes = Math.round(statSync(file).size / 1e6);
  const what = `retorno attribute, 1 M paths, ${megabytes} MB, 30 channels, whole process`;
  await reportProcess(`${what}, order 1`, ["--order", "1"], 0.8);
  await reportProcess(`${what}, order 3`, ["--order", "3"], 3);
  await reportProcess(`${what}, order 4`, ["--order", "4"], null);
  await reportProcess(`${what}, order 1 with intervals`, ["--intervals"], null);
  await reportProcess(`${what}, Shapley`, ["--model", "shapley"], null);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const wide = drawnTable({ rows: 200_000, channels: 400 });
reportCall("Markov chain of 400 states, solved", () => markov(wide), 0.25);
const usual = drawnTable({ rows: 100_000, channels: 30 });
const chain = sumsOfChain(usual, { order: 1, nulls: true });
const draw = (unit: number, replicate: number) => poissonWeight(unitHash(unit, replicate, 1));
reportCall("1,000 bootstrap replicates of order 1 at 30 channels", () => creditReplicates(usual, chain, draw).count, 3);
const twenty = drawnTable({ rows: 100_000, channels: 20 });
reportCall("Shapley, rate-value, exact at 20 channels", () => shapley(twenty, { form: "rate-value" }), 2);

async function reportProcess(figure: string, options: readonly string[], most: number | null): Promise<void> {
  const runs = [];
  for (let round = 0; round < rounds; round++)
    runs.push(await measureNode(retorno, ["attribute", file, "--format", "json", ...options]));
  const seconds = median(runs.map((run) => run.seconds));
  const cpuSeconds = median(runs.map((run) => run.cpuSeconds));
  const peakMb = Math.max(...runs.map((run) => run.peakMb));
  printFigure({
    figure,
    measured: `${seconds.toFixed(2)} s (${cpuSeconds.toFixed(2)} s of processor), ${Math.round(peakMb)} MB (median of ${rounds})`,
    promised: `${most === null ? "" : `< ${most} s, `}< ${mostMb} MB`,
    holds: (most === null || seconds < most) && peakMb < mostMb,
  });
}

function reportCall(figure: string, call: () => unknown, most: number): void {
  const seconds = Array.from({ length: rounds }, () => {
    const start = performance.now();
    call();
    return (performance.now() - start) / 1000;
  });
  printFigure({
    figure,
    measured: `${(1000 * median(seconds)).toFixed(0)} ms (median of ${rounds})`,
    promised: `< ${1000 * most} ms`,
    holds: median(seconds) < most,
  });
}

/** Paths of five touches on average over channels that are equally likely. */
function drawnTable({ rows, channels }: { rows: number; channels: number }) {
  const random = mulberry(rows + channels);
  const channel = () => `ch${Math.floor(random() * channels)}`;
  return pathTable(
    Array.from({ length: rows }, () => {
      const path = [channel()];
      while (random() > 0.2) path.push(channel());
      return { path, conversions: random() < 0.3 ? 1 : 0, value: 20, nulls: Math.floor(random() * 4) };
    }),
  );
}
