// `npm run fuzz`: spoils the fixtures of every format at random and looks for what must never be, until the time is up.
//   -- --seconds 60 --seed 7 --out DIR    --case N that case alone    --mutation WORDS, --fixture WORDS only these
import { type ChildProcess, fork } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Told } from "./fuzz/worker.ts";

/** An import that takes longer is a fault, and is ended. */
const mostSeconds = 10;

/** So long may it take to read the fixtures, or to write a case down. */
const mostSecondsToPrepare = 120;

const text = { type: "string" } as const;
const { values } = parseArgs({
  options: { seconds: text, seed: text, out: text, case: text, mutation: text, fixture: text },
});
const seconds = Number(values.seconds ?? 60);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const alone = values.case === undefined ? null : Number(values.case);
if (![seconds, seed, alone ?? 0].every(Number.isInteger)) {
  console.error("fuzz: --seconds, --seed and --case are whole numbers");
  process.exit(1);
}

const scratch = mkdtempSync(join(tmpdir(), "retorno-fuzz-"));
const began = performance.now();
let [cases, faults, slowest] = [0, 0, 0];
try {
  let next: number | null = alone ?? 0;
  while (next !== null) next = await runFrom(next);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const rate = (cases / ((performance.now() - began) / 1000)).toFixed(1);
console.log(`${cases} cases, ${rate} a second, the slowest ${slowest.toFixed(1)} s, ${faults} faults (seed ${seed})`);
process.exitCode = faults > 0 ? 1 : 0;

/** Runs cases in one process; answers which is next where the process was lost, null where the time is up. */
async function runFrom(first: number): Promise<number | null> {
  const child = startWorker();
  try {
    if ((await heard(child, mostSecondsToPrepare, "ready")) === null) throw new Error("the worker does not start");
    for (let number = first; ; number++) {
      const isOver = alone === null ? performance.now() - began > seconds * 1000 : number > alone;
      if (isOver) return null;
      if (!(await runCase(child, number))) return number + 1;
    }
  } finally {
    child.kill("SIGKILL");
  }
}

/** Folders that a case leaves behind are seen because nobody else writes to the worker's. */
function startWorker(): ChildProcess {
  const own = join(scratch, "tmp");
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own);
  return fork(fileURLToPath(new URL("./fuzz/worker.ts", import.meta.url)), {
    env: {
      ...process.env,
      TMPDIR: own,
      TEMP: own,
      FUZZ_SCRATCH: scratch,
      FUZZ_MUTATION: values.mutation ?? "",
      FUZZ_FIXTURE: values.fixture ?? "",
    },
    execArgv: ["--max-old-space-size=1536"],
  });
}

/** Runs one case, and says what is wrong; false where the process hangs or is gone. */
async function runCase(child: ChildProcess, number: number): Promise<boolean> {
  child.send({ seed, number });
  const reading = await heard(child, mostSecondsToPrepare, "reading", "none", "done");
  if (reading?.kind === "none") return true;
  const done = reading?.kind === "done" ? reading : await heard(child, mostSeconds, "done");
  cases++;
  const { what, file } = reading?.kind === "reading" ? reading : { what: "making the case", file: null };
  const isGone = child.exitCode !== null || child.signalCode !== null;
  if (done?.kind === "done") slowest = Math.max(slowest, done.seconds);
  const wrong = done?.kind === "done" ? done.faults : [isGone ? "the process died" : `longer than ${mostSeconds} s`];
  if (alone !== null) console.log(what);
  if (wrong.length > 0) report(number, what, file, wrong);
  return done !== null;
}

function report(number: number, what: string, file: string | null, wrong: readonly string[]): void {
  faults++;
  console.log(`case ${number} (--seed ${seed} --case ${number}): ${what}`);
  for (const fault of wrong) console.log(`  ${shortOf(fault)}`);
  if (values.out === undefined || file === null) return;
  mkdirSync(values.out, { recursive: true });
  copyFileSync(file, join(values.out, `${seed}-${number}-${basename(file)}`));
}

/** DuckDB lists all it could have done; what it could not, and where, is enough. */
function shortOf(fault: string): string {
  const lines = fault.split("\n").filter((line) => !/^\s+\S+\(.*\) -> /.test(line));
  return lines.slice(0, 12).join("\n  ").slice(0, 1500);
}

/** The worker's next word of one of these kinds; null where it says none in time, or is gone. */
function heard(child: ChildProcess, within: number, ...kinds: Told["kind"][]): Promise<Told | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle(null), within * 1000);
    const onMessage = (told: unknown) => {
      if (kinds.includes((told as Told).kind)) settle(told as Told);
    };
    const onExit = () => settle(null);
    child.on("message", onMessage).on("exit", onExit);
    function settle(told: Told | null): void {
      clearTimeout(timer);
      child.off("message", onMessage).off("exit", onExit);
      resolve(told);
    }
  });
}
