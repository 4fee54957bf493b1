// `retorno roi` on a folder of ten small files, as a user starts it.
import { median } from "./measuring/median.ts";
import { printFigure } from "./measuring/print-figure.ts";
import { simulatedWorld } from "./measuring/simulated-world.ts";
import { measureNode, retorno } from "./measuring/whole-process.ts";

const rounds = 7;
const mostSeconds = 1.5;
const { folder, plan, exports, rows } = await simulatedWorld({ model: "online-shop", people: 4000, days: 90, seed: 7 });
if (exports.length !== 10) throw new Error(`the simulator writes ${exports.length} files, not the ten promised for`);

for (const format of ["table", "html"]) {
  const runs = [];
  for (let round = 0; round < rounds; round++) {
    runs.push(await measureNode(retorno, ["roi", folder, "--plan", plan, "--format", format]));
  }
  const seconds = median(runs.map(({ seconds }) => seconds));
  const cpuSeconds = median(runs.map(({ cpuSeconds }) => cpuSeconds));
  printFigure({
    figure: `roi of ten small files, whole process, --format ${format}`,
    measured: `${seconds.toFixed(2)} s (${cpuSeconds.toFixed(2)} s of CPU, ${rows} rows, median of ${rounds})`,
    promised: `< ${mostSeconds} s`,
    holds: seconds < mostSeconds,
  });
}
