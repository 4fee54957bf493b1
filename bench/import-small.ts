// `retorno import` of 200 small files of ten formats, as a user starts it.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { median } from "./measuring/median.ts";
import { printFigure } from "./measuring/print-figure.ts";
import { simulatedWorld } from "./measuring/simulated-world.ts";
import { measureNode, retorno } from "./measuring/whole-process.ts";

const rounds = 5;
const mostSeconds = 5;
const worlds = 20;

const scratch = mkdtempSync(join(tmpdir(), "retorno-bench-"));
try {
  const folder = join(scratch, "exports");
  mkdirSync(folder);
  let files = 0;
  for (let seed = 1; seed <= worlds; seed++) {
    const { exports } = await simulatedWorld({ model: "online-shop", people: 60, days: 30, seed });
    for (const file of exports) cpSync(file, join(folder, `${seed}-${basename(file)}`));
    files += exports.length;
  }
  const runs = [];
  for (let round = 0; round < rounds; round++) {
    const data = join(scratch, `data-${round}`);
    runs.push(await measureNode(retorno, ["import", folder, "--data", data, "--format", "json"]));
  }
  const seconds = median(runs.map(({ seconds }) => seconds));
  const cpuSeconds = median(runs.map(({ cpuSeconds }) => cpuSeconds));
  printFigure({
    figure: `import of ${files} small files, whole process`,
    measured: `${seconds.toFixed(2)} s (${cpuSeconds.toFixed(2)} s of CPU, median of ${rounds})`,
    promised: `< ${mostSeconds} s`,
    holds: seconds < mostSeconds,
  });
} finally {
  rmSync(scratch, { recursive: true });
}
