import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Simulation, simulate } from "../../src/simulator/simulate.ts";

/** A simulated business's exports on disk. */
export interface SimulatedWorld {
  readonly folder: string;
  readonly plan: string;
  readonly truth: string;
  /** The csv files in it, and the rows of data they hold. */
  readonly exports: readonly string[];
  readonly rows: number;
}

const out = fileURLToPath(new URL("../out/", import.meta.url));

/** A world made once and kept under bench/out/ until the simulator's code changes. */
export async function simulatedWorld(simulation: Omit<Simulation, "out">): Promise<SimulatedWorld> {
  const { model, people, days, seed, off = [], traits = [] } = simulation;
  const without =
    off.length > 0 ? [`without-${off.map(({ network, paid }) => network + (paid ? "-ads" : "")).join("-")}`] : [];
  const name = [model, people, days, seed, ...traits, ...without].join("-");
  const folder = join(out, `${name}-${simulatorDigest()}`);
  // Written last: it says that the folder is whole.
  const record = `${folder}.json`;
  if (!existsSync(record)) {
    dropOlder(name);
    const { rows } = await simulate({ ...simulation, out: folder });
    writeFileSync(record, JSON.stringify({ rows }));
  }
  const { rows }: { rows: number } = JSON.parse(readFileSync(record, "utf8"));
  const exports = readdirSync(folder).filter((file) => file.endsWith(".csv"));
  return {
    folder,
    plan: join(folder, "plan.yaml"),
    truth: join(folder, "truth.json"),
    exports: exports.map((file) => join(folder, file)),
    rows,
  };
}

function dropOlder(name: string): void {
  mkdirSync(out, { recursive: true });
  const older = new RegExp(`^${name}-[0-9a-f]{8}(\\.json)?$`);
  for (const entry of readdirSync(out).filter((entry) => older.test(entry)))
    rmSync(join(out, entry), { recursive: true });
}

function simulatorDigest(): string {
  const code = fileURLToPath(new URL("../../src/simulator/", import.meta.url));
  const files = readdirSync(code, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  const hash = createHash("sha256");
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(code, file)));
  return hash.digest("hex").slice(0, 8);
}
