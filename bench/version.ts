// `retorno --version`, whole process, on the pinned Node and on the machine's own, which may be the one that starts us.
import { existsSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { median } from "./measuring/median.ts";
import { printFigure } from "./measuring/print-figure.ts";
import { retorno, timeProcess } from "./measuring/whole-process.ts";

const rounds = 15;
const mostMs = 150;

for (const node of new Set([process.execPath, ...ownNode()])) {
  const version = (await timeProcess(node, ["--version"])).stdout.trim();
  const runs = [];
  for (let round = 0; round < rounds; round++) runs.push(await timeProcess(node, [retorno, "--version"]));
  const ms = 1000 * median(runs.map(({ seconds }) => seconds));
  printFigure({
    figure: `retorno --version on Node ${version.slice(1)}, whole process`,
    measured: `${Math.round(ms)} ms (median of ${rounds})`,
    promised: `< ${mostMs} ms`,
    holds: ms < mostMs,
  });
}

/** The Node of this machine outside the checkout: the first on the path that npm did not put there. */
function ownNode(): string[] {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  const first = folders.map((folder) => join(folder, name)).find(existsSync);
  return first === undefined ? [] : [realpathSync(first)];
}
