// `retorno inspect` of a workbook of 1.2 M rows and 8 columns: time and peak memory.
// Another size, in rows: node bench/xlsx-large.ts 200000
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeLargeXlsx } from "./measuring/large-xlsx.ts";
import { printFigure } from "./measuring/print-figure.ts";
import { measureNode, retorno } from "./measuring/whole-process.ts";

const mostMb = 1.5 * 1024;
const rows = Number(process.argv[2] ?? 1_200_000);
const folder = mkdtempSync(join(tmpdir(), "retorno-bench-"));
try {
  const file = join(folder, "report.xlsx");
  const { spend } = await writeLargeXlsx(file, rows);
  const size = `${Math.round(statSync(file).size / 2 ** 20)} MB xlsx, ${(rows / 1e6).toFixed(1)} M rows`;
  const { seconds, cpuSeconds, peakMb, stdout } = await measureNode(retorno, ["inspect", file, "--format", "json"]);
  const [read]: { sums: Record<string, unknown> }[] = JSON.parse(stdout);
  printFigure({
    figure: `inspect of ${size}, whole process`,
    measured: `${seconds.toFixed(1)} s (CPU ${cpuSeconds.toFixed(1)} s), spend ${read?.sums.spend}`,
    promised: `spend ${spend}`,
    holds: read?.sums.spend === spend,
  });
  printFigure({
    figure: `inspect of ${size}, peak memory`,
    measured: `${Math.round(peakMb)} MB`,
    promised: `< ${mostMb} MB`,
    holds: peakMb < mostMb,
  });
} finally {
  rmSync(folder, { recursive: true });
}
