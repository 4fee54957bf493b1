import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli } from "../../src/cli/cli.ts";
import { toMinor } from "../../src/model/money.ts";
import { Statement, type StatementRow } from "../../src/model/statement.ts";
import { sides } from "../../src/simulator/sides.ts";
import type { Simulation } from "../../src/simulator/simulate.ts";
import { reconcile } from "./reconcile.ts";
import { simulatedWorld } from "./simulated-world.ts";
import { Truth } from "./truth.ts";

/** One model's statement of one world beside that world's truth; money in minor units. */
export interface Comparison {
  readonly model: string;
  /** Summed over social's rows: how far the return is off, either way, and what is true. */
  readonly offMinor: number;
  readonly trueMinor: number;
  /** Social as a whole: its return, and what a world without any of it lacks. */
  readonly socialMinor: number;
  readonly trueSocialMinor: number;
  /** Rows with a 90 % interval, and those whose interval holds the truth. */
  readonly intervals: number;
  readonly intervalsHolding: number;
  /** Totals that don't agree to the minor unit, in words. */
  readonly faults: readonly string[];
}

/** Asks `retorno roi` for a statement under each model, and holds it against the truth. */
export async function compare(world: Omit<Simulation, "out">, models: readonly string[]): Promise<Comparison[]> {
  const { folder, plan, truth: file } = await simulatedWorld(world);
  const truth = truthOf(file);
  const without = truthOf((await simulatedWorld({ ...world, off: socialSides })).truth);
  const trueSocialMinor = minor(truth.totals.revenue) - minor(without.totals.revenue);
  const compared: Comparison[] = [];
  for (const model of models) {
    const statement = await statementOf(["roi", folder, "--plan", plan, "--model", model]);
    compared.push({ model, trueSocialMinor, ...rowsBeside(truth, statement), faults: reconcile(statement, truth) });
  }
  return compared;
}

// Each run of the command line listens for a closed pipe, as a process of its own would.
process.stdout.setMaxListeners(0);

const socialSides = sides.filter(({ network }) => network !== "google" && network !== "email");

const minor = (money: string) => toMinor(money, "EUR");

const truthOf = (file: string): Truth => Truth.parse(JSON.parse(readFileSync(file, "utf8")));

async function statementOf(args: readonly string[]): Promise<Statement> {
  const folder = mkdtempSync(join(tmpdir(), "retorno-bench-"));
  try {
    const file = join(folder, "statement.json");
    const code = await runCli([...args, "--format", "json", "--out", file]);
    if (code !== 0) throw new Error(`retorno ${args.join(" ")} ended with ${code}`);
    return Statement.parse(JSON.parse(readFileSync(file, "utf8")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every social side with a row or a true return; a side without a row has a return of nothing. */
function rowsBeside(truth: Truth, { rows, totals }: Statement) {
  const beside = socialSides.map(({ network, paid }) => {
    const isIt = (one: { network?: string | undefined; paid?: boolean | undefined }) =>
      one.network === network && one.paid === paid;
    return {
      row: rows.find(({ key }) => isIt(key)),
      trueMinor: minor(truth.sides.find(isIt)?.revenue ?? "0"),
    };
  });
  const drawn = beside.flatMap(({ row, trueMinor }) => (row?.interval ? [holds(row, row.interval, trueMinor)] : []));
  return {
    offMinor: beside.reduce((sum, { row, trueMinor }) => sum + Math.abs(minor(row?.return ?? "0") - trueMinor), 0),
    trueMinor: beside.reduce((sum, { trueMinor }) => sum + trueMinor, 0),
    socialMinor: minor(totals.return),
    intervals: drawn.length,
    intervalsHolding: drawn.filter(Boolean).length,
  };
}

/** Whether the true return, as an ROI on the row's cost, lies inside its interval. */
function holds({ cost }: StatementRow, { low, high }: { low: number; high: number }, trueMinor: number): boolean {
  const roi = ((trueMinor - minor(cost)) * 100) / minor(cost);
  return low <= roi && roi <= high;
}
