// `npm run bench`: every file in bench/ in a process of its own, then one table with the machine.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { fileURLToPath } from "node:url";

/** What a bench file prints, one JSON object a line: the figure, what came out, what we promise and whether it holds. */
type Measured = { figure: string; measured: string; promised?: string; holds?: boolean };

const folder = fileURLToPath(new URL("../bench/", import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
  .sort();

const loadBefore = loadavg()[0] ?? 0;
const rows = files.flatMap(measure);
console.log(
  `\n${cpus()[0]?.model ?? process.arch}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${process.platform}; load before ${loadBefore.toFixed(1)}\n`,
);
print(rows);
if (rows.some(({ holds }) => holds === false)) process.exitCode = 1;

function measure(file: string): Measured[] {
  console.error(`bench/${file} …`);
  const { status, stdout } = spawnSync(process.execPath, [`${folder}${file}`], {
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
    maxBuffer: 64 * 2 ** 20,
  });
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  const failed: Measured[] = status === 0 ? [] : [{ figure: file, measured: `failed, exit ${status}`, holds: false }];
  return [...lines.map((line): Measured => JSON.parse(line)), ...failed];
}

function print(measured: Measured[]): void {
  const cells = [
    ["figure", "measured", "promised", ""],
    ...measured.map(({ figure, measured, promised, holds }) => [figure, measured, promised ?? "", verdict(holds)]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  for (const row of cells)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}

function verdict(holds: boolean | undefined): string {
  if (holds === undefined) return "";
  return holds ? "holds" : "BROKEN";
}
